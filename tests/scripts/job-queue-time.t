# the time from the queue of a device to its driver: two tracepoints, one key
-- script
t:net:net_dev_queue < start(skbaddr) >
t:net:net_dev_xmit (name == "v7") < hist(since(skbaddr)) by name >
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$A" link add v7 type veth peer name v8
ip -n "$A" addr add 10.78.0.1/24 dev v7
ip -n "$A" link set v7 up
ip -n "$A" link set v8 up
ip -n "$A" neigh replace 10.78.0.2 lladdr 02:00:00:00:00:07 dev v7 nud permanent
-- traffic
in_a "$TOOLS/udp_send" 10.78.0.2 9
-- out
name = v7, in ns
{{\[\w+, \w+\) +1 \|@{52}\|}}

