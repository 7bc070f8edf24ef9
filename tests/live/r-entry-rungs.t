# r: keeps the entry's arguments and its time on every rung: forced kretprobe, cheapest, many at once
-- script
kretprobe:udp_sendmsg { @k[len, retval, arg2] = count(); }
kretprobe:udp_sendmsg /comm == "python3" && dur > 0 && dur < 10s/ { @kd = count(); }
r:udp_sendmsg /comm == "python3" && dur > 0 && dur < 10s/ { @r[len, retval] = count(); }
r:udp_{send,recv}msg { @m[func, len, retval] = count(); }
r:udp_{send,recv}msg /comm == "python3" && len == arg2 && dur > 0 && dur < 10s/ { @md[func] = count(); }
r:udp_{send,recv}msg /comm == "python3" && dur > 0 && dur < 10s/ { @mt[func] = count(); }
-- needs root netns kprobe
-- setup
net_pair
-- traffic
udp_closed 23
-- contains
{{^@k\[(\d+), \1, \1\]: 23$}}
{{^@kd: 23$}}
{{^@r\[(\d+), \1\]: 23$}}
{{^@m\[udp_sendmsg, (\d+), \1\]: 23$}}
{{^@md\[udp_sendmsg\]: 23$}}
{{^@mt\[udp_sendmsg\]: 23$}}
-- absent
{{^lost}}
