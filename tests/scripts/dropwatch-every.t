# dropwatch prints its table at each interval of --every, and adds up from one to the next
-- needs root netns tracepoint
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
net_pair
np_start dropwatch --addr 10.77.0.2 --every 100ms
udp_closed 3
np_shows 2 ' 3$'
udp_closed 4
np_shows 2 ' 7$'
np_shows 4 '^..:..:..$'
np_end INT
tell SEEN "$(grep -cE " (4|10)$" np.out || :)"
-- out
0


