# pton: bytes worked out when compiled; arrays are compared: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	print(pton("127.0.0.1")); print(pton("::1")); $p = pton("10.1.2.3"); print($p[0]); print(ntop($p));
	$a = pton("1.2.3.4"); $b = pton("1.2.3.4"); print($a == $b); print($a == pton("1.2.3.5")); print($a != $b);
	print(memcmp($a, pton("1.2.3.5"), 4)); print(buf($a)); print(buf($a, 2)); @k[pton("1.2.3.4")] = pton("::2");
	exit();
}
-- out
[127,0,0,1]
[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]
10
10.1.2.3
true
false
false
-1
\x01\x02\x03\x04
\x01\x02


@k[[1,2,3,4]]: [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2]
