# strings in a user probe: the pointer says whose memory it is, not the probe; uptr and kptr force it
-- args
-q -c @DIR@/prog @e@
-- script
p:@DIR@/prog:say {
	$kernel = (uint64)&curtask->comm; $user = (uint64)arg0;
	printf("%s %s %s [%s]\n", str(arg0), str($user), str(uptr(arg0)), str(kptr(arg0)));
	printf("%s %s %s %s [%s]\n", curtask->comm, str((int8 *)curtask->comm), str($kernel), str(kptr($kernel)), str(uptr($kernel)));
	print((buf(arg0, 5), buf($kernel, 4), buf(kptr($kernel), 4), strlen(str($user))));
}
-- needs root uprobe btf tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <stdio.h>
__attribute__((noinline)) void say(const char *s) { __asm__ volatile("" : : "r"(s) : "memory"); }
int main(void) { char s[] = "hello there"; say(s); return 0; }
C
gcc -O1 -o prog prog.c
-- out
hello there hello there hello there []
prog prog prog prog []
(hello, prog, prog, 11)


