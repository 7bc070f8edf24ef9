# types of the program in its own probes, those of other functions and over the kernel's; arrays of arrays
-- needs root uprobe tool:gcc
-- setup
cat >a.c <<'C'
struct list_head { int mine; };
struct table { int z; int g[2][3][2]; };
struct table t = {5, {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}}};
__attribute__((noipa)) void *any(void *p) { return p; }
int main(void)
{
	struct list_head l = {42};

	any(&t);
	any(&l);
	return 0;
}
C
gcc -g -O1 -o a a.c
tell A "$PWD/a"
-- args
-q -c @A@ @e@
-- script
uprobe:@A@:any /!@n++/ { $t = (struct table *)arg0; print($t->z); print($t->g); print($t->g[1]); print($t->g[1][2][0]); $a = *(int32[2] *)(arg0 + 4); print($a); }
uretprobe:@A@:any /@n == 2/ { print(((struct list_head *)retval)->mine); print((sizeof(struct table), offsetof(struct table, g), sizeof(struct list_head))); clear(@n); }
-- out
5
[[[1,2],[3,4],[5,6]],[[7,8],[9,10],[11,12]]]
[[7,8],[9,10],[11,12]]
11
[1,2]
42
(52, 4, 4)


