# a second signal ends at once what the first did not: here, nobody reads the output
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- setup
mkfifo full
exec 9<>full
__BPFTRACE_NOTIFY_PROBES_ATTACHED=1 "${NPROBE:-$TOP/build/nprobe}" \
	-e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { printf("%064d\n", 1); }' >&9 2>err &
NP=$! SPAWNED+=($!)
until grep -q Attached err; do sleep 0.02; done
kills 5000                      # more than the pipe takes
sleep 0.3
kill -INT $NP
sleep 0.3
[ ! -e /proc/$NP ] && one=ended || one=runs
np_end INT
tell SEEN "first $one, second $STATUS"
-- out
first runs, second 130


