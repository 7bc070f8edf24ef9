# what docs/language.md says of text: missing, unreadable, compared, cut, lengths
-- args
-q --max-strlen 16 @e@ -- sh -c 'for f in /np/aaaaaaaaaaaaB /np/aaaaaaaaaaaaC /np/aaaaaaaaaaaa; do true <$f; done 2>&-'
-- script
t:syscalls:sys_enter_openat /str(filename, 5) == "/np/"/ {
	$s = str(filename);
	/* the length and the room of a string; one that was cut equals one cut at the same place only */
	print((strlen($s), $s == @last, $s == "/np/aaaaaaaaaaaa", strncmp($s, "/np/aaaaaaaaaaaa", 16)));
	@last = $s;
}
begin {
	/* a missing key is "", and so is what cannot be read */
	print((@m["no"] == "", strlen(@m["no"]), str((int8 *)1) == "", strlen(str((int8 *)-4096))));
	/* equality does not mind the room that a string has */
	$short = "abc"; @m["x"] = "abc"; $long = "abcdefghijklmnopqrstuvwxyz"; $long = "abc";
	print(($short == @m["x"], $long == $short, "abc" == $long, $short == "abcd", $short != "ab", "" == $short));
	/* the room is known when the program is compiled */
	print((strcap("abc"), strcap(comm), default_str_length(), sizeof(str((int8 *)0)), sizeof("abc")));
	/* what is behind a NUL is not text */
	print((strlen("ab\0c"), "ab\0c" == "ab", "ab\0c")); printf("%s|\n", "ab\0c");
	print((strstr("abc", ""), strstr("abc", "x"), strncmp("abc", "abd", 3), strncmp("abc", "abd", 2), memcmp("abc", "abd", 3)));
	print((str("abcdef", 3), str($long, 3), str(65), "a" < "b"));
	/* both strings in the room of one: cut, and marked */
	$full = str_concat("0123456789", "abcdefgh"); print((str_concat("0123", "abc"), $full, strlen($full), str_concat($full, "x")));
	/* buffers and arrays are strings where str() says so */
	$b = buf("abcdef", 4); $a = (uint8[4])0x64636261; print((str($b), str($b, 3), str(buf("ab\0c", 4)), str($a), strlen($a)));
}
end { clear(@last); clear(@m); }
-- needs root tracepoint
-- out
(true, 0, true, 0)
(true, true, true, false, true, false)
(4, 16, 16, 17, 4)
(2, true, ab)
ab|
(0, -1, 1, 0, -1)
(abc, ab, 65, true)
(0123abc, 0123456789abcdef.., 16, 0123456789abcdef..)
(abcd, ab, ab, abcd, 4)
(16, false, false, 0)
(16, true, false, 0)
(16, false, true, 0)


