# -d bpf names what each instruction leaves open
-- args
-d bpf @e@
-- world 6.12
-- script
t:skb:kfree_skb { @[((struct sk_buff *)skbaddr)->len] = count(); }
-- contains
np/0:
{{= 0 ll +; off\.sk_buff\.len:u4$}}
{{call -1 +; kfunc\.bpf_rdonly_cast$}}
{{; map\.0$}}
