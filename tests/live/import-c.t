# functions of an imported C file: numbers as C converts them, loops, text, variables by their addresses, data, members of kernel structs
-- needs root tool:clang-19
-- setup
cat > c.bpf.c <<'END'
typedef unsigned long long u64;
static long (*probe_read)(void *to, unsigned n, const void *from) = (void *)113;
struct task_struct {
	int tgid;
	struct task_struct *group_leader;
	char comm[16];
	struct { int x; } nothing;
} __attribute__((preserve_access_index));

char _license[] __attribute__((section("license"), used)) = "GPL";
int calls = 40;
static const int table[] = {10, 20, 30};

static int hidden(int a) { return a + 1; }
int add(int a, int b) { return a + b; }
_Bool above(unsigned char c) { return c > 3; }
char minus(void) { return -3; }
void nothing(void) { }
u64 squares(unsigned n)
{
	u64 s = 0;

	for (unsigned i = 0; i < n && i < 100; i++)
		s += (u64)i * (i ^ 1);
	return s;
}
int length(const char *s)
{
	int n = 0;

	while (n < 8 && s[n])
		n++;
	return hidden(n) - 1;
}
void swap(int *a, int *b)
{
	int t = *a;

	*a = *b;
	*b = t;
}
int count_calls(void) { return ++calls; }
void at_once(int n) { __sync_fetch_and_add(&calls, n); }
int row(unsigned i) { return i < 3 ? table[i] : -1; }
int leader(struct task_struct *t)
{
	struct task_struct *l = 0;
	int v = 0;

	probe_read(&l, sizeof(l), &t->group_leader);
	probe_read(&v, sizeof(v), &l->tgid);
	return v;
}
char third(struct task_struct *t)
{
	char c = 0;

	probe_read(&c, 1, &t->comm[2]);
	return c;
}
int known(struct task_struct *t)
{
	return __builtin_preserve_field_info(t->tgid, 2) * 10 +
	       __builtin_preserve_field_info(t->nothing, 2);
}
END
cat > main.np <<'END'
import "c.bpf.c"
fn twice($x: int64): int64 { return add((int32)$x, (int32)$x); }
begin {
	$large = (int64)5000000000;
	print((add(-5, 3), add($large, 2), above(3), above(260), above(4), minus()));
	print((squares(0), squares(4), twice(21), add(add(1, 2), add(3, 4))));
	$i = 0;
	while ($i < 3) { @loop = sum(add((int32)$i, 2)); $i++; }
	nothing();
	$s = "text";
	print((length("abc"), length($s), length(comm)));
	let $a: int = -1;
	let $b: int = 7;
	swap(&$a, &$b);
	print(($a, $b));
	count_calls();
	at_once(100);
	print((count_calls(), row(1), row(5)));
	$t = (struct task_struct *)curtask;
	print((leader($t) == pid, third($t), known($t)));
	if (above(9)) { print("above"); }
	exit();
}
END
-- args
-q main.np
-- out
(-2, 705032706, false, true, true, -3)
(0, 12, 42, 10)
(3, 4, 6)
(7, -1)
(142, 20, -1)
(true, 114, 10)
above


@loop: 9
