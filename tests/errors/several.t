# all errors of a program are shown in one run
-- args
-n @e@
-- world 6.12
-- script
begin { @a = $x; foo(); }
t:skb:kfree_sbk { exit(); }
end { @b = "a" + 1; }
-- exit 1
-- err
-e:2:1: error NP0203: there is no tracepoint 'skb:kfree_sbk'
    2 | t:skb:kfree_sbk { exit(); }
      | ^~~~~~~~~~~~~~~
  hint: did you mean 't:skb:kfree_skb'?
-e:1:14: error NP0207: variable '$x' has no value here
    1 | begin { @a = $x; foo(); }
      |              ^~
  hint: a variable is known from its first assignment to the end of that block
-e:1:18: error NP0208: there is no function 'foo'
    1 | begin { @a = $x; foo(); }
      |                  ^~~
-e:3:16: error NP0301: strings are compared with == and != only
    3 | end { @b = "a" + 1; }
      |                ^
