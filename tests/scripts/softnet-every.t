# softnet prints at each interval, and begins anew
-- needs root netns tracepoint
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
net_pair
xdp_on pass native
np_start softnet --every 100ms --dev v0
udp_closed 1
np_shows 1 ' v0$'
udp_closed 1
np_shows 2 ' v0$'
np_end INT
tell SEEN "$(grep -cE " 1 +0 +0 v0$" np.out) $(grep -cE " 2 +0 +0 v0$" np.out || :)"
-- out
2 0


