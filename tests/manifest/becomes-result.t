# what a function returns
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
fn f($a: uint64): struct sock * { return $a; } t:skb:kfree_skb { $s = (struct sk_buff *)args.skbaddr; print(f(7)->sk_err); }
-- contains
{{^is sensitive: reads memory of the kernel at computed addresses$}}
