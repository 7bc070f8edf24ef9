# arguments of user functions by name and type, as debug info has them, however it was compiled
-- script
p:@DIR@/o0:visit, p:@DIR@/o2:visit, p:@DIR@/dwarf4:visit, p:@DIR@/split:visit {
	printf("%s %s %d %s %d %d\n", str(n->name), str(what), small, col, yes, neg);
	printf("%d %d %s %d %d %s %s %d %s %d\n", n->flag, n->more, n->in.tag, n->v[3], n->i, n->c,
	       str(n->next->name), n->next->s, n->next->in.tag, sizeof(*n));
	@[args.small, args->neg, arg0 == (uint64)n] = count();
}
p:@DIR@/o0:make, p:@DIR@/o2:make { @make[seed, n->in.a, arg1] = count(); }
r:@DIR@/o2:visit { @visit[retval, n->in.a] = count(); }
-- args
-q @e@ -- sh -c '@DIR@/o0; @DIR@/o2; @DIR@/dwarf4; @DIR@/split'
-- needs root uprobe tool:gcc tool:objcopy
-- setup
tell DIR "$PWD"
cat >prog.c <<'C'
enum colour { RED, GREEN = 7, BLUE = -2 };
struct inner { int a; char tag[12]; };
struct node {
	struct node *next;
	unsigned flag : 3, more : 5;
	struct inner in;
	long v[4];
	enum colour c;
	union { int i; short s; };
	const char *name;
};
typedef struct node node_t;
__attribute__((noinline)) long visit(node_t *n, const char *what, unsigned char small,
				     enum colour col, _Bool yes, double d, short neg)
{
	__asm__ volatile("" ::: "memory");
	return n->v[1] + small + neg + (long)d + yes + col + what[0];
}
struct big { long a[5]; };
__attribute__((noinline)) struct big make(int seed, node_t *n)
{
	__asm__ volatile("" ::: "memory");
	struct big b = {{seed}};
	b.a[1] = n->in.a;
	return b;
}
int main(void)
{
	node_t second = {.in = {5, "five"}, .c = GREEN, .s = -3, .name = "second"};
	node_t first = {.next = &second, .flag = 5, .more = 17, .in = {4, "four"},
			.v = {10, 20, 30, 40}, .c = BLUE, .i = 1 << 20, .name = "first"};
	volatile long x = visit(&first, "hello", 250, GREEN, 1, 2.5, -7);
	struct big b = make(99, &second); /* returned in memory: a hidden first argument */
	x += b.a[0];
	return 0;
}
C
gcc -g -O0 -o o0 prog.c
gcc -g -O2 -o o2 prog.c
gcc -g -gdwarf-4 -O1 -o dwarf4 prog.c
gcc -g -O2 -o split prog.c
mkdir .debug
objcopy --only-keep-debug split .debug/split.debug
strip --strip-debug split
(cd .debug && objcopy --add-gnu-debuglink=split.debug ../split)
-- out
first hello 250 GREEN 1 -7
5 17 four 40 1048576 BLUE second -3 five 80
first hello 250 GREEN 1 -7
5 17 four 40 1048576 BLUE second -3 five 80
first hello 250 GREEN 1 -7
5 17 four 40 1048576 BLUE second -3 five 80
first hello 250 GREEN 1 -7
5 17 four 40 1048576 BLUE second -3 five 80


@[250, -7, true]: 4
@make[99, 5, 99]: 2
@visit[377, 4]: 1
