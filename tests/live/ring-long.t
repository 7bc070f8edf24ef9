# events with long strings: those that the ring has no room for are counted, one larger than it too
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tracepoint
-- setup
printf -v long '%060000d' 0
for buffer in 65536 4096; do
	np_start --buffer $buffer -e 't:syscalls:sys_enter_execve /str(args.argv[1]) == "np-ring"/
		{ @sent++; printf("event %s\n", str(args.argv[2], 65536)); }'
	kill -STOP $NP
	for i in 1 2 3 4 5; do /bin/true np-ring $long; done
	kill -CONT $NP
	np_end INT
	printed=$(grep -c "^event 0*$" np.out) || true
	lost=$(sed -n 's/^lost \([0-9]*\) event.*/\1/p' np.err)
	seen+="$printed printed, $lost lost; "
done
tell SEEN "$seen"
-- out
1 printed, 4 lost; 0 printed, 5 lost; 


