# txqueue: how long each packet of a device and port waited; one more than the queue lets pass at once waits longest
-- script
begin { printf("@SEEN@\n"); exit(); }
-- args
-q @e@
-- needs root netns tracepoint tool:tc
-- timeout 4
-- setup
net_pair
# 1600 bytes at once, then 1000 a second; room for one more
in_a tc qdisc add dev v0 root tbf rate 8kbit burst 1600 limit 500
np_start txqueue --dev v0 --port 9 --every 1h
in_a "$TOOLS/udp_send" -l 8 10.77.0.2 10
in_a "$TOOLS/udp_send" 10.77.0.1 9
in_a "$TOOLS/udp_send" -n 5 -l 450 10.77.0.2 9
until [ "$(in_a tc -s qdisc show dev v0 | grep -c 'Sent 2018 bytes 5 pkt')" = 1 ]; do sleep 0.1; done
np_end INT
tell SEEN "$(awk '/^@us/ { print $1 } /^\[/ { sub(/ *\|.*/, ""); n += $NF; if ($1 ~ /^\[(64K|128K|256K|512K|1M|2M),/) late += $NF }
	END { print n, late }' np.out | tr '\n' ';')"
-- out
@us[v0]:;4 1;


