# a function of libc by the library's short name, one process, by -p; wildcards take every match
-- args
-p @PID@ @e@
-- script
p:c:getppid { @c[comm] = count(); }
p:@DIR@/prog:fn_* { @f[probe] = count(); }
r:@DIR@/prog:fn_* { @r[retval] = count(); }
-- needs root uprobe tool:gcc
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
#include <unistd.h>
#include <stdio.h>
#define F(n, v) __attribute__((noinline)) int fn_##n(void) { __asm__ volatile(""); return v; }
F(one, 1) F(two, -2) F(three, 3)
int main(void)
{
	volatile int s = 0;
	getchar();
	for (int i = 0; i < 17; i++) {
		s += getppid();
		s += fn_one() + (i % 2 ? fn_two() : 0);
	}
	s += fn_three();
	return 0;
}
C
gcc -O1 -fno-builtin -o prog prog.c
mkfifo in
spawn bash -c 'exec ./prog <in'
exec 9>in
tell PID "${SPAWNED[0]}"
-- traffic
echo | ./prog                   # another process: not counted
echo >&9
-- ends itself
-- contains
{{^@c\[prog\]: 17$}}
{{^@f\[uprobe:.*:fn_one\]: 17$}}
{{^@f\[uprobe:.*:fn_two\]: 8$}}
{{^@f\[uprobe:.*:fn_three\]: 1$}}
{{^@r\[1\]: 17$}}
{{^@r\[-2\]|^@r\[4294967294\]}}
{{^@r\[3\]: 1$}}
