# for over ranges and maps, nested, with break, continue: the same bytes as bpftrace 0.27
-- needs root kernel>=5.19
-- script
BEGIN {
	for ($i : 0..3) { print($i); $i = 7; }
	$x = 2;
	for $i : 0..$x { print($i); for $j : $i..3 { if ($j == 2) { break; } print(($i, $j)); } }
	for ($i : 3..0) { print("never"); }
	@m[1, "a"] = 5;
	for ($kv : @m) { print($kv); print($kv.0); print($kv.1); print($kv.0.1); $x = $x + $kv.1; }
	@c[1] = count(); @c[1] = count();
	for ($kv : @c) { $c = $kv.1; print(($kv.0, $c + 1)); }
	for ($i : (uint8)250..(uint8)252) { $z = $i; print($z); }
	print($x);
	for ($i : 0..5) { if ($i == 1) { continue; } if ($i == 3) { return; } print($i); }
	print("never");
}
END { print("end"); }
interval:ms:10 { exit(); }
-- out
0
1
2
0
(0, 0)
(0, 1)
1
(1, 1)
((1, a), 5)
(1, a)
5
a
(1, 3)
250
251
7
0
2
end


@c[1]: 2
@m[1, a]: 5
