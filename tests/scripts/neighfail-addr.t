# neighfail --addr: neighbours of one network alone, each failure once
-- args
neighfail --addr 10.77.0.8
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
for n in 8 9; do
	ip -n "$A" neigh replace 10.77.0.$n lladdr 02:00:00:00:00:08 dev v0 nud reachable
	ip -n "$A" neigh change 10.77.0.$n dev v0 nud failed
	ip -n "$A" neigh change 10.77.0.$n dev v0 nud failed
done
-- out
TIME     DEV             IP                                      STATE      EVENT
{{\d\d:\d\d:\d\d}} v0              10.77.0.8                               failed     set_failed


