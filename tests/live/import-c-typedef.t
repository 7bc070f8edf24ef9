# C code's way to a member of a struct that only a typedef names, as the kernel's atomic_t is
-- needs root tracepoint tool:clang-19
-- args
-q @e@ -- sh -c "kill -0 4194304 2>/dev/null"
-- script
import "@DIR@/a.bpf.c"
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	$t = (struct task_struct *)curtask;
	$n = $t->usage.refs.counter;
	printf("%d %d %d %d\n", $n > 0, refs($t) == $n, of(&$t->usage.refs) == $n, bytes());
	exit();
}
-- setup
tell DIR "$PWD"
cat > a.bpf.c <<'END'
#define KERNEL __attribute__((preserve_access_index))
typedef struct { int counter; } KERNEL atomic_t;
typedef struct refcount_struct { atomic_t refs; } KERNEL refcount_t;
struct task_struct { refcount_t usage; } KERNEL;
static long (*probe_read)(void *to, unsigned n, const void *from) = (void *)113;
int refs(struct task_struct *t)
{
	int n = 0;

	probe_read(&n, sizeof(n), &t->usage.refs.counter);
	return n;
}
int of(atomic_t *a)
{
	int n = 0;

	probe_read(&n, sizeof(n), &a->counter);
	return n;
}
int bytes(void) { return __builtin_preserve_type_info(*(atomic_t *)0, 1); }
END
-- out
1 1 1 4


