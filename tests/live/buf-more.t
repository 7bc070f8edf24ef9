# buf() takes no more than there is, whether the number of bytes is a constant or not
-- needs root
-- args
-q @e@
-- script
begin {
	$s = "abcdef"; @n = 200;
	print(buf("abc", 64));
	print(buf($s, 300)); print(buf($s, 2)); print(buf($s, @n));
	printf("%d\n", strlen(str(buf(comm, 100), 100)) > 0);
	clear(@n);
	exit();
}
-- out
abc\x00
abcdef\x00
ab
abcdef\x00
1


