# a wildcard attaches to each function that matches, and probe names the one that fired
-- script
p:udp_send{msg,_skb} /comm == "python3"/ < count(probe) >
-- needs root netns fentry
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^kprobe:udp_sendmsg +23$}}
{{^kprobe:udp_send_skb +23$}}
