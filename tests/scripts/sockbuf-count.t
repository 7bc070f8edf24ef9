# sockbuf has a line for each event: five datagrams of IPv6's or IPv4's, three pings
-- args
@e@
-- needs root netns tracepoint kernel>=6.11
-- script
begin { printf("@SEEN@\n"); exit(); }
-- setup
net_pair
net_pair6
full_udp fd77::2 7
full_udp 10.77.0.2 7
full_ping fd77::1
np_start sockbuf --addr fd77::/64
in_a "$TOOLS/udp_send" -n 5 fd77::2 7
in_a "$TOOLS/udp_send" -n 2 10.77.0.2 7
three_pings
np_end INT
tell SEEN "$(grep -c '\[fd77::2\]:7 > \[::\]:0 udp *receive queue is full' np.out) $(grep -c 'fd77::1 > fd77::2 icmp6 *receive' np.out) $(grep -c 10.77 np.out || :)"
-- out
5 3 0


