# lost events are counted exactly: those printed and those lost are all that were sent
-- script
begin { cat("seen"); exit(); }
-- needs root tracepoint
-- setup
np_start --buffer 4096 -e 't:syscalls:sys_enter_kill /args.pid == 4194304/
	{ @sent++; printf("event %d\n", @sent); }'
kill -STOP $NP                  # nobody reads: the ring must overflow
kills 5000
kill -CONT $NP
np_end INT
printed=$(grep -c '^event ' np.out) || true
lost=$(sed -n 's/^lost \([0-9]*\) event.*/\1/p' np.err)
[ "$lost" -gt 4000 ] && [ "$printed" -gt 10 ] && many='many of each' || many="$printed printed, $lost lost"
what=$(sed -n 's/^lost [0-9]* events: //p' np.err)
echo "$((printed + lost)) in all, $many, $(grep '^@sent' np.out); $what" >seen
-- out
5000 in all, many of each, @sent: 5000; ring buffer of 4K full (line 2: printf("event %d\n", @sent)); try --buffer 8K


