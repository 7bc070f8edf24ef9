# dropcount begins anew with each interval; --addr knows IPv6
-- needs root netns tracepoint
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
net_pair
net_pair6
np_start dropcount --port 9 --addr fd77::2 --every 100ms --total
udp_closed 2
in_a "$TOOLS/udp_send" fd77::2 9
np_shows 1 ' 1$'
in_a "$TOOLS/udp_send" fd77::2 9
np_shows 2 ' 1$'
np_end INT
tell SEEN "$(grep -c " 1$" np.out) $(grep -c " [234]$" np.out || :)"
-- out
2 0


