# what flow() and packet() take and have
-- args
-n @e@
-- world 6.12
-- script
p:tcp_sendmsg { print(packet(sk)); }
t:skb:kfree_skb {
	print(flow((struct sk_buff *)skbaddr));
	print(packet(skbaddr).sprot);
	print(flow(location).ttl);
	print(packet("x"));
	@a[1] = packet(skbaddr); print(@a[1].inner);
	@b = packet(skbaddr).len; @b++;
}
fn port($p: packet): uint64 { return (uint64)$p.sport; }
begin { print(port((1, 2))); print(port(flow(0))); }
-- exit 1
-- err
-e:1:30: error NP0302: packet() takes a pointer to a struct sk_buff, and this is struct sock *
    1 | p:tcp_sendmsg { print(packet(sk)); }
      |                              ^~
  hint: of a socket: flow()
-e:3:13: error NP0302: flow() takes a pointer to a socket, and this is struct sk_buff *
    3 |  print(flow((struct sk_buff *)skbaddr));
      |             ^~~~~~~~~~~~~~~~~~~~~~~~~
  hint: of a packet: packet()
-e:4:24: error NP0307: a packet has no 'sprot'
    4 |  print(packet(skbaddr).sprot);
      |                        ^~~~~
  hint: did you mean 'sport'?
-e:5:23: error NP0307: a flow has no 'ttl'
    5 |  print(flow(location).ttl);
      |                       ^~~
-e:6:15: error NP0302: packet() takes a pointer to a struct sk_buff, and this is string[2]
    6 |  print(packet("x"));
      |               ^~~
-e:7:39: error NP0307: of a packet that was kept nothing more can be read
    7 |  @a[1] = packet(skbaddr); print(@a[1].inner);
      |                                       ^~~~~
  hint: keep packet(skb).inner
-e:8:28: error NP0305: @b holds what may be unknown: nothing is added to that
    8 |  @b = packet(skbaddr).len; @b++;
      |                            ^~
  hint: sum(x) leaves out what is unknown; (int64)x makes it 0
-e:11:20: error NP0301: argument '$p' of 'port' is packet, and this is (int64, int64)
   11 | begin { print(port((1, 2))); print(port(flow(0))); }
      |                    ^~~~~~
-e:11:41: error NP0301: argument '$p' of 'port' is packet, and this is flow
   11 | begin { print(port((1, 2))); print(port(flow(0))); }
      |                                         ^~~~~~~
