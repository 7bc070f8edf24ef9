# more places than may be probed: counted before anything is attached, by one probe or together
-- args
-n --max-probes 20 @e@
-- world 6.12
-- script
t:tcp:* { }
p:tcp_* { }
t:skb:kfree_skb, t:skb:consume_skb, t:skb:skb_copy_datagram_iovec, t:udp:* { }
p:ip_* | p:tcp_sendmsg { }
-- exit 1
-- err
-e:1:1: error NP0214: 't:tcp:*' matches 22 places, and 20 probes are allowed
    1 | t:tcp:* { }
      | ^~~~~~~
  hint: name fewer, or allow them: --max-probes 22
-e:2:1: error NP0214: 'p:tcp_*' matches 385 places, and 20 probes are allowed
    2 | p:tcp_* { }
      | ^~~~~~~
  hint: name fewer, or allow them: --max-probes 385
-e:4:1: error NP0214: 'p:ip_*' matches 138 places, and 20 probes are allowed
    4 | p:ip_* | p:tcp_sendmsg { }
      | ^~~~~~
  hint: name fewer, or allow them: --max-probes 142
