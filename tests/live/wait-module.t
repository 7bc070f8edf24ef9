# --wait: a module that is loaded later is probed as soon as it comes; what is missing is told
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root kprobe vm
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
__BPFTRACE_NOTIFY_PROBES_ATTACHED=1 "$NP" --wait -q -e 'p:dummy:dummy_xmit { @ = count(); }' >np.out 2>np.err &
NP=$! SPAWNED+=($!)
until grep -q 'waits until' np.err; do sleep 0.05; done
told=$(grep -c "NP0203.*no library, program or kernel module 'dummy' here" np.err)
ip netns add $A
in_a ip link add d0 type dummy # loads the module
until grep -q PROBES_ATTACHED np.out; do sleep 0.05; done
set_sysctl $A net/ipv6/conf/d0/disable_ipv6 1
in_a ip addr add 10.99.0.1/24 dev d0
in_a ip link set d0 up
in_a ip neigh add 10.99.0.2 lladdr 02:00:00:00:00:02 dev d0 nud permanent
for i in 1 2 3 4 5; do in_a bash -c 'echo x >/dev/udp/10.99.0.2/9'; done
np_end INT
tell SEEN "$told $(sed -n 's/^@: //p' np.out)"
-- out
1 5


