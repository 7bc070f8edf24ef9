# what a caller has put together before it calls a function is there behind the call
-- needs root kernel>=5.17
-- script
fn note($text: string, $n: uint64): uint64 { @seen[$text, $n] = "a text that takes room"; return $n * 2; }
begin {
	for ($i : 0..2) {
		$s = "some text";
		@all["key", 1, true, note($s, $i)] = strstr($s, "text");
		printf("%s %d %s %d\n", $s, note("other", $i + 10), "behind", $i);
	}
	clear(@seen);
	exit();
}
-- out
some text 20 behind 0
some text 22 behind 1


@all[key, 1, true, 0]: 5
@all[key, 1, true, 2]: 5
