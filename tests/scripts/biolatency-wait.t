# biolatency --queued has the time in the queue in it: of two requests of 3 s the second waits for the first
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root guest
-- setup
"$(</proc/sys/kernel/modprobe)" null_blk nr_devices=1 irqmode=2 completion_nsec=3000000000 hw_queue_depth=1 submit_queues=1
until [ -b /dev/nullb0 ]; do sleep 0.1; done
echo mq-deadline >/sys/block/nullb0/queue/scheduler || :
both() { # OPTION...: histogram of two reads at a time
	np_start biolatency --disk nullb0 "$@"
	for at in 0 9000; do
		spawn dd if=/dev/nullb0 of=/dev/null bs=4096 count=1 skip=$at iflag=direct
	done
	wait "${SPAWNED[@]: -2}"
	np_end INT
	awk '/^\[/ && $3 { print $1 $2 $3 }' np.out | tr '\n' ' '
}
tell SEEN "$(both) queued $(both --queued)"
-- out
[2G,4G)2  queued [2G,4G)1 [4G,8G)1 


