# declared maps: the same bytes as bpftrace 0.27: sizes, which keys make room, aggregations
-- needs root
-- script
let @a = hash(2);
let @b = lruhash(1);
let @c = percpuhash(4);
let @d = percpulruhash(4)
let @e = lruhash(10);
begin {
	@a[1] = (int64)1; @a[2] = (int64)2; @a[3] = (int64)3;
	@b[1] = 1; @b[2] = 2;
	@c[1] = count();
	@d[1] = hist(4);
	@e = 5;
	@f[1] = 1;
	exit();
}
let @f = hash(1);
-- err contains
@a: 1 update lost: map is full at 2 keys
-- out


@a[1]: 1
@a[2]: 2
@b[2]: 2
@c[1]: 1
@d[1]:
[4, 8)                 1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@|

@e: 5
@f[1]: 1
