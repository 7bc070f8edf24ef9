# addresses of neighbours are shown as such: of IP, and of cards, no more bytes than these have
-- script
t:neigh:neigh_update (dev == "v0" && new_state != 0);
-- needs root netns tracepoint
-- setup
net_pair
-- traffic
ip -n "$A" neigh replace 10.77.0.9 lladdr 02:00:00:00:00:09 dev v0 nud reachable
-- contains
{{ tracepoint:neigh:neigh_update family=AF_INET dev=v0 lladdr=\w\w(:\w\w){5} .*primary_key4=10.77.0.9 .* new_lladdr=02:00:00:00:00:09 new_state=reachable update_flags=0x\w+ }}
