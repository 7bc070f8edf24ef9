/*
 * What the running kernel can do, found out by doing it: each feature has one try, made when
 * somebody first asks, and undone at once.  Version numbers are never looked at, for
 * distributions add and remove.  The tries are harmless: programs that return 0, attached (where
 * loading alone proves nothing) to a function that only the kernel's own self-test calls.
 */
#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "world/live.h"

/* Newer than the headers of 6.1. */
#define TRACE_KPROBE_MULTI 42
#define TRACE_UPROBE_MULTI 48
#define TRACE_KPROBE_SESSION 56
#define TRACE_UPROBE_SESSION 57

#define INSN(c, d, s, o, i) \
	((struct bpf_insn){.code = (c), .dst_reg = (d), .src_reg = (s), .off = (o), .imm = (i)})
#define MOV_IMM(d, i) INSN(BPF_ALU64 | BPF_MOV | BPF_K, d, 0, 0, i)
#define MOV_REG(d, s) INSN(BPF_ALU64 | BPF_MOV | BPF_X, d, s, 0, 0)
#define CALL(i) INSN(BPF_JMP | BPF_CALL, 0, 0, 0, i)
#define EXIT INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0)
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A static text for why a call failed. */
static const char *reason(int err)
{
	switch (err < 0 ? -err : err) {
	case EPERM:
	case EACCES:
		return geteuid() ? "not permitted: this needs root, or CAP_BPF and CAP_PERFMON"
				 : "the kernel refuses it, even to root";
	case ENOSYS: return "the kernel has no such system call";
	case EOPNOTSUPP:
	case 524: /* ENOTSUPP, which the kernel lets out */
		return "the kernel was built without it";
	case ENOENT: return "the kernel does not have it";
	case EINVAL:
	case E2BIG:
	case EBADF: return "the kernel does not know it";
	case ENOMEM: return "out of memory";
	case ENODEV: return "the device for it is missing";
	default: return strerror(err < 0 ? -err : err);
	}
}

static int prog_load(enum bpf_prog_type type, int attach_type, uint32_t btf_id,
		     const struct bpf_insn *insns, size_t n, char *log, size_t log_len)
{
	LIBBPF_OPTS(bpf_prog_load_opts, opts, .expected_attach_type = attach_type,
		    .attach_btf_id = btf_id, .log_buf = log, .log_size = (uint32_t)log_len,
		    .log_level = log ? 1 : 0);
	int fd = bpf_prog_load(type, "np_try", "GPL", insns, n, &opts);

	return fd < 0 ? -errno : fd;
}

static int return_0(enum bpf_prog_type type, int attach_type, uint32_t btf_id)
{
	const struct bpf_insn insns[] = {MOV_IMM(BPF_REG_0, 0), EXIT};

	return prog_load(type, attach_type, btf_id, insns, COUNT(insns), NULL, 0);
}

/* NULL when err is a descriptor or 0 (the descriptor is closed), else why not. */
static const char *verdict(int err)
{
	if (err > 0)
		close(err);
	return err < 0 ? reason(err) : NULL;
}

static int perf_open(struct perf_event_attr *attr, int pid, int cpu)
{
	long fd;

	attr->size = sizeof(*attr);
	attr->disabled = 1;
	fd = syscall(SYS_perf_event_open, attr, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC);
	return fd < 0 ? -errno : (int)fd;
}

/* The number of a perf device ("kprobe"), or negative errno. */
static int perf_type(const char *device)
{
	char path[64], *text;
	size_t len;
	int err, type;

	snprintf(path, sizeof(path), "/sys/bus/event_source/devices/%s/type", device);
	err = live_read_file(path, &text, &len);
	if (err)
		return err;
	type = atoi(text);
	free(text);
	return type > 0 ? type : -ENOENT;
}

static const char *try_btf(struct live *l)
{
	if (live_btf(&l->world))
		return NULL;
	return l->btf_error == -ENOENT ? "the kernel was built without it" : reason(l->btf_error);
}

static const char *try_tracefs(struct live *l)
{
	(void)l;
	if (np_world_tracefs())
		return NULL;
	if (errno == EACCES || geteuid())
		return "tracefs is readable for root alone, or not mounted";
	return access("/sys/kernel/tracing", F_OK) ? "the kernel was built without tracing"
						   : "tracefs is not mounted";
}

static const char *try_ringbuf(struct live *l)
{
	int fd = bpf_map_create(BPF_MAP_TYPE_RINGBUF, "np_try", 0, 0, 4096, NULL);

	(void)l;
	return verdict(fd < 0 ? -errno : fd);
}

static bool first_trace_typedef(void *arg, uint32_t id, const char *name)
{
	if (strncmp(name, "btf_trace_", 10))
		return true;
	*(uint32_t *)arg = id;
	return false;
}

static const char *try_tp_btf(struct live *l)
{
	struct np_btf *b = live_btf(&l->world);
	uint32_t id;

	if (!b)
		return "it needs BTF, which the kernel lacks";
	id = np_btf_find(b, "btf_trace_sched_switch", 1u << NP_BTF_TYPEDEF);
	if (!id)
		np_btf_each(b, 1u << NP_BTF_TYPEDEF, first_trace_typedef, &id);
	return verdict(return_0(BPF_PROG_TYPE_TRACING, BPF_TRACE_RAW_TP, id));
}

static const char *try_perf_tracepoint(struct live *l)
{
	static const char *const likely[][2] = {{"sched", "sched_process_exec"},
						{"syscalls", "sys_enter_getppid"},
						{"raw_syscalls", "sys_enter"},
						{"sched", "sched_switch"}};
	struct perf_event_attr attr = {.type = PERF_TYPE_TRACEPOINT};
	const struct np_tp_format *format;
	int err = return_0(BPF_PROG_TYPE_TRACEPOINT, 0, 0);

	if (err < 0)
		return reason(err);
	close(err);
	err = -ENOENT;
	for (unsigned i = 0; i < COUNT(likely) && err; i++)
		err = live_tracepoint(&l->world, likely[i][0], likely[i][1], &format);
	if (err == -EACCES)
		return "tracefs, which tells the numbers of tracepoints, cannot be read";
	if (err)
		return reason(err);
	attr.config = format->id;
	return verdict(perf_open(&attr, 0, -1));
}

/* A kernel function that exists for such tests, else one that is nearly never called. */
static const char *test_function(struct live *l, uint32_t *btf_id)
{
	static const char *const names[] = {"bpf_fentry_test1", "__x64_sys_acct",
					    "__arm64_sys_acct", "do_reboot", "vfs_read"};
	struct np_btf *b = live_btf(&l->world);

	for (unsigned i = 0; i < COUNT(names); i++) {
		uint32_t id = b ? np_btf_find(b, names[i], 1u << NP_BTF_FUNC) : 0;

		if (id) {
			*btf_id = id;
			return names[i];
		}
	}
	*btf_id = 0;
	return names[0];
}

static const char *try_fentry(struct live *l)
{
	uint32_t id;
	int prog, link, err;

	test_function(l, &id);
	if (!id)
		return "it needs BTF, which the kernel lacks";
	prog = return_0(BPF_PROG_TYPE_TRACING, BPF_TRACE_FENTRY, id);
	if (prog < 0)
		return reason(prog);
	/* Kernels without direct calls of ftrace load such a program but do not attach it. */
	link = bpf_raw_tracepoint_open(NULL, prog);
	err = link < 0 ? -errno : link;
	close(prog);
	return verdict(err);
}

static const char *try_kprobe(struct live *l)
{
	struct perf_event_attr attr = {.sample_period = 1};
	uint32_t id;
	int type = perf_type("kprobe");

	if (type == -ENOENT)
		return "the kernel was built without it";
	if (type < 0)
		return reason(type);
	attr.type = (uint32_t)type;
	attr.config1 = (uint64_t)(uintptr_t)test_function(l, &id);
	return verdict(perf_open(&attr, -1, 0));
}

/* bpf(BPF_LINK_CREATE) with the members that libbpf 1.1 does not know. */
struct link_create {
	uint32_t prog_fd, target_fd, attach_type, flags;
	union {
		struct {
			uint32_t flags, count;
			uint64_t syms, addrs, cookies;
		} kprobe_multi;
		struct {
			uint64_t path, offsets, ref_ctr_offsets, cookies;
			uint32_t count, flags, pid;
		} uprobe_multi;
		char pad[64];
	};
};

static int link_create(struct link_create *attr)
{
	long fd = syscall(SYS_bpf, BPF_LINK_CREATE, attr, sizeof(*attr));

	return fd < 0 ? -errno : (int)fd;
}

static const char *many_kernel(struct live *l, int attach_type)
{
	struct link_create attr = {.attach_type = (uint32_t)attach_type};
	uint32_t id;
	uint64_t name = (uint64_t)(uintptr_t)test_function(l, &id);
	int prog = return_0(BPF_PROG_TYPE_KPROBE, attach_type, 0), err;

	if (prog < 0)
		return reason(prog);
	attr.prog_fd = (uint32_t)prog;
	attr.kprobe_multi.count = 1;
	attr.kprobe_multi.syms = (uint64_t)(uintptr_t)&name;
	err = link_create(&attr);
	close(prog);
	return verdict(err);
}

static const char *try_kprobe_multi(struct live *l)
{
	return many_kernel(l, TRACE_KPROBE_MULTI);
}

static const char *try_kprobe_session(struct live *l)
{
	return many_kernel(l, TRACE_KPROBE_SESSION);
}

static const char *try_uprobe(struct live *l)
{
	struct perf_event_attr attr = {.sample_period = 1};
	int type = perf_type("uprobe"), err;

	(void)l;
	if (type == -ENOENT)
		return "the kernel was built without it";
	if (type < 0)
		return reason(type);
	/*
	 * A folder is no place for a probe: EINVAL says that all that comes before is in order.
	 * A real one would cost 100 ms to take away again.
	 */
	attr.type = (uint32_t)type;
	attr.config1 = (uint64_t)(uintptr_t) "/";
	err = perf_open(&attr, -1, 0);
	/* since 6.16, and in older kernels that are kept up, CAP_PERFMON is not enough */
	if (err == -EACCES)
		return "not permitted: this needs CAP_SYS_ADMIN, uprobe.multi does not";
	return err == -EINVAL ? NULL : verdict(err);
}

static const char *many_user(int attach_type)
{
	struct link_create attr = {.attach_type = (uint32_t)attach_type};
	uint64_t offset = 0;
	int prog = return_0(BPF_PROG_TYPE_KPROBE, attach_type, 0), err;

	if (prog < 0)
		return reason(prog);
	attr.prog_fd = (uint32_t)prog;
	attr.uprobe_multi.path = (uint64_t)(uintptr_t) "/";
	attr.uprobe_multi.offsets = (uint64_t)(uintptr_t)&offset;
	attr.uprobe_multi.count = 1;
	err = link_create(&attr);
	close(prog);
	/* As above: that the folder is refused, and with this error, shows that it was looked at.
	 */
	return err == -EBADF ? NULL : verdict(err);
}

static const char *try_uprobe_multi(struct live *l)
{
	(void)l;
	return many_user(TRACE_UPROBE_MULTI);
}

static const char *try_uprobe_session(struct live *l)
{
	(void)l;
	return many_user(TRACE_UPROBE_SESSION);
}

static const char *try_perf_clock(struct live *l)
{
	struct perf_event_attr attr = {.type = PERF_TYPE_SOFTWARE,
				       .config = PERF_COUNT_SW_CPU_CLOCK,
				       .freq = 1,
				       .sample_freq = 99};

	(void)l;
	return verdict(perf_open(&attr, -1, 0));
}

static const char *try_rdonly_cast(struct live *l)
{
	struct np_btf *b = live_btf(&l->world);

	if (!b)
		return "it needs BTF, which the kernel lacks";
	return np_btf_find(b, LIVE_RDONLY_CAST, 1u << NP_BTF_FUNC) ? NULL
								   : "the kernel does not have it";
}

static const char *try_no_prealloc(struct live *l)
{
	LIBBPF_OPTS(bpf_map_create_opts, opts, .map_flags = BPF_F_NO_PREALLOC);
	int map = bpf_map_create(BPF_MAP_TYPE_HASH, "np_try", 8, 8, 16, &opts), err;

	(void)l;
	if (map < 0)
		return reason(-errno);
	/*
	 * Every kernel makes such maps, but before 6.1 tracing programs must not use them.  Only
	 * for perf events that is an error; for the others the kernel prints a warning, so try
	 * these.
	 */
	const struct bpf_insn insns[] = {
		INSN(BPF_LD | BPF_DW | BPF_IMM, BPF_REG_1, BPF_PSEUDO_MAP_FD, 0, map),
		INSN(0, 0, 0, 0, 0),
		MOV_IMM(BPF_REG_0, 0),
		EXIT,
	};
	err = prog_load(BPF_PROG_TYPE_PERF_EVENT, 0, 0, insns, COUNT(insns), NULL, 0);
	close(map);
	return err == -EINVAL ? "unsafe in tracing programs on this kernel" : verdict(err);
}

/*
 * A helper exists when the verifier complains about anything but its number: the callback
 * that some want cannot be made without BTF of our own.
 */
static const char *try_helper_of(enum bpf_prog_type type, int id)
{
	const struct bpf_insn insns[] = {CALL(id), MOV_IMM(BPF_REG_0, 0), EXIT};
	char log[4096] = "";
	int err = prog_load(type, 0, 0, insns, COUNT(insns), log, sizeof(log));

	if (err >= 0)
		return verdict(err);
	if (strstr(log, "invalid func ") || strstr(log, "unknown func ") ||
	    strstr(log, "cannot use helper "))
		return "the kernel does not have it";
	return *log ? NULL : reason(err);
}

static const char *try_helper(int id)
{
	return try_helper_of(BPF_PROG_TYPE_TRACEPOINT, id);
}

static const char *try_task_pt_regs(struct live *l)
{
	(void)l;
	return try_helper(175);
}

static const char *try_tai(struct live *l)
{
	(void)l;
	return try_helper(208); /* bpf_ktime_get_tai_ns */
}

static int load_raw(struct live *l, const struct bpf_insn *insns, size_t n, char *log, size_t len)
{
	struct np_btf *b = live_btf(&l->world);
	uint32_t id = b ? np_btf_find(b, "btf_trace_sched_switch", 1u << NP_BTF_TYPEDEF) : 0;

	return prog_load(BPF_PROG_TYPE_TRACING, BPF_TRACE_RAW_TP, id, insns, n, log, len);
}

/*
 * Behind the program that asks stands what called it.  Some kernels have the program twice, so that
 * what two calls find there are the two places of the calls.
 */
static const char *try_exact_kstack(struct live *l)
{
	enum { GET_STACK = 67, OWN = 1, AT = BPF_DW | BPF_MEM };
	const struct bpf_insn insns[] = {
		MOV_REG(BPF_REG_6, BPF_REG_1),
		INSN(BPF_ST | AT, BPF_REG_10, 0, -16, 0),
		INSN(BPF_ST | AT, BPF_REG_10, 0, -8, 0),
		/* a frame to the stack's -16 */
		MOV_REG(BPF_REG_2, BPF_REG_10),
		INSN(BPF_ALU64 | BPF_ADD | BPF_K, BPF_REG_2, 0, 0, -16),
		MOV_IMM(BPF_REG_3, 8),
		MOV_IMM(BPF_REG_4, OWN),
		CALL(GET_STACK),
		/* another one to -8 */
		MOV_REG(BPF_REG_1, BPF_REG_6),
		MOV_REG(BPF_REG_2, BPF_REG_10),
		INSN(BPF_ALU64 | BPF_ADD | BPF_K, BPF_REG_2, 0, 0, -8),
		MOV_IMM(BPF_REG_3, 8),
		MOV_IMM(BPF_REG_4, OWN),
		CALL(GET_STACK),
		INSN(BPF_LDX | AT, BPF_REG_0, BPF_REG_10, -16, 0),
		INSN(BPF_LDX | AT, BPF_REG_1, BPF_REG_10, -8, 0),
		INSN(BPF_ALU64 | BPF_SUB | BPF_X, BPF_REG_0, BPF_REG_1, 0, 0),
		EXIT,
	};
	LIBBPF_OPTS(bpf_test_run_opts, run);
	int fd = prog_load(BPF_PROG_TYPE_RAW_TRACEPOINT, 0, 0, insns, COUNT(insns), NULL, 0);
	int err = fd < 0 ? fd : bpf_prog_test_run_opts(fd, &run);

	(void)l;
	if (fd >= 0)
		close(fd);
	if (err)
		return reason(err);
	return run.retval ? "stacks begin with the program" : NULL;
}

static const char *try_socket_cookie(struct live *l)
{
	const struct bpf_insn insns[] = {CALL(46), MOV_IMM(BPF_REG_0, 0), EXIT};
	char log[4096] = "";
	int err = load_raw(l, insns, COUNT(insns), log, sizeof(log));

	if (err >= 0)
		return verdict(err);
	if (strstr(log, "unknown func ") || strstr(log, "cannot use helper "))
		return "the kernel does not have it";
	return *log ? NULL : reason(err);
}

bool live_kfunc_allowed(struct np_world *w, const char *name, enum np_kfunc_caller caller)
{
	static const char *const refusals[] = {"is not allowed", "reserved fields",
					       "not supported",  "GPL",
					       "unknown",        "is not a func"};
	struct np_btf *b = live_btf(w);
	uint32_t id = b ? np_btf_find(b, name, 1u << NP_BTF_FUNC) : 0;
	const struct bpf_insn insns[] = {
		INSN(BPF_JMP | BPF_CALL, 0, BPF_PSEUDO_KFUNC_CALL, 0, (int)id),
		MOV_IMM(BPF_REG_0, 0),
		EXIT,
	};
	char log[4096] = "";
	int err;

	if (!id)
		return false;
	if (caller == NP_CALLER_TRACING)
		err = load_raw(live_of(w), insns, COUNT(insns), log, sizeof(log));
	else
		err = prog_load(caller == NP_CALLER_RAW ? BPF_PROG_TYPE_RAW_TRACEPOINT
							: BPF_PROG_TYPE_KPROBE,
				0, 0, insns, COUNT(insns), log, sizeof(log));
	if (err >= 0)
		close(err);
	for (size_t i = 0; err < 0 && i < COUNT(refusals); i++)
		if (strstr(log, refusals[i]))
			return false;
	return err >= 0 || *log; /* it wants arguments */
}

static const char *try_task_from_pid(struct live *l)
{
	return live_kfunc_allowed(&l->world, "bpf_task_from_pid", NP_CALLER_TRACING)
		       ? NULL
		       : "the kernel does not have it";
}

static const char *try_signal_thread(struct live *l)
{
	(void)l;
	return try_helper(117); /* bpf_send_signal_thread */
}

static const char *try_override(struct live *l)
{
	(void)l;
	return try_helper_of(BPF_PROG_TYPE_KPROBE, 58); /* bpf_override_return */
}

static const char *try_write_user(struct live *l)
{
	(void)l;
	return try_helper(36); /* bpf_probe_write_user */
}

static const char *try_attach_cookie(struct live *l)
{
	(void)l;
	return try_helper(174); /* bpf_get_attach_cookie */
}

static const char *try_bpf_loop(struct live *l)
{
	(void)l;
	return try_helper(181); /* bpf_loop */
}

static const char *try_for_each(struct live *l)
{
	(void)l;
	return try_helper(164); /* bpf_for_each_map_elem */
}

static const char *try_ancestor_cgroup(struct live *l)
{
	(void)l;
	return try_helper(123); /* bpf_get_current_ancestor_cgroup_id */
}

static const char *try_percpu_lookup(struct live *l)
{
	(void)l;
	return try_helper(195); /* bpf_map_lookup_percpu_elem */
}

static const char *try_big_key(struct live *l)
{
	LIBBPF_OPTS(bpf_map_create_opts, opts, .map_flags = BPF_F_NO_PREALLOC);
	int map = bpf_map_create(BPF_MAP_TYPE_HASH, "np_try", 1024, 8, 16, &opts);

	(void)l;
	return verdict(map < 0 ? -errno : map);
}

static const char *try_atomic_fetch(struct live *l)
{
	const struct bpf_insn insns[] = {
		INSN(BPF_ST | BPF_DW | BPF_MEM, BPF_REG_10, 0, -8, 0),
		MOV_IMM(BPF_REG_1, 1),
		INSN(BPF_STX | BPF_DW | BPF_ATOMIC, BPF_REG_10, BPF_REG_1, -8, BPF_ADD | BPF_FETCH),
		MOV_IMM(BPF_REG_0, 0),
		EXIT,
	};

	(void)l;
	return verdict(prog_load(BPF_PROG_TYPE_TRACEPOINT, 0, 0, insns, COUNT(insns), NULL, 0));
}

bool live_has(struct np_world *w, enum np_feature f, const char **why_not)
{
	/* In the order of features.def; a row without a try does not compile. */
	static const char *(*const tries[])(struct live *) = {
		[NP_FEAT_BTF] = try_btf,
		[NP_FEAT_TRACEFS] = try_tracefs,
		[NP_FEAT_RINGBUF] = try_ringbuf,
		[NP_FEAT_TP_BTF] = try_tp_btf,
		[NP_FEAT_PERF_TRACEPOINT] = try_perf_tracepoint,
		[NP_FEAT_FENTRY] = try_fentry,
		[NP_FEAT_KPROBE] = try_kprobe,
		[NP_FEAT_KPROBE_MULTI] = try_kprobe_multi,
		[NP_FEAT_KPROBE_SESSION] = try_kprobe_session,
		[NP_FEAT_UPROBE] = try_uprobe,
		[NP_FEAT_UPROBE_MULTI] = try_uprobe_multi,
		[NP_FEAT_UPROBE_SESSION] = try_uprobe_session,
		[NP_FEAT_PERF_CLOCK] = try_perf_clock,
		[NP_FEAT_RDONLY_CAST] = try_rdonly_cast,
		[NP_FEAT_MAP_NO_PREALLOC] = try_no_prealloc,
		[NP_FEAT_ATTACH_COOKIE] = try_attach_cookie,
		[NP_FEAT_BPF_LOOP] = try_bpf_loop,
		[NP_FEAT_FOR_EACH] = try_for_each,
		[NP_FEAT_ANCESTOR_CGROUP] = try_ancestor_cgroup,
		[NP_FEAT_PERCPU_LOOKUP] = try_percpu_lookup,
		[NP_FEAT_ATOMIC_FETCH] = try_atomic_fetch,
		[NP_FEAT_BIG_KEY] = try_big_key,
		[NP_FEAT_SIGNAL_THREAD] = try_signal_thread,
		[NP_FEAT_OVERRIDE] = try_override,
		[NP_FEAT_WRITE_USER] = try_write_user,
		[NP_FEAT_TASK_PT_REGS] = try_task_pt_regs,
		[NP_FEAT_TAI] = try_tai,
		[NP_FEAT_TASK_FROM_PID] = try_task_from_pid,
		[NP_FEAT_SOCKET_COOKIE] = try_socket_cookie,
		[NP_FEAT_EXACT_KSTACK] = try_exact_kstack,
	};
	_Static_assert(COUNT(tries) == NP_FEAT_COUNT, "every feature has a try");
	struct live *l = live_of(w);

	if (f >= NP_FEAT_COUNT)
		return false;
	if (!l->features[f].known) {
		l->features[f].why = tries[f](l);
		l->features[f].yes = !l->features[f].why;
		l->features[f].known = true;
	}
	if (why_not)
		*why_not = l->features[f].why;
	return l->features[f].yes;
}
