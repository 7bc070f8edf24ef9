# the address of a variable: what it points to is what the variable is; the same bytes as bpftrace 0.27
-- needs root
-- script
begin {
  $x = 5; print(*(&$x)); $p = &$x; print(*$p); $x = 7; print(*$p);
  $s = "xyz"; print(str(&$s)); print(*&$s); $b = &$s; print(*$b);
  $t = (1, "ab"); $q = &$t; print(*$q); $r = (a=1, b="x"); print((*&$r).b);
  $u = (uint8)250; print(*&$u); print(&$x != 0); print($p == &$x);
  for ($i : 0..3) { $n = &$i; print(*$n); }
  $l = "a"; $g = &$l; $l = "a text that is much longer"; print(*$g); $i = 1; $j = &$i; $i = nsecs; print(*$j == $i);
  exit();
}
-- out
5
5
7
xyz
xyz
xyz
(1, ab)
x
250
true
true
0
1
2
a text that is much longer
true


