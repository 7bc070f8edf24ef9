# all tracepoints of the network with command, process, probe and stack
-- script
t:net:* < printf("%s(%d): %s %s", comm, pid, probe, kstack) >
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
in_a "$TOOLS/udp_send" 10.77.0.2 9
-- contains
{{^python3\([1-9]\d*\): tracepoint:net:net_dev_queue $}}
{{^python3\([1-9]\d*\): tracepoint:net:net_dev_start_xmit $}}
{{^ +__dev_queue_xmit\+\d+$}}
{{^ +udp_send_skb\S*\+\d+$}}
