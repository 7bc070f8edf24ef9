# -p: a program where its own mount namespace has it, by a path that is not here; libraries by name
-- args
-q -p @PID@ @e@
-- script
p:/mnt/np_there/prog:hello { @path[arg0] = count(); }
r:/mnt/np_there/prog:hello { @ret = sum(retval); }
p:c:getppid { @libc = count(); }
-- needs root uprobe tool:gcc
-- setup
cat >prog.c <<'C'
#include <unistd.h>
__attribute__((noinline)) int hello(int n) { __asm__ volatile(""); return n + 1; }
int main(void)
{
	char c;
	volatile int s = 0;
	write(1, "x", 1);
	while (read(0, &c, 1) == 1) {
		s += hello(41);
		getppid();
		write(1, "y", 1);
	}
	return 0;
}
C
gcc -O1 -o prog prog.c
mkfifo in out
unshare -m bash -c 'mount -t tmpfs none /mnt && mkdir /mnt/np_there && cp prog /mnt/np_there
	exec /mnt/np_there/prog <in >out' & P=$!
SPAWNED+=($P)
exec 7>in 8<out
read -rn1 <&8
tell PID $P
-- traffic
printf 'abcde' >&7
read -rn5 <&8
-- out


@libc: 5
@path[41]: 5
@ret: 210
