# a USDT semaphore is 0 before, 1 while traced, and 0 again afterwards, whichever way we end
-- script
begin { printf("before @BEFORE@, during @DURING@, after @AFTER@, killed @KILLED@\n"); exit(); }
-- needs root uprobe tool:gcc
-- setup
cat >prog.c <<'C'
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>
#include <stdio.h>
__attribute__((section(".probes"))) volatile unsigned short test_guarded_semaphore;
int main(void)
{
	int c;
	/* one answer a character of input */
	while ((c = getchar()) != EOF) {
		if (test_guarded_semaphore)
			STAP_PROBE1(test, guarded, 9);
		printf("%d\n", test_guarded_semaphore);
		fflush(stdout);
	}
	return 0;
}
C
gcc -O1 -o prog prog.c
mkfifo in out
spawn bash -c 'exec ./prog <in >out'
exec 8>in 9<out
answer() { printf x >&8; read -r answer <&9; }
ask() { answer; tell "$1" "$answer"; }
# the kernel takes its time to let go: what is slow is left to a child
ask_later() { for _ in $(seq 100); do answer; [ "$answer" != 0 ] || break; sleep 0.02; done; tell "$1" "$answer"; }
ask BEFORE
np_start -e "u:$PWD/prog:test:guarded { @[arg0] = count(); }"
ask DURING
np_end INT
grep -qx '@\[9\]: 1' np.out
ask_later AFTER
np_start -e "u:$PWD/prog:test:guarded { @[arg0] = count(); }"
np_end KILL
ask_later KILLED
-- out
before 0, during 1, after 0, killed 0


