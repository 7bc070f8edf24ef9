# nprobe addr: a debug file of another build is not taken, though .gnu_debuglink has a path; nor one that debug files share; the right one by its build id
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root uprobe tool:gcc tool:dwz tool:objcopy tool:readelf
-- setup
set +e
NP=${NPROBE:-$TOP/build/nprobe}
flags='-g -O1 -fcf-protection=none -gdwarf-4 -Wl,--build-id=none'
echo 'int main(void) { return 7; }' >a.c
printf '\n\n\nint main(void) { return 8; }\n' >b.c
gcc $flags -o a a.c
gcc $flags -o b b.c
strip a
printf '%s\0' "$PWD/b" >link
truncate -s %4 link
printf 'abcd' >>link
objcopy --add-section .gnu_debuglink=link a
pair() { # NAME: two programs that share debug info
	cat >shared.h <<C
struct long_name_that_is_shared { int number; struct long_name_that_is_shared *next_of_the_list, *last_of_the_list; };
static inline __attribute__((always_inline)) int $1_function_that_is_shared(struct long_name_that_is_shared *s)
{
	__asm__ volatile("nop; nop; nop; nop");
	return s->number;
}
C
	for f in one two; do
		printf '#include "shared.h"\nint outer(struct long_name_that_is_shared *s)\n{\n\treturn %s_function_that_is_shared(s) + 1;\n}\nint main(void) { return 0; }\n' $1 >$f.c
		gcc $flags -o $f $f.c
	done
	dwz -q -m common.$1 -M ./common one two
}
pair other
pair right
id=$(readelf -n common.right | sed -n 's/.*Build ID: //p')
mkdir -p dbg/.build-id/${id:0:2}
{
	"$NP" addr ./a main
	mv common.other common
	"$NP" addr ./one outer+2
	cp common.right dbg/.build-id/${id:0:2}/${id:2}.debug
	"$NP" addr --debug-dir dbg ./one outer+2
	mv common.right common
	"$NP" addr ./one outer+2
	rm common; mkfifo common
	timeout 5 "$NP" addr ./one outer+2
	timeout 5 "$NP" -n -e "uprobe:$PWD/one:outer { print(args.s) }" >/dev/null 2>&1; echo $?
} >results 2>&1
-- out
nprobe: error NP0502: './a': no debug info of it is found
outer+0x2 shared.h:4 in ? < one.c:4
outer+0x2 shared.h:4 in right_function_that_is_shared < one.c:4
outer+0x2 shared.h:4 in right_function_that_is_shared < one.c:4
outer+0x2 shared.h:4 in ? < one.c:4
1


