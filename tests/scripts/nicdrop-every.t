# nicdrop prints at each interval, and begins anew
-- needs root netns tracepoint
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
net_pair
xdp_on aborted generic
np_start nicdrop --dev v0 --every 100ms
udp_closed 1
np_shows 1 'program aborted'
udp_closed 1
np_shows 2 'program aborted'
np_end INT
tell SEEN "$(grep -cE "program aborted(\]:)? +1$" np.out) $(grep -c "program aborted.* 2$" np.out || :)"
-- out
2 0


