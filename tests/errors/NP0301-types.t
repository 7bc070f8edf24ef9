# wrong types, each at its place
-- args
-n @e@
-- world 6.12
-- script
begin { $a = 1; $a = "x"; }
begin { $p = (struct sock *)0; print($p * 2); print($p->sk_nothing); }
begin { if ("x") { } print(1 ? 2 : "a"); print(!"a"); }
-- exit 1
-- err
-e:1:22: error NP0301: variable '$a' holds int64 and cannot take string[2]
    1 | begin { $a = 1; $a = "x"; }
      |                      ^~~
-e:2:41: error NP0301: '*' of struct sock * and int64 means nothing
    2 | begin { $p = (struct sock *)0; print($p * 2); print($p->sk_nothing); }
      |                                         ^
-e:2:57: error NP0307: struct sock has no member 'sk_nothing'
    2 | begin { $p = (struct sock *)0; print($p * 2); print($p->sk_nothing); }
      |                                                         ^~~~~~~~~~
-e:3:13: error NP0301: a condition is a number or a pointer, and this is string[2]
    3 | begin { if ("x") { } print(1 ? 2 : "a"); print(!"a"); }
      |             ^~~
-e:3:28: error NP0301: both sides of '?:' have one type, and these are int64 and string[2]
    3 | begin { if ("x") { } print(1 ? 2 : "a"); print(!"a"); }
      |                            ^~~~~~~~~~~
-e:3:49: error NP0301: '!' takes a number or a pointer, and this is string[2]
    3 | begin { if ("x") { } print(1 ? 2 : "a"); print(!"a"); }
      |                                                 ^~~
