# every spelling of a probe, and what it is
-- world 6.12
-- args
-d types @e@
-- script
tcp_connect { }
p:tcp_connect { }
p::tcp_connect { }
p:vmlinux:tcp_connect { }
p:tcp_connect+4 { }
r:tcp_connect { }
r::tcp_connect { }
c:malloc { }
p:c:malloc { }
p:libc:malloc { }
p:libc.so.6:malloc { }
p:/lib/x86_64-linux-gnu/libc.so.6:malloc { }
/lib/x86_64-linux-gnu/libc.so.6::malloc { }
r:c:malloc { }
r:/lib/x86_64-linux-gnu/libc.so.6:malloc { }
t:skb:kfree_skb { }
kprobe:tcp_connect { }
kprobe:tcp_connect+4 { }
kretprobe:tcp_connect { }
fentry:tcp_connect { }
fexit:tcp_connect { }
kfunc:vmlinux:tcp_connect { }
kretfunc:tcp_connect { }
uprobe:libc:malloc { }
uretprobe:libc:malloc { }
tracepoint:skb:kfree_skb { }
BEGIN { }
end { }
interval:s:1 { }
i:ms:100 { }
profile:hz:99 { }
-- out
clause 0
  probe kprobe:tcp_connect group 0
  block
clause 1
  probe kprobe:tcp_connect group 1
  block
clause 2
  probe kprobe:tcp_connect group 2
  block
clause 3
  probe kprobe:vmlinux:tcp_connect in vmlinux group 3
  block
clause 4
  probe kprobe:tcp_connect+4 group 4
  block
clause 5
  probe kretprobe:tcp_connect group 5
  block
clause 6
  probe kretprobe:tcp_connect group 6
  block
clause 7
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 7
  block
clause 8
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 8
  block
clause 9
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 9
  block
clause 10
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 10
  block
clause 11
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 11
  block
clause 12
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 12
  block
clause 13
  probe uretprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 13
  block
clause 14
  probe uretprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 14
  block
clause 15 by BTF
  probe tracepoint:skb:kfree_skb group 15
  block
clause 16
  probe kprobe:tcp_connect group 16
  block
clause 17
  probe kprobe:tcp_connect+4 group 17
  block
clause 18
  probe kretprobe:tcp_connect group 18
  block
clause 19
  probe fentry:vmlinux:tcp_connect group 19
  block
clause 20
  probe fexit:vmlinux:tcp_connect group 20
  block
clause 21
  probe fentry:vmlinux:tcp_connect in vmlinux group 21
  block
clause 22
  probe fexit:vmlinux:tcp_connect group 22
  block
clause 23
  probe uprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 23
  block
clause 24
  probe uretprobe:/lib/x86_64-linux-gnu/libc.so.6:malloc group 24
  block
clause 25 by BTF
  probe tracepoint:skb:kfree_skb group 25
  block
clause 26
  probe begin group 26
  block
clause 27
  probe end group 27
  block
clause 28
  probe interval:s:1 group 28
  block
clause 29
  probe interval:ms:100 group 29
  block
clause 30
  probe profile:hz:99 group 30
  block
