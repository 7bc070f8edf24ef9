# dnslat --port and --dev, IPv6: three answers are seen, each once, from the servers' other port and through one device
-- script
begin { printf("@SEEN@\n"); exit(); }
-- args
-q @e@
-- needs root netns tracepoint
-- timeout 4
-- setup
net_pair
set_sysctl "$A" net/ipv6/conf/v0/disable_ipv6 0
set_sysctl "$B" net/ipv6/conf/v0/disable_ipv6 0
set_sysctl "$A" net/ipv6/conf/lo/disable_ipv6 0
ip -n "$A" addr add 2001:db8::1/64 dev v0 nodad
ip -n "$B" addr add 2001:db8::2/64 dev v0 nodad
spawn in_b "$TOOLS/dns" serve ready 2001:db8::2 53 54
spawn in_a "$TOOLS/dns" serve own ::1 54
until [ -e ready ] && [ -e own ]; do sleep 0.05; done
np_start dnslat --port 54 --dev v0 --slow 1ns --every 1h
in_a "$TOOLS/dns" ask 2001:db8::2 54 a aaaa
in_a "$TOOLS/dns" ask 2001:db8::2 53 a
in_a "$TOOLS/dns" ask 2001:db8::2 54 a lost
in_a "$TOOLS/dns" ask ::1 54 a
np_end INT
tell SEEN "$(awk '/^[0-9].* udp / { n[$2]++ } /^@unans/ { print } END { for (i in n) print i, n[i] }' np.out | tr '\n' ';')"
-- contains
{{^@unanswered\[2001:db8::2\]: 1;\[2001:db8::2\]:54 3;$}}
