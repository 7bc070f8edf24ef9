# what maps count under ustack(dwarf) for the same frames is added up: each kind of aggregation
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	$n = (int64)args.sig - 2;
	@a_count[ustack(dwarf, 1)] = count();
	@b_sum[ustack(dwarf, 1)] = sum($n);
	@c_avg[ustack(dwarf, 1)] = avg($n);
	@d_min[ustack(dwarf, 1)] = min($n);
	@e_max[ustack(dwarf, 1)] = max($n);
	@f_stats[ustack(dwarf, 1)] = stats($n);
	@g_hist[ustack(dwarf, 1)] = hist($n);
	@h_lhist[ustack(dwarf, 1), "x"] = lhist($n, -2, 10, 6);
	quantile($n) by ustack(dwarf, 1);
}
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <unistd.h>
#include <sys/syscall.h>
__attribute__((noipa)) long leaf(long pid, long sig)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(sig) : "rcx", "r11", "memory");
	return n;
}
int main(int argc, char **argv)
{
	for (volatile long i = 0; i < 8; i++)
		leaf(4194304, i), usleep(20000); /* room for values that are new: the kernel makes more a moment later */
	return 0;
}
C
gcc -O2 -fomit-frame-pointer -fcf-protection=none -o prog prog.c
-- out


@a_count[
        leaf+{{\d+}}
]: 8
@b_sum[
        leaf+{{\d+}}
]: 12
@c_avg[
        leaf+{{\d+}}
]: 1
@d_min[
        leaf+{{\d+}}
]: -2
@e_max[
        leaf+{{\d+}}
]: 5
@f_stats[
        leaf+{{\d+}}
]: { .count = 8, .average = 1, .total = 12 }
@g_hist[
        leaf+{{\d+}}
]:
(..., 0)               2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[0]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@                          |
[1]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@                          |
[2, 4)                 2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[4, 8)                 2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@h_lhist[
        leaf+{{\d+}}
, x]:
[-2, 4)                6 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[4, 10)                2 |@@@@@@@@@@@@@@@@@                                   |

ustack(dwarf, 1) {{.*}}
leaf+{{\d+ .*}}
