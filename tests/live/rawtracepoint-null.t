# arguments of raw tracepoints that may be NULL: numbers, arrays and strings in what they point to need no check
-- script
rt:fib_table_lookup (flp->daddr in 10.77.9.0/24) {
	printf("%s %s %s [%s]\n", ntop(flp->daddr), ntop(nhc->nhc_gw.ipv6), nhc->nhc_gw_family, nhc->nhc_dev->name);
	@[ntop(nhc->nhc_gw.ipv6), buf(nhc->nhc_gw.ipv6.in6_u.u6_addr8, 4)] = count();
}
-- needs root netns tracepoint btf
-- setup
net_pair
ip -n "$A" route add unreachable 10.77.9.9
set_sysctl "$A" net/ipv6/conf/v0/disable_ipv6 0
ip -n "$A" addr add 2001:db8::1/64 dev v0 nodad
ip -n "$A" route add 10.77.9.8 via inet6 2001:db8::7
-- traffic
in_a "$TOOLS/udp_send" 10.77.9.9 9 || true
in_a "$TOOLS/udp_send" 10.77.9.8 9
-- contains
{{^10\.77\.9\.9 :: 0 \[\]$}}
{{^10\.77\.9\.8 2001:db8::7 10 \[v0\]$}}
