# types are read from the left: arrays of arrays, pointers to arrays; a member may be called in
-- needs root
-- script
struct table { int in; int m[2][3]; char by[2][4]; };
begin {
	print((sizeof(uint8[2][3]), sizeof(int32*[4]), sizeof(uint8[4]*), sizeof(uint16[2][3]*)));
	$p = (uint8[4]*)0; print($p); print($p + 1);
	print((offsetof(struct table, in), offsetof(struct table, by), sizeof(struct table)));
	$t = (struct table *)0; print($t->m); print($t->m[1]); print($t->by);
	exit();
}
-- out
(6, 32, 8, 8)
0x0
0x4
(0, 28, 36)
[[0,0,0],[0,0,0]]
[0,0,0]
[,]


