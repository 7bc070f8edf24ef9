# records, tuples that grow, as variables, keys and values: the same bytes as bpftrace 0.27
-- needs root
-- script
begin { $r = (a=1, b="x"); print($r); print($r.a); print($r.b); @x[$r] = 1; @y = (k=1,v=(1,2)); print((c=3)); 
  $r2 = (a=1, b=2); $r2 = (b=3, a=4); print($r2); }
begin { $t = (1, (2, "abc")); print($t.1.1); $t = (5, (6, "z")); print($t); @ = $t; print(@.1.0); }
begin { $t = ("a", 1); print($t); $t = ("a much longer string", 2); print($t); @z = ("x", 3); $u = @z; print($u); @z = ("a much longer string", 7); @k[("b", 1)] = 1; @k[("a much longer string", 1)] = 2; }
begin { $a = (1, ("abc", 2)); $a = (3, ("a text of some length", 4)); print($a.1); $v = 1 ? ("a", 1) : ("longer than that by far", 2); print($v); @n[(1, ("x", 2))] = 3; @n[(1, ("an x of another length", 2))] = 4; exit(); }
-- out
{ .a = 1, .b = x }
1
x
{ .c = 3 }
{ .a = 4, .b = 3 }
abc
(5, (6, z))
6
(a, 1)
(a much longer string, 2)
(x, 3)
(a text of some length, 4)
(a, 1)


@: (5, (6, z))
@k[b, 1]: 1
@k[a much longer string, 1]: 2
@n[1, (x, 2)]: 3
@n[1, (an x of another length, 2)]: 4
@x[{ .a = 1, .b = x }]: 1
@y: { .k = 1, .v = (1, 2) }
@z: (a much longer string, 7)
