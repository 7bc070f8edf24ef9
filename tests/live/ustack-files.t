# user stacks by names that are in files of their own: by build id and by .gnu_debuglink (checked), in --debug-dir and beside the program; packed in .gnu_debugdata; with lines; of a library
-- args
-q --debug-dir @DIR@/dbg @e@ -- ./all
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { printf("%s%s", comm, ustack(3)); if (comm == "linked") { print(ustack(lines, 2)); count(ustack(1)); } }
-- needs root tracepoint tool:gcc tool:objcopy tool:xz
-- setup
tell DIR "$PWD"
cat >lib.c <<'C'
#include <sys/syscall.h>
static __attribute__((noinline, used)) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
static inline __attribute__((always_inline)) long within(long n)
{
	return leaf(n) + 1;
}
static __attribute__((noinline, used)) long middle(long n)
{
	return within(n) + 1;
}
#ifdef LIB
long outer(long n) { return middle(n) + 1; }
#else
long outer(long n);
#ifdef USE
int main(void) { return outer(4194304) == 3; }
#else
int main(void) { return middle(4194304) == 3; }
#endif
#endif
C
flags='-g -O0 -fcf-protection=none -fPIE -pie'
gcc $flags -o linked lib.c -Wl,--build-id=none
gcc $flags -o beside lib.c -Wl,--build-id=none
gcc $flags -o wrong lib.c -Wl,--build-id=none
gcc $flags -o byid lib.c -Wl,--build-id=0xabcdef0123456789
gcc $flags -o packed lib.c -Wl,--build-id=none
gcc -g -O0 -fcf-protection=none -fPIC -shared -DLIB -o libouter.so lib.c -Wl,--build-id=0xabcdee0123456789
gcc $flags -DUSE -o uses lib.c -L. -louter -Wl,-rpath,"$PWD" -Wl,--build-id=none
mkdir -p dbg/.build-id/ab .debug
objcopy --only-keep-debug linked dbg/linked.debug
objcopy --only-keep-debug beside .debug/beside.debug
objcopy --only-keep-debug byid dbg/.build-id/ab/cdef0123456789.debug
objcopy --only-keep-debug libouter.so dbg/.build-id/ab/cdee0123456789.debug
cp dbg/linked.debug dbg/wrong.debug
objcopy --only-keep-debug packed mini
objcopy -S --remove-section .comment --strip-debug mini; strip --strip-debug mini; xz mini
for f in linked beside byid packed wrong libouter.so; do strip $f; done
objcopy --add-gnu-debuglink=dbg/linked.debug linked
objcopy --add-gnu-debuglink=.debug/beside.debug beside
objcopy --add-gnu-debuglink=dbg/wrong.debug wrong
echo >>dbg/wrong.debug # another build's
objcopy --add-section .gnu_debugdata=mini.xz packed
printf '#!/bin/sh\n./linked; ./beside; ./byid; ./packed; ./wrong; ./uses; :\n' >all
chmod +x all
-- out
linked
        leaf+{{\d+}}
        middle+{{\d+}}
        main+{{\d+}}

        leaf+0x{{[0-9a-f]+}} lib.c:5
        within lib.c:10 (inlined)
        middle+0x{{[0-9a-f]+}} lib.c:14

beside
        leaf+{{\d+}}
        middle+{{\d+}}
        main+{{\d+}}
byid
        leaf+{{\d+}}
        middle+{{\d+}}
        main+{{\d+}}
packed
        leaf+{{\d+}}
        middle+{{\d+}}
        main+{{\d+}}
wrong
        0x{{[0-9a-f]+}}
        0x{{[0-9a-f]+}}
        0x{{[0-9a-f]+}}
uses
        leaf+{{\d+}}
        middle+{{\d+}}
        outer+{{\d+}}

ustack(1) {{ +}}COUNT
leaf+{{\d+}} lib.c:5{{ +}}1
