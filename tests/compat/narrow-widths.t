# integers keep their width in variables, maps, tuples and ?:, for bswap, ~ and -: as bpftrace 0.27
-- needs root
-- script
begin {
	$a = (uint16)0x1234; print(bswap($a)); print(~$a); print(-$a);
	@m = (uint16)0x1234; print(bswap(@m));
	$t = ((uint16)0x1234, 1); print(bswap($t.0)); print(~$t.0);
	$b = (uint32)0x12345678; print(bswap($b));
	$c = 1 ? (uint16)0x1234 : (uint16)5; print(bswap($c));
	$d = (uint16)1; $d += 0x1233; print(bswap($d));
	$e = (uint16)1; $e++; print(bswap($e));
	$f = (uint16)0x1234 + (uint16)1; print(bswap($f));
	$g = $a; print(bswap($g));
	@n = (uint8)5; print(~@n); print(-@n);
	print(bswap(0x1234)); print(bswap(0x12));
	print((sizeof($a), sizeof(@m), sizeof($t.0), sizeof($c), sizeof($d), sizeof($e), sizeof($g)));
	exit();
}
-- out
13330
60875
60876
13330
13330
60875
2018915346
13330
3752061439553044480
144115188075855872
3824119033590972416
13330
250
251
13330
18
(2, 2, 2, 2, 8, 8, 2)


@m: 4660
@n: 5
