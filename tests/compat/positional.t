# positional parameters: the same bytes as bpftrace 0.27: numbers as programs write them, texts, in probes
-- needs root
-- args
-q @e@ 7 0x10 010 5s 1_000 1e3 text 40
-- script
begin {
	print(($1, $2, $3, $4, $5, $6)); print($7); print(str($2)); print($#); print($1 + 1);
	printf("%s %d\n", str($1), $1); if ($7 == "text") { @[$7] = $1; } print(str($7, 2));
	unroll($1) { $i = 1; }
}
interval:ms:$8 { exit(); }
-- out
(7, 16, 8, 5000000000, 1000, 1000)
text
0x10
8
8
7 7
te


@[text]: 7
