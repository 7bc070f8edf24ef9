# watchpoint: writes, accesses and executions of a place in the command's memory, counted exactly
-- args
-q @e@ -- ./prog
-- script
watchpoint:@WATCHED@:8:w { @w[comm] = count(); }
w:@BOTH@:8:rw { @rw = count(); }
w:@TOUCH@:8:x { @x[probe] = count(); }
-- needs root tool:gcc tool:nm
-- setup
cat >prog.c <<'C'
volatile long watched = 1, both = 1; /* not cleared by exec */
__attribute__((noinline)) void touch(void) { watched = 7; }
int main(void)
{
	for (int i = 0; i < 5; i++) {
		touch();
		if (i < 3)
			both += watched; /* one reads, one writes */
	}
	return 0;
}
C
gcc -O1 -no-pie -o prog prog.c
for name in watched both touch; do
	tell ${name^^} 0x$(nm prog | awk -v n=$name '$3 == n { print $1 }' | sed 's/^0*//')
done
-- contains
{{^@w\[prog\]: 5$}}
{{^@rw: 6$}}
{{^@x\[watchpoint:0x[0-9a-f]+:8:x\]: 5$}}
