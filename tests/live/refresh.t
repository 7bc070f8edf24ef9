# on a terminal, what an interval prints stands in one place: the largest rows that fit, text gives way to values; all of it once more at the end
-- needs root
-- script
begin { cat("seen"); exit(); }
-- setup
cat >rows.np <<'N'
begin {
	$i = 0;
	while ($i < 12) {
		count("丢包é a text that is longer", $i);
		if ($i == 7) { count("丢包é a text that is longer", $i); }
		$i++;
	}
}
interval:ms:500 { time("it is %%\n"); print(); }
N
TERM=xterm NO_COLOR=1 "$TOOLS/terminal" 10x30 2 "${NPROBE:-$TOP/build/nprobe}" -q rows.np >seen
-- out
it is %
"丢包é a text tha..   i  COUNT
丢包é a text that..   7      2
丢包é a text that..  11      1
丢包é a text that..  10      1
丢包é a text that..   9      1
丢包é a text that..   8      1
7 more                       7
total                       13

--
it is %
"丢包é a text tha..   i  COUNT
丢包é a text that..   7      2
丢包é a text that..  11      1
丢包é a text that..  10      1
丢包é a text that..   9      1
丢包é a text that..   8      1
7 more                       7
total                       13

"丢包é a text that is longer"
  i  COUNT
丢包é a text that is longer
  0      1
丢包é a text that is longer
  1      1
丢包é a text that is longer
  2      1
丢包é a text that is longer
  3      1
丢包é a text that is longer
  4      1
丢包é a text that is longer
  5      1
丢包é a text that is longer
  6      1
丢包é a text that is longer
  8      1
丢包é a text that is longer
  9      1
丢包é a text that is longer
 10      1
丢包é a text that is longer
 11      1
丢包é a text that is longer
  7      2

--
status 0
mode kept
cursor shown
sequences A J


