# a network is no type of variables: what it is, is told
-- args
-n @e@
-- script
begin { let $n: cidr; }
-- exit 1
-- err
-e:1:17: error NP0209: there is no type 'cidr'
    1 | begin { let $n: cidr; }
      |                 ^~~~
  hint: a network is a literal, 10.0.0.0/8, or a param: param net: cidr
