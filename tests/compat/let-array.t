# variables that are declared as arrays: the same bytes as bpftrace 0.27
-- needs root
-- script
begin { let $x : uint8[4]; print($x); $x = pton("1.2.3.4"); print($x); print($x[2]); let $y : uint8[4] = $x; @ = $y; print($y == $x); }
begin { let $n : int16[2]; $n = (int16[2])(int32)65537; print($n[1]); exit(); }
-- out
[0,0,0,0]
[1,2,3,4]
3
true
1


@: [1,2,3,4]
