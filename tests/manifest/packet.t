# headers by packet(), of a tracepoint and of its fields: safe
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
t:skb:kfree_skb { print(packet(skbaddr).saddr); } t:net:* < count(probe) >
-- out
attaches to all that match t:net:*
attaches to tracepoint:skb:kfree_skb
reads headers of packets
keeps count(probe)
shows lines
shows maps
is safe
