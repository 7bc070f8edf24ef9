# unwatch: the watchpoint ends, here after the third write, and others stay (which an emulator may report twice)
-- args
-q @e@ -- ./prog
-- script
watchpoint:@WATCHED@:8:w { @a++; if (@a == 3) { unwatch(@WATCHED@); } }
watchpoint:@OTHER@:8:w { @b++; }
-- needs root tool:gcc tool:nm
-- setup
cat >prog.c <<'C'
#include <unistd.h>
volatile long watched = 1, other = 1;
int main(void)
{
	for (int i = 0; i < 6; i++) {
		watched = i;
		usleep(300000);
		other = i;
	}
	return 0;
}
C
gcc -O1 -no-pie -o prog prog.c
for name in watched other; do
	tell ${name^^} 0x$(nm prog | awk -v n=$name '$3 == n { print $1 }' | sed 's/^0*//')
done
-- contains
{{^@a: 3$}}
{{^@b: [68]$}}
