# nprobe addr: what several debug files share, as dwz makes it, by a path from the directory of one
-- args
-q -e 'begin { cat("results"); exit(); }'
-- needs root tool:gcc tool:dwz tool:objcopy
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cat >shared.h <<'C'
struct long_name_that_is_shared { int number; struct long_name_that_is_shared *next_of_the_list, *last_of_the_list; };
static inline __attribute__((always_inline)) int inner_function_that_is_shared(struct long_name_that_is_shared *s)
{
	__asm__ volatile("nop; nop; nop; nop");
	return s->number;
}
C
for f in one two; do
	printf '#include "shared.h"\nint outer(struct long_name_that_is_shared *s)\n{\n\treturn inner_function_that_is_shared(s) + 1;\n}\nint main(void) { return 0; }\n' >$f.c
	gcc -g -O1 -fcf-protection=none -gdwarf-4 -o $f $f.c -Wl,--build-id=none
	objcopy --only-keep-debug $f $f.debug
	strip $f
	objcopy --add-gnu-debuglink=$f.debug $f
done
mkdir dwz
dwz -q -m dwz/common -M ../$(basename "$PWD")/dwz/common one.debug two.debug
for f in one two; do # their checksums are others now
	objcopy --remove-section .gnu_debuglink $f
	objcopy --add-gnu-debuglink=$f.debug $f
	"$NP" addr ./$f.debug outer+2; "$NP" addr ./$f outer+2
done >results 2>&1
readelf -SW one.debug | grep -c gnu_debugaltlink >>results
-- out
outer+0x2 shared.h:4 in inner_function_that_is_shared < one.c:4
outer+0x2 shared.h:4 in inner_function_that_is_shared < one.c:4
outer+0x2 shared.h:4 in inner_function_that_is_shared < two.c:4
outer+0x2 shared.h:4 in inner_function_that_is_shared < two.c:4
1


