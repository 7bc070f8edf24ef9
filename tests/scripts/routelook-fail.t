# routelook --fail: only lookups that found no way, IPv4 and IPv6, without those in the table of local addresses
-- args
routelook --fail
-- needs root netns tracepoint btf
-- setup
net_pair
set_sysctl "$A" net/ipv6/conf/v0/disable_ipv6 0
ip -n "$A" addr add 2001:db8::1/64 dev v0 nodad
ip -n "$A" rule add to 10.88.7.0/24 table 77
ip -n "$A" route add prohibit 10.88.8.8
ip -n "$A" route add blackhole 2001:db8:7::/64
-- traffic
for to in 10.77.0.2 10.88.7.7 10.88.8.8 2001:db8::2 2001:db8:7::7; do
	in_a "$TOOLS/udp_send" $to 9 2>/dev/null || true
done
-- contains
{{python3 +[1-9]\d* main +0\.0\.0\.0 -> 10\.88\.7\.7 +0 => - +0\.0\.0\.0 +-11 EAGAIN$}}
{{python3 +[1-9]\d* main +0\.0\.0\.0 -> 10\.88\.8\.8 +0 => - +0\.0\.0\.0 +-13 EACCES$}}
{{python3 +[1-9]\d* main +:: -> 2001:db8:7::7 .* -22 EINVAL$}}
-- absent
{{-> 10\.77\.0\.2 }}
{{-> 2001:db8::2 }}
{{ local }}
