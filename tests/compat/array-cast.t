# integers as arrays and back: elements, indexes, keys, comparison; what lies outside is 0
-- needs root
-- script
BEGIN {
	$a = (uint8[4])12345; print($a); print($a[1]); $b = (int32[2])(uint64)5; print($b); print(sizeof($a));
	$i = 9; print($a[$i]); $i = 1; print($a[$i]);
	@a = (uint8[4])12345; @b[(uint8[2])258] = 1;
	$w = (uint8[8])0x0102030405060708; print((uint64)$w); print((uint16)(uint8[2])258);
	$c = (uint8[])(uint32)5; print($c); print($c == (uint8[4])5); print($c != (uint8[4])4);
	@t = (1, $c); print(@t.1);
	$v = kaddr("vfs_read"); print(*$v != 0 && *$v == *($v + 0));
	exit();
}
-- out
[57,48,0,0]
48
[5,0]
4
0
48
72623859790382856
258
[5,0,0,0]
true
true
[5,0,0,0]
true


@a: [57,48,0,0]
@b[[2,1]]: 1
@t: (1, [5,0,0,0])
