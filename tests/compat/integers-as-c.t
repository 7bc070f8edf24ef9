# signed division, right shifts and large counts are as in C, where bpftrace 0.27 has no or other rules
-- needs root
-- script
begin {
	$n = -7; $two = 2; $zero = 0; $u = (uint64)18446744073709551615;
	print($n / $two); print($n % $two); print(7 / -$two); print($n >> $two); print($u / $two);
	print($n / $zero); print($n % $zero); print($u / $zero);
	print(1 << ($two + 62)); print($n >> ($two + 62)); print($n << -1);
	print((uint8)200 / -$two); print($u > -1); print($u > $n);
	$min = -9223372036854775807 - 1; print($min / -1); print($min % -1);
	exit();
}
-- out
-3
-1
-3
-2
0
1
1
1
1
-7
-9223372036854775808
-100
false
true
-9223372036854775808
0


-- err contains
uint64 is compared with a signed number
