# C files that include libbpf's headers: helpers by name, CO-RE by its macros, atomic operations
-- needs root tool:clang-19 kernel>=5.12
-- setup
cat > c.bpf.c <<'END'
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct task_struct {
	int tgid;
	struct task_struct *group_leader;
} __attribute__((preserve_access_index));
struct no_such_struct { int x; } __attribute__((preserve_access_index));
enum bpf_map_type___mine { BPF_MAP_TYPE_HASH___mine = 77 };

char LICENSE[] SEC("license") = "GPL";
static long total = 100;

int leader(struct task_struct *t) { return BPF_CORE_READ(t, group_leader, tgid); }
__u64 current(void) { return bpf_get_current_pid_tgid() >> 32; }
int known(struct task_struct *t)
{
	return bpf_core_field_exists(t->tgid) + 10 * bpf_core_type_exists(struct task_struct) +
	       100 * bpf_core_type_exists(struct no_such_struct);
}
int large(void) { return bpf_core_type_size(struct task_struct) > 1000; }
long add(long x) { return __sync_fetch_and_add(&total, x); }
int hash(void) { return bpf_core_enum_value(enum bpf_map_type, BPF_MAP_TYPE_HASH); }
END
cat > main.np <<'END'
import "c.bpf.c"
begin {
	$t = (struct task_struct *)curtask;
	print((leader($t) == pid, current() == pid, known($t), large(), hash()));
	print((add(3), add(4), add(0)));
	exit();
}
END
-- args
-q main.np
-- out
(true, true, 11, 1, 1)
(100, 103, 107)


