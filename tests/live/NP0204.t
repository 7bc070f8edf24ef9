# tracepoints that cannot be read: the message says why, and the command that mends it
-- script
begin { printf("@UNMOUNTED@\n"); exit(); }
-- needs root tracepoint
-- setup
# debugfs mounts tracefs by itself
unshare -m sh -c 'umount -l /sys/kernel/tracing; umount -R /sys/kernel/debug 2>/dev/null
	"${NPROBE:-$TOP/build/nprobe}" --for 1s -e "t:skb:kfree_skb < count() >"' 2>err && status=0 || status=$?
grep -q '^-e:1:1: error NP0204: ' err && grep -q 'hint: .*mount -t tracefs' err && told=told || told="$(cat err)"
tell UNMOUNTED "status $status, $told"
-- out
status 1, told


