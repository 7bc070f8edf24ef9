# in r:, the entry arguments are there by name where fexit attaches
-- script
r:udp_sendmsg { @[len, retval] = count(); }
-- needs root netns fentry
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@\[(\d+), \1\]: 23$}}
