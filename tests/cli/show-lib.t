# show: a file that others import, by its name
-- args
show lib/filter
-- contains
{{^macro of_packet\(skb, net, number\) \{$}}
