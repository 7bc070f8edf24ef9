# one of five segments is missing: the four behind it tell, long before the timer would
-- args
tcpretrans --count --every 1h --port @PORT@
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$A" route replace 10.77.0.0/24 dev v0 src 10.77.0.1 rto_min 60s
tcp_open
-- traffic
unacked() { in_a awk '$3 ~ /:1FA3$/ { split($5, q, ":"); print q[1] }' /proc/net/tcp; }
before=$(retrans_count)
ip -n "$B" addr del 10.77.0.2/24 dev v0
echo send >&$TCP
until [ "$(unacked)" = 00000008 ]; do sleep 0.02; done
ip -n "$B" addr add 10.77.0.2/24 dev v0
for i in 1 2 3 4; do echo send >&$TCP; done
until [ "$(retrans_count)" -gt "$before" ]; do sleep 0.02; done
until [ "$(unacked)" = 00000000 ]; do sleep 0.02; done
-- contains
{{^10\.77\.0\.1:\d+ > 10\.77\.0\.2:8099 tcp +fast +1$}}
-- absent
{{RTO|TLP|loss|other}}
