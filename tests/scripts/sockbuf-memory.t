# sockbuf tells when a protocol has used up its memory, by the socket that got none
-- args
sockbuf --port 7
-- needs root netns tracepoint guest
-- setup
net_pair
spawn in_b "$TOOLS/full_socket" open 10.77.0.2 7 full
until [ -e full ]; do sleep 0.02; done
least=$(</proc/sys/net/ipv4/udp_rmem_min) most=$(</proc/sys/net/ipv4/udp_mem)
echo 1 >/proc/sys/net/ipv4/udp_rmem_min
echo "0 0 1" >/proc/sys/net/ipv4/udp_mem
-- cleanup
[ -z "${least:-}" ] || echo "$least" >/proc/sys/net/ipv4/udp_rmem_min
[ -z "${most:-}" ] || echo "$most" >/proc/sys/net/ipv4/udp_mem
-- traffic
# each CPU has up to 1 MiB that is not accounted for yet
in_a "$TOOLS/udp_send" -n 100 -l 60000 10.77.0.2 7
-- contains
{{^\S+ +- - +\d+ +33554432 +0 +\d+ 10\.77\.0\.2:7 > 0\.0\.0\.0:0 udp +UDP has [1-9]\d* pages, limit 1$}}
-- absent
{{limit 0$}}
