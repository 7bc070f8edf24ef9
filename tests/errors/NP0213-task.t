# what older kernels cannot do is refused at its place, with the kernel that can
-- args
-n --unsafe @e@
-- world 5.10
-- script
t:tcp:tcp_rcv_space_adjust { print(nsecs(tai)); print(comm(1)); print(socket_cookie(skaddr)); }
p:udp_sendmsg { override(1); }
-- exit 1
-- err
-e:1:36: error NP0213: this needs nsecs(tai), which this kernel lacks
    1 | t:tcp:tcp_rcv_space_adjust { print(nsecs(tai)); print(comm(1)); print(socket_cookie(skaddr)); }
      |                                    ^~~~~~~~~~
  hint: it takes kernel 6.1; nsecs(sw_tai) works everywhere
-e:1:55: error NP0213: this needs comm(pid), which this kernel lacks
    1 | t:tcp:tcp_rcv_space_adjust { print(nsecs(tai)); print(comm(1)); print(socket_cookie(skaddr)); }
      |                                                       ^~~~~~~
  hint: it takes kernel 6.2
-e:1:71: error NP0213: this needs socket_cookie(), which this kernel lacks
    1 | t:tcp:tcp_rcv_space_adjust { print(nsecs(tai)); print(comm(1)); print(socket_cookie(skaddr)); }
      |                                                                       ^~~~~~~~~~~~~~~~~~~~~
  hint: it takes kernel 5.12
-e:2:17: error NP0213: this needs override(), which this kernel lacks
    2 | p:udp_sendmsg { override(1); }
      |                 ^~~~~~~~~~~
  hint: it takes a kernel with CONFIG_BPF_KPROBE_OVERRIDE=y
