# struct values: the same bytes as bpftrace 0.27 (the memory is the bottom of a stack, which is zero)
-- needs root
-- script
struct inner { short s; };
struct outer {
	int x;
	char c[4];
	unsigned char low : 3;
	unsigned char high : 5;
	struct inner in;
	union { unsigned int u; short v; };
	unsigned long arr[2];
	struct { int z; } list[2];
	struct outer *p;
	enum { ZERO, ONE } e;
};
begin {
	$a = *(struct outer *)(curtask->stack + 8);
	print($a);
	printf("%s|%d\n", $a, $a.in.s);
	@ = $a;
	@k[1, $a.in] = 2;
	print((1, @.in));
	print(@.arr);
	print(sizeof(struct outer));
	exit();
}
-- out
{ .x = 0, .c = , .low = 0, .high = 0, .in = { .s = 0 }, .u = 0, .v = 0, .arr = [0,0], .list = [{ .z = 0 },{ .z = 0 }], .p = 0x0, .e = 0 }
{ .x = 0, .c = , .low = 0, .high = 0, .in = { .s = 0 }, .u = 0, .v = 0, .arr = [0,0], .list = [{ .z = 0 },{ .z = 0 }], .p = 0x0, .e = 0 }|0
(1, { .s = 0 })
[0,0]
56


@: { .x = 0, .c = , .low = 0, .high = 0, .in = { .s = 0 }, .u = 0, .v = 0, .arr = [0,0], .list = [{ .z = 0 },{ .z = 0 }], .p = 0x0, .e = 0 }
@k[1, { .s = 0 }]: 2
