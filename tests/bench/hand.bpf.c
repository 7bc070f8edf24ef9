/* What a careful person would write by hand: counts task_rename by pid. */
typedef unsigned int u32;
typedef unsigned long long u64;
#define SEC(name) __attribute__((section(name), used))
#define __uint(name, val) int(*name)[val]
#define __type(name, val) typeof(val) *name

static void *(*bpf_map_lookup_elem)(void *, const void *) = (void *)1;
static long (*bpf_map_update_elem)(void *, const void *, const void *, u64) = (void *)2;
static u64 (*bpf_get_current_pid_tgid)(void) = (void *)14;

struct {
	__uint(type, 5); /* BPF_MAP_TYPE_PERCPU_HASH */
	__uint(max_entries, 4096);
	__uint(map_flags, 1); /* BPF_F_NO_PREALLOC */
	__type(key, u64);
	__type(value, u64);
} counts SEC(".maps");

SEC("raw_tp/task_rename")
int count(void *ctx)
{
	u64 pid = bpf_get_current_pid_tgid() >> 32, one = 1;
	u64 *n = bpf_map_lookup_elem(&counts, &pid);

	if (n)
		++*n;
	else
		bpf_map_update_elem(&counts, &pid, &one, 0);
	return 0;
}

char _license[] SEC("license") = "GPL";
