# what is not known: no condition holds but !=, it stays so when it is computed with, and is not counted
-- needs root
-- script
begin {
	$p = packet(0);
	print($p); print(flow(0)); print($p.inner); print($p.saddr); print($p.dev);
	print(($p.len, $p.sport + 1, 7 - $p.ttl));
	print(($p.len == 0, $p.len != 0, $p.len < 1, $p.len <= 0, $p.len > -1, 0 < $p.len, $p.len == $p.ttl, !$p.len));
	print((-$p.len, ~$p.len));
	print(($p.saddr == "::", $p.saddr == $p.daddr, $p.saddr in "::/0", $p.saddr in (10.0.0.0/8, 0.0.0.0/0), $p.saddr != "::"));
	if ($p.mark) { print("marked"); } else { print("not marked"); }
	$x = $p.ttl; $x += 3; $x++; print($x);
	print((int64)$p.ttl);
	printf("%d|%5u|%-5x|%s\n", $p.seq, $p.seq, $p.seq, $p.seq);
	@a = $p.len;
	@s = sum($p.len); @h = hist($p.len); @s = sum(2);
	exit();
}
-- out
?
?
?
?
?
(?, ?, ?)
(false, true, false, false, false, false, false, true)
(?, ?)
(false, false, false, false, true)
not marked
?
0
?|    ?|?    |?


@a: ?
@s: 2
