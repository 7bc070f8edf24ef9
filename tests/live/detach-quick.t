# with perf's tracepoints, from SIGINT to the last line takes less than 200 ms
-- script
begin { printf("%d of 5 were slow\n", @SLOW@); exit(); }
-- needs root tracepoint
-- setup
slow=0
for i in 1 2 3 4 5; do
	np_start -v -e 't:syscalls:sys_enter_getppid { @ = count(); } t:sched:sched_switch { @s[args.prev_comm] = count(); }'
	np_end INT
	echo "$MS ms" >&2
	[ $MS -lt 200 ] || slow=$((slow + 1))
done
cat np.err >&2
tell SLOW $slow
-- out
0 of 5 were slow


