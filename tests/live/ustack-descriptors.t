# stacks of many programs and of many libraries with few descriptors: what is kept open of what may be deleted has a limit, and what is lost by that is told
-- script
begin { printf("@DWARF@\n@GONE@\n@TOLD@\n"); exit(); }
-- needs root tracepoint tool:gcc
-- timeout 4
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cat >lib.c <<'C'
#include <sys/syscall.h>
__attribute__((noipa)) long of_lib(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
C
cat >prog.c <<'C'
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>
#define of_lib of_prog
#include "lib.c"
int main(void)
{
	char name[64];
	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "./%d.so", i);
		((long (*)(long))dlsym(dlopen(name, RTLD_NOW), "of_lib"))(4194304);
		of_prog(4194305);
		usleep(20000);
		unlink(name);
	}
	return 0;
}
C
cat >one.c <<'C'
long of_lib(long);
int main(void) { return of_lib(4194304) == 3; }
C
gcc -O1 -fcf-protection=none -shared -fPIC -o lib.so lib.c
for i in {0..59}; do cp lib.so $i.so; done
gcc -O1 -o prog prog.c -ldl
gcc -O1 -o one one.c ./lib.so
cpus=$(getconf _NPROCESSORS_CONF) # each takes some
limited() { (ulimit -n $(($1 + 2 * cpus)); shift; "$NP" -q "$@"); }
kills='t:syscalls:sys_enter_kill /args.pid == 4194304/'
limited 150 -e "$kills { print(ustack(dwarf, 3)); }" -- sh -c 'for i in $(seq 60); do ./one; done' >dwarf
tell DWARF "$(grep -c " main+" dwarf)"
# that it has mapped them is known at once, the names are asked for at the end
limited 80 -e "$kills { @[ustack(1)] = count(); } ${kills/4304/4305} { print(ustack(1)); }" -- ./prog >gone 2>told
named=$(grep -c of_lib+ gone) others=$(grep -c " 0x" gone)
tell GONE "$((named + others)), $((named > 0 && named <= (80 + 2 * cpus) / 8))"
tell TOLD "$(cat told)"
-- out
60
60, 1
{{\d+}} programs and libraries were gone when their names were asked for, and too many to keep them open; try a higher ulimit -n


