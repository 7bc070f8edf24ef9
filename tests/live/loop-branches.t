# loops within each other, with branches: before 5.17 the kernel refuses so many without a word, and gets fewer
# (there it is told what was left out)
-- needs root
-- timeout 8
-- script
begin {
	for ($i : 0..100) {
		for ($j : 0..100) {
			for ($k : 0..20) { @sum[$i % 3, $j % 3] = sum($k); if ($k == 15) { break; } }
		}
	}
	exit();
}
-- err contains
{{^Attached 1 probe$}}
-- contains
{{^@sum\[0, 0\]: [1-9][0-9]*$}}
{{^@sum\[2, 2\]: [1-9][0-9]*$}}
