# what is no regular expression is told with the library's word
-- args
-n @e@
-- world 6.12
-- script
p:~tcp_(send~ { }
t:skb:~[a-~ { }
-- exit 1
-- err
-e:1:1: error NP0202: '~tcp_(send~' is no regular expression: Unmatched ( or \(
    1 | p:~tcp_(send~ { }
      | ^~~~~~~~~~~~~
-e:2:1: error NP0202: '~[a-~' is no regular expression: Unmatched [, [^, [:, [., or [=
    2 | t:skb:~[a-~ { }
      | ^~~~~~~~~~~
