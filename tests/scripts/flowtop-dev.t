# flowtop --dev counts what one device carries; an interval prints, and begins anew
-- script
begin { printf("@SEEN@\n"); exit(); }
-- args
-q @e@
-- needs root netns tracepoint
-- timeout 2
-- setup
net_pair
np_start flowtop --dev lo --port 4109 --every 300ms
in_a "$TOOLS/udp_send" -n 5 10.77.0.2 4109
in_a "$TOOLS/udp_send" -l 100 10.77.0.1 4109
until [ "$(grep -c :..:..$ np.out)" -gt 3 ] && grep -q ^TX np.out; do sleep 0.1; done
sleep 1
np_end INT
tell SEEN "$(grep -E '^(RX|TX|direction)' np.out | sed 's/10.77.0.1:[0-9]* >/ANY >/; s/  */ /g' | tr '\n' ';')"
-- contains
{{^direction flow COUNT AVG TOTAL;(RX ANY > 10.77.0.1:4109 udp 1 128 128;TX ANY > 10.77.0.1:4109 udp 1 128 128;|TX ANY > 10.77.0.1:4109 udp 1 128 128;RX ANY > 10.77.0.1:4109 udp 1 128 128;)$}}
