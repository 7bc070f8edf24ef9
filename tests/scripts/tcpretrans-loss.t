# all of four segments are lost: the timer sends the first again, and what answers come bring the three others
-- args
tcpretrans --count --every 1h --port @PORT@
-- needs root netns tracepoint
-- setup
net_pair
set_sysctl "$A" net/ipv4/tcp_retrans_collapse 0
set_sysctl "$A" net/ipv4/tcp_frto 0
# the timer does not fire again before a slow machine has given the address back
ip -n "$A" route change 10.77.0.0/24 dev v0 scope link src 10.77.0.1 rto_min 1s
tcp_open
-- traffic
unacked() { in_a awk '$3 ~ /:1FA3$/ { split($5, q, ":"); print q[1] }' /proc/net/tcp; }
before=$(retrans_count)
ip -n "$B" addr del 10.77.0.2/24 dev v0
echo send send send send >&$TCP
until [ "$(retrans_count)" -gt "$before" ]; do sleep 0.02; done
ip -n "$B" addr add 10.77.0.2/24 dev v0
until [ "$(unacked)" = 00000000 ]; do sleep 0.02; done
-- contains
{{^10\.77\.0\.1:\d+ > 10\.77\.0\.2:8099 tcp +RTO +\d+$}}
{{^10\.77\.0\.1:\d+ > 10\.77\.0\.2:8099 tcp +loss +3$}}
-- absent
{{fast|TLP|other}}
