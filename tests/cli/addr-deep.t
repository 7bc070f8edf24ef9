# debug info with blocks within blocks, more than a stack takes; inlined functions within the innermost of 300000
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root uprobe tool:gcc
-- setup
set +e
NP=${NPROBE:-$TOP/build/nprobe}
# abbreviations: a unit (.debug_line, name, from, size), a block, an inlined function (name, from, size, called at)
cat >deep.s <<'S'
.text
.globl main
.type main,%function
.file 1 "deep.c"
main:
.Lfrom:
.loc 1 3 0
nop
nop
nop
nop
.Lto:
.size main,.-main
.section .debug_abbrev,"",%progbits
.uleb128 1, 0x11
.byte 1
.uleb128 0x10, 0x17, 0x3, 0x8, 0x11, 0x1, 0x12, 0x7, 0, 0
.uleb128 2, 0xb
.byte 1
.uleb128 0x11, 0x1, 0x12, 0x7, 0, 0
.uleb128 3, 0x1d
.byte 0
.uleb128 0x3, 0x8, 0x11, 0x1, 0x12, 0x7, 0x58, 0xb, 0x59, 0xb, 0, 0
.byte 0
.section .debug_info,"",%progbits
.long .Lend-.Lbegin
.Lbegin:
.value 4
.long .debug_abbrev
.byte 8
.uleb128 1
.long .debug_line
.string "deep.c"
.quad .Lfrom, .Lto-.Lfrom
.rept 300000
.uleb128 2
.quad .Lfrom, .Lto-.Lfrom
.endr
.uleb128 3
.string "inlined"
.quad .Lfrom, .Lto-.Lfrom
.byte 1, 7
.zero 300001
.Lend:
.section .debug_line,"",%progbits
.section .note.GNU-stack,"",%progbits
S
gcc -o deep deep.s
{
	"$NP" addr ./deep main+2
	"$NP" -n -e "uprobe:$PWD/deep:main { print(args.x) }" 2>&1 | grep -c NP0206
	"$NP" -n -e "p:$PWD/deep:main { print(1) }"; echo $?
} >results 2>&1
-- out
main+0x2 deep.c:3 in inlined < deep.c:7
1
0


