# int overflow: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $a = 9223372036854775807; print($a + 1); $u = (uint64)18446744073709551615; print($u + 1); $i = (int32)2147483647; print($i + (int32)1); $n = -9223372036854775807; print($n - 2); print($a * 2); exit(); }
-- out
-9223372036854775808
0
2147483648
9223372036854775807
-2


