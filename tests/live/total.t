# --total: a last row for all keys, in durations too; one key needs none; histograms of all keys together
-- needs root
-- args
-q --total @e@
-- script
fn wait($n: uint64): uint64 { return $n; }
begin {
	max(wait(3)) by "a";
	$i = 0;
	while ($i < 3) { min($i + 5) by $i, comm; hist($i) by $i; $i++; }
	exit();
}
-- out
i = 0
[0]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

i = 1
[1]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

i = 2
[2, 4)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

total of 3
[0]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[1]                    1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|
[2, 4)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

"a"  MAX
a      3

    i  comm    MIN
    0  nprobe    5
    1  nprobe    6
    2  nprobe    7
total            5
