# nicdrop reads the counters of devices: seven packets for which a tunnel found no way, of nprobe's own namespace
-- needs root netns tracepoint
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
net_pair
ip -n "$A" link add x0 type vxlan id 5 remote 10.9.9.9 dstport 4789
ip -n "$A" link set x0 up
ip -n "$A" addr add 10.5.0.1/24 dev x0
ip -n "$A" neigh replace 10.5.0.2 lladdr 02:00:00:00:00:05 dev x0
in_a "$TOOLS/udp_send" -n 3 10.5.0.2 9
printf '#!/bin/sh\nexec nsenter --net=/run/netns/%s "%s" "$@"\n' "$A" "${NPROBE:-$TOP/build/nprobe}" >in_ns
chmod +x in_ns
NPROBE=$PWD/in_ns np_start nicdrop --every 1h
in_a "$TOOLS/udp_send" -n 7 10.5.0.2 9
np_end INT
tell SEEN "$(grep -o 'counter.*' np.out | tr -s ' ,:]' ' ')"
-- out
counter x0 tx_errors 7


