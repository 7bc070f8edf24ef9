# a variable's type holds all that it is assigned, wherever: as bpftrace 0.27
-- needs root
-- script
begin {
	$a = (uint8)250; $a += 10; print($a); $a++; print($a);
	$b = (int8)-128; $b--; print($b);
	$c = (uint16)65535; $c++; print($c);
	$d = (uint32)0xffffffff; $d += 5; print($d);
	$e = (int32)-2147483648; $e -= 1; print($e);
	$g = (uint8)1; $g = 1000; print($g); print(sizeof($g));
	$h = (uint8)200; $h = -1; print($h);
	$i = $a ? (uint8)255 : (int16)-1; print($i);
	$j = (uint8)255; $j <<= 4; print($j);
	$k = (int8)127; $k *= 2; print($k); $k += 1000; print($k);
	$l = (uint8)7; $l -= 9; print($l);
	$u = (uint64)18446744073709551615; print($u); $u = -1; print($u);
	$v = 1; $v = (uint64)18446744073709551615; print($v);
	@n = (uint8)255; @n++; @n += 70000;
	@o = (int8)127; @o = 1000;
	exit();
}
-- out
260
261
-129
65536
4294967300
-2147483649
1000
2
-1
255
4080
254
1254
-2
-1
-1
18446744073709551615


@n: 70256
@o: 1000
