# variables: the same bytes as bpftrace 0.27: what sign all that is assigned has in common, declared widths
-- needs root
-- script
begin {
	$a = 1; $a = 5000000000; print($a);
	$b = (uint8)1; $b = 300; print($b);
	$c = (uint8)255; $c++; print($c);
	$d = (uint8)1; $d = $d - 2; print($d);
	$e = (uint32)1; $e--; $e--; print($e);
	$f = 0; $f = (uint64)18446744073709551615; print($f);
	$g = -1; $g = (uint64)18446744073709551615; print($g);
	$h = "a"; $h = "abcdefgh"; print($h);
	$i = (1, 2); $i = (3, 5000000000); print($i);
	let $j: uint8 = 255; $j++; print($j);
	let $k; if (pid) { $k = "abc"; } print($k);
	let $l: string = "abc"; print($l);
	let $m: uint8; print($m);
	exit();
}
-- out
5000000000
300
256
-1
-1
18446744073709551615
-1
abcdefgh
(3, 5000000000)
0
abc
abc
0


