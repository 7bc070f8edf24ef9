# txqueue: what is cut into segments behind the queue has waited as well: twenty datagrams of ten segments
-- script
begin { printf("@SEEN@\n"); exit(); }
-- args
-q @e@
-- needs root netns tracepoint tool:ethtool
-- setup
net_pair
in_a ethtool -K v0 tx-udp-segmentation off gso on
np_start txqueue --dev v0 --port 9 --every 1h
in_a python3 -c 'import socket
UDP_SEGMENT = 103
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_UDP, UDP_SEGMENT, 100)
for i in range(20): s.sendto(bytes(1000), ("10.77.0.2", 9))'
np_end INT
tell SEEN "$(awk '/^@us/ { print $1 } /^\[/ { sub(/ *\|.*/, ""); n += $NF } END { print n }' np.out | tr '\n' ';') $(in_a cat /sys/class/net/v0/statistics/tx_packets)"
-- out
@us[v0]:;20; 200


