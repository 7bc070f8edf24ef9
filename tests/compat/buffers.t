# buffers: as they are, in hex, as values and keys: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	print(buf("ab\x01c", 4)); $b = buf("qq\xff", 3); print($b); @v = buf("abc", 3); @k[buf("xy", 2)] = 1; @t = (1, buf("ab", 2));
	printf("%r|%rx|%rh|%s|\n", buf("ab\x01c\xff", 5), buf("ab\x01c", 4), buf("ab\x01c", 3), buf("a b", 3));
	printf("%-20s|%20s|%-12rx|%12rh|%5r|\n", buf("ab\x00c", 4), buf("abc", 3), buf("abc", 3), buf("abc", 3), buf("abc", 3));
	print($b == buf("qq\xff", 3)); print(buf("abcdef", 2) == buf("abc", 2)); print(buf("abc", 2) == buf("abc", 3)); $n = 3; print(buf("abcdef", $n));
	print(buf("", 0)); $m = "abcdef"; print(macaddr($m)); printf("%s|%20s|\n", macaddr($m), macaddr($m));
	exit();
}
-- out
ab\x01c
qq\xff
ab\x01c\xff|\x61\x62\x01\x63|61 62 01|a b|
ab\x00c             |                 abc|\x61\x62\x63|    61 62 63|  abc|
true
true
false
abc

61:62:63:64:65:66
61:62:63:64:65:66|   61:62:63:64:65:66|


@k[xy]: 1
@t: (1, ab)
@v: abc
