# dnslat: an answer for each query that has one, also two from one port; those without are counted by server
-- args
dnslat --addr 10.77.0.2 --slow 1ns --every 1h
-- needs root netns tracepoint
-- setup
net_pair
ip -n "$B" addr add 10.77.0.3/24 dev v0
ip -n "$A" neigh replace 10.77.0.3 lladdr 02:00:00:00:00:02 dev v0 nud permanent
for n in 2 3; do
	spawn in_b "$TOOLS/dns" serve ready$n 10.77.0.$n 53 54
	until [ -e ready$n ]; do sleep 0.05; done
done
-- traffic
in_a "$TOOLS/dns" ask 10.77.0.2 53 a aaaa
in_a "$TOOLS/dns" ask 10.77.0.2 53 again lost
in_a "$TOOLS/dns" ask 10.77.0.2 53 lost lost
in_a "$TOOLS/dns" ask 10.77.0.2 54 a lost
in_a "$TOOLS/dns" ask 10.77.0.3 53 a lost
-- contains
{{^\d\d:\d\d:\d\d 10.77.0.2:53 > 10.77.0.1:\d+ udp \d+(\.\d+)?[mu]?s$}}
{{^@unanswered\[10.77.0.2\]: 3$}}
{{^@us\[10.77.0.2\]:$}}
-- absent
{{10.77.0.3}}
{{^@(first|open)}}
