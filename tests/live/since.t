# start and since: told once for each key, forgotten then; without a start the rest of the block is skipped
-- needs root
-- script
begin { if (1) { since("a"); printf("no\n"); } printf("outer\n"); }
begin /since(3) > 0/ { printf("no\n"); }
begin { start("a"); start(3, "x"); start(3); }
begin { printf("%d\n", since("a") > 0); printf("%d\n", since("a") > 0); }
begin /since(3) > 0/ { print((since(3, "x") > 0, 5)); @seen = count(); }
begin { $t = since(3); @seen = count(); }
end { clear(@seen); }
begin { $i = 0; while ($i < 3) { $i++; if ($i == 2) { start($i); } $s = since($i); printf("round %d %d\n", $i, $s < 1000000000); } exit(); }
-- out
outer
1
(true, 5)
round 2 1


