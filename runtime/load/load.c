/*
 * Loading: maps at once, programs when an attacher asks.  Only the system calls that are
 * needed: the whole start has a budget of a few milliseconds.
 */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/strmap.h"
#include "image/symbols.h"
#include "load/load_internal.h"

#define RING_DEFAULT (4u << 20)
#define LOG_BYTES (1u << 20)

int np_load_fail(struct np_loaded *l, struct np_load_error *e, int err, const char *hint,
		 const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	e->message = np_vsprintf(l->arena, fmt, ap);
	va_end(ap);
	e->err = err;
	e->hint = hint;
	e->verifier = false;
	e->log = NULL;
	e->line = 0;
	e->permission = err == EPERM || err == EACCES;
	if (e->permission && !hint)
		e->hint =
			geteuid()
				? "run it as root, or with the capabilities CAP_BPF and CAP_PERFMON"
				: "this kernel does not permit it, even to root: see nprobe doctor";
	return -err;
}

const struct np_plan *np_loaded_plan(const struct np_loaded *l)
{
	return l->plan;
}

struct np_world *np_loaded_world(const struct np_loaded *l)
{
	return l->opt.world;
}

const struct np_param_value *np_loaded_params(const struct np_loaded *l)
{
	return l->opt.params;
}

int np_loaded_pid(const struct np_loaded *l)
{
	return l->opt.pid;
}

int np_loaded_map(const struct np_loaded *l, uint32_t map)
{
	return l->maps[map];
}

uint32_t np_loaded_map_entries(const struct np_loaded *l, uint32_t map)
{
	return l->entries[map];
}

uint64_t np_loaded_start_ns(const struct np_loaded *l)
{
	return l->start_ns;
}

static uint32_t power_of_two(uint32_t n)
{
	uint32_t p = 4096;

	while (p < n && p < 1u << 30)
		p *= 2;
	return p;
}

/* Which of our own maps the programs refer to: the others are not made. */
static bool is_used(const struct np_object *o, uint32_t map)
{
	char fd[32], value[32];

	snprintf(fd, sizeof(fd), "map.%u", map);
	snprintf(value, sizeof(value), "mapval.%u", map);
	for (uint32_t i = 0; i < o->plan->programs.n; i++)
		for (uint32_t k = 0; k < o->programs[i].n_relocs; k++)
			if (!strcmp(o->programs[i].relocs[k].symbol, fd) ||
			    !strcmp(o->programs[i].relocs[k].symbol, value))
				return true;
	return false;
}

static int create_map(struct np_loaded *l, uint32_t i, struct np_load_error *e)
{
	const struct np_plan_map *m = &l->plan->maps.v[i];
	LIBBPF_OPTS(bpf_map_create_opts, opt);
	uint32_t entries = m->max_entries, value_size = m->value_size;
	bool hash = m->bpf_type == BPF_MAP_TYPE_HASH || m->bpf_type == BPF_MAP_TYPE_PERCPU_HASH;
	int fd;

	if (m->role == NP_MAP_RING)
		entries = power_of_two(l->opt.ring_bytes ? l->opt.ring_bytes : RING_DEFAULT);
	else if (m->role == NP_MAP_USER && m->key_type != NP_NO_INDEX && l->opt.max_map_keys)
		entries = l->opt.max_map_keys;
	if (!entries)
		entries = 1;
	if (m->mmapable)
		opt.map_flags |= BPF_F_MMAPABLE;
	/* without it a per-CPU hash takes 1.5 ms to make; before 6.1 tracing programs may not
	   allocate, and its absence there is what the verifier would say at load */
	if (hash && m->role == NP_MAP_USER && entries > 16 &&
	    np_world_has(l->opt.world, NP_FEAT_MAP_NO_PREALLOC))
		opt.map_flags |= BPF_F_NO_PREALLOC;
	if (hash && m->role == NP_MAP_STACKS && np_world_has(l->opt.world, NP_FEAT_MAP_NO_PREALLOC))
		opt.map_flags |= BPF_F_NO_PREALLOC;
	fd = bpf_map_create(m->bpf_type, "np",
			    m->bpf_type == BPF_MAP_TYPE_RINGBUF ? 0 : m->key_size, value_size,
			    entries, &opt);
	if (fd < 0) {
		int err = errno;

		return np_load_fail(l, e, err, NULL, "map '%s' could not be created: %s", m->name,
				    err == EPERM ? "permission denied" : strerror(err));
	}
	l->maps[i] = fd;
	l->entries[i] = entries;
	return 0;
}

int np_load(struct np_arena *a, const struct np_object *o, const struct np_load_options *opt,
	    struct np_loaded **out, struct np_load_error *error)
{
	struct np_loaded *l = np_alloc(a, sizeof(*l));
	struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
	struct timespec now;
	int err = 0;

	*out = NULL;
	l->arena = a;
	l->object = o;
	l->plan = o->plan;
	l->opt = *opt;
	l->maps = np_alloc(a, (o->plan->maps.n + 1) * sizeof(*l->maps));
	l->entries = np_alloc(a, (o->plan->maps.n + 1) * sizeof(*l->entries));
	for (uint32_t i = 0; i < o->plan->maps.n; i++)
		l->maps[i] = -1;
	/* Only kernels before 5.11 charge maps to this limit; elsewhere, and where it may not be
	   raised, nothing depends on it. */
	setrlimit(RLIMIT_MEMLOCK, &unlimited);
	libbpf_set_print(NULL);
	clock_gettime(CLOCK_BOOTTIME, &now);
	l->start_ns = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
	l->btf = np_world_btf(opt->world);
	for (uint32_t i = 0; i < o->plan->programs.n; i++)
		np_symbols_want(l, &o->programs[i]);
	for (uint32_t i = 0; i < o->plan->maps.n && !err; i++)
		if (o->plan->maps.v[i].role == NP_MAP_USER || is_used(o, i))
			err = create_map(l, i, error);
	if (err) {
		np_loaded_close(l);
		return err;
	}
	*out = l;
	return 0;
}

void np_loaded_close(struct np_loaded *l)
{
	for (uint32_t i = 0; i < l->plan->maps.n; i++)
		if (l->maps[i] >= 0)
			close(l->maps[i]);
	np_vec_each (struct np_loaded_program, p, &l->programs)
		close(p->fd);
	l->programs.n = 0;
}

bool np_program_fits(const struct np_loaded *l, uint32_t program, const char **missing)
{
	const struct np_plan_program *p = &l->plan->programs.v[program];

	np_vec_each (struct np_plan_need, n, &p->needs) {
		int f = 0;

		while (f < NP_FEAT_COUNT && strcmp(np_feature_name((enum np_feature)f), n->feature))
			f++;
		if (f == NP_FEAT_COUNT || !np_world_has(l->opt.world, (enum np_feature)f)) {
			*missing = n->feature;
			return false;
		}
	}
	return true;
}

/* Prototype of a tracepoint's raw arguments; the typedef's has no names. */
static void raw_proto(struct np_target *t)
{
	static const char *const prefixes[] = {"__bpf_trace_", "__traceiter_", "__probestub_"};
	char name[160];
	struct np_btf_type f;
	struct np_btf_member first;

	t->btf = t->l->btf;
	t->first_param = 1;
	for (size_t i = 0; t->btf && i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", prefixes[i], t->probe->name);
		uint32_t id = np_btf_find(t->btf, name, 1u << NP_BTF_FUNC);

		if (id && np_btf_type(t->btf, id, &f) && np_btf_member(t->btf, f.ref, 0, &first) &&
		    *first.name) {
			t->proto = f.ref;
			return;
		}
	}
}

/* BPF program type, attach type and BTF id of what it attaches to. */
struct kind {
	enum bpf_prog_type type;
	uint32_t expected, attach_id;
};

static int prepare(struct np_target *t, struct kind *k)
{
	const struct np_plan_probe *p = t->probe;
	struct np_btf_type f;
	char name[160];
	int err;

	switch (t->program->mechanism) {
	case NP_M_PERF_TP:
		k->type = BPF_PROG_TYPE_TRACEPOINT;
		err = t->l->opt.world->ops->tracepoint(t->l->opt.world, p->target, p->name,
						       &t->format);
		if (err)
			return np_load_fail(t->l, t->error, -err,
					    err == -ENOENT
						    ? NULL
						    : "mount -t tracefs nodev /sys/kernel/tracing",
					    err == -ENOENT ? "this kernel has no tracepoint '%s:%s'"
							   : "the format of '%s:%s' cannot be read",
					    p->target, p->name);
		return 0;
	case NP_M_TP_BTF:
		k->type = BPF_PROG_TYPE_TRACING;
		k->expected = BPF_TRACE_RAW_TP;
		snprintf(name, sizeof(name), "btf_trace_%s", p->name);
		k->attach_id = t->l->btf ? np_btf_find(t->l->btf, name, 1u << NP_BTF_TYPEDEF) : 0;
		if (!k->attach_id)
			return np_load_fail(t->l, t->error, ENOENT, NULL,
					    "this kernel's BTF has no tracepoint '%s'", p->name);
		raw_proto(t);
		return 0;
	case NP_M_FENTRY:
	case NP_M_FEXIT:
	case NP_M_KPROBE:
	case NP_M_KRETPROBE: {
		uint32_t id;

		t->btf = t->l->btf;
		if (*p->target && t->l->opt.world->ops->module_btf(t->l->opt.world, p->target))
			t->btf = t->l->opt.world->ops->module_btf(t->l->opt.world, p->target);
		id = t->btf ? np_btf_find(t->btf, p->name, 1u << NP_BTF_FUNC) : 0;
		if (id && np_btf_type(t->btf, id, &f))
			t->proto = f.ref;
		k->type = BPF_PROG_TYPE_KPROBE;
		if (t->program->mechanism >= NP_M_KPROBE)
			return 0;
		k->type = BPF_PROG_TYPE_TRACING;
		k->expected =
			t->program->mechanism == NP_M_FENTRY ? BPF_TRACE_FENTRY : BPF_TRACE_FEXIT;
		k->attach_id = id;
		if (!id || t->btf != t->l->btf)
			return np_load_fail(t->l, t->error, ENOENT, NULL,
					    "the kernel's BTF has no function '%s'", p->name);
		return 0;
	}
	case NP_M_UPROBE:
	case NP_M_URETPROBE:
		k->type = BPF_PROG_TYPE_KPROBE;
		/* for a multi link; a perf event takes such a program too */
		if (np_world_has(t->l->opt.world, NP_FEAT_UPROBE_MULTI))
			k->expected = 48;
		return 0;
	case NP_M_PERF_EVENT: k->type = BPF_PROG_TYPE_PERF_EVENT; return 0;
	default: k->type = BPF_PROG_TYPE_RAW_TRACEPOINT; return 0;
	}
}

static void set_wide(struct bpf_insn *insn, uint64_t v)
{
	insn[0].imm = (int32_t)v;
	insn[1].imm = (int32_t)(v >> 32);
}

/* "map.3", "mapval.3": the number, or -1. */
static int map_number(const char *symbol, const char *prefix, uint32_t maps)
{
	size_t n = strlen(prefix);
	unsigned long i;
	char *end;

	if (strncmp(symbol, prefix, n))
		return -1;
	i = strtoul(symbol + n, &end, 10);
	return *end || i >= maps ? -1 : (int)i;
}

static int patch_symbol(struct np_target *t, const struct np_object_reloc *r, struct bpf_insn *insn)
{
	struct np_loaded *l = t->l;
	int map = map_number(r->symbol, "map.", l->plan->maps.n);
	int64_t value;
	int err;

	if (map >= 0) {
		insn->src_reg = BPF_PSEUDO_MAP_FD;
		set_wide(insn, (uint32_t)l->maps[map]);
		return 0;
	}
	map = map_number(r->symbol, "mapval.", l->plan->maps.n);
	if (map >= 0) {
		insn->src_reg = BPF_PSEUDO_MAP_VALUE;
		insn[0].imm = l->maps[map];
		insn[1].imm = (int32_t)r->addend;
		return 0;
	}
	if (!strncmp(r->symbol, "kfunc.", 6)) {
		uint32_t id = l->btf ? np_btf_find(l->btf, r->symbol + 6, 1u << NP_BTF_FUNC) : 0;

		if (!id)
			return np_load_fail(l, t->error, ENOENT, NULL,
					    "this kernel has no kfunc '%s'", r->symbol + 6);
		insn->src_reg = BPF_PSEUDO_KFUNC_CALL;
		insn->imm = (int32_t)id;
		insn->off = 0;
		return 0;
	}
	err = np_symbol_value(t, r->symbol, &value);
	if (!err)
		set_wide(insn, (uint64_t)(value + r->addend));
	return err;
}

static uint8_t load_size(uint32_t bytes)
{
	return bytes == 1 ? BPF_B : bytes == 2 ? BPF_H : bytes == 4 ? BPF_W : BPF_DW;
}

/* Loads at a slot's offset get the real one; a smaller unsigned field is loaded as it is. */
static int patch_slots(struct np_target *t, struct bpf_insn *insns, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		int slot = -insns[i].off - NP_SLOT_FIRST;
		uint32_t offset, size;
		int err;

		if (BPF_CLASS(insns[i].code) != BPF_LDX || slot < 0)
			continue;
		slot /= NP_SLOT_STEP;
		if ((uint32_t)slot >= t->program->slots.n)
			return np_load_fail(t->l, t->error, EINVAL, NULL, "damaged program image");
		const struct np_plan_slot *s = &t->program->slots.v[slot];

		err = np_slot_find(t, s, &offset, &size);
		if (err)
			return err;
		/* a syscall's arguments are all 8 bytes long there; the low ones hold the value */
		if (t->program->mechanism == NP_M_PERF_TP &&
		    !strcmp(t->probe->target, "syscalls") && size > s->size)
			size = s->size;
		if (size != s->size && (size > s->size || s->is_signed))
			return np_load_fail(
				t->l, t->error, EINVAL, "build the script again on this kernel",
				"field '%s' of '%s' has %u bytes on this kernel, not %u", s->name,
				t->probe->text, size, s->size);
		insns[i].off = (int16_t)offset;
		insns[i].code = (uint8_t)((insns[i].code & ~0x18) | load_size(size));
	}
	return 0;
}

/* The last instruction that the log names, for the line; the log's last lines, for the reader. */
static void explain(struct np_target *t, char *log, int err)
{
	struct np_loaded *l = t->l;
	size_t n = strlen(log);
	const char *tail = n > 3000 ? log + n - 3000 : log;
	const char *last = "";

	for (char *p = np_strdup(l->arena, log), *line; (line = strsep(&p, "\n"));)
		if (*line && strncmp(line, "processed ", 10) &&
		    strncmp(line, "verification time", 17))
			last = line;
	np_load_fail(l, t->error, err, NULL, "the kernel refused the program of '%s': %s",
		     t->probe->text, *last ? last : strerror(err));
	t->error->verifier = true;
	t->error->permission = false;
	t->error->line = t->program->line;
	t->error->log = np_strdup(l->arena, tail);
}

static int load_insns(struct np_target *t, const struct kind *k, const struct bpf_insn *insns,
		      uint32_t n)
{
	LIBBPF_OPTS(bpf_prog_load_opts, opt);
	int fd, err;

	opt.expected_attach_type = k->expected;
	opt.attach_btf_id = k->attach_id;
	fd = bpf_prog_load(k->type, "nprobe", t->l->plan->license, insns, n, &opt);
	if (fd >= 0)
		return fd;
	err = errno;
	char *log = np_xcalloc(1, LOG_BYTES);

	/* once more, to hear why */
	opt.log_level = 1;
	opt.log_buf = log;
	opt.log_size = LOG_BYTES;
	fd = bpf_prog_load(k->type, "nprobe", t->l->plan->license, insns, n, &opt);
	if (fd < 0) {
		err = errno;
		if (*log && (err == EINVAL || err == EACCES || err == E2BIG || err == EPERM))
			explain(t, log, err);
		else
			np_load_fail(t->l, t->error, err, NULL,
				     "the program of '%s' was not loaded: %s", t->probe->text,
				     strerror(err));
	}
	free(log);
	return fd >= 0 ? fd : -err;
}

int np_load_program(struct np_loaded *l, uint32_t program, uint32_t probe,
		    struct np_load_error *error)
{
	const struct np_object_program *o = &l->object->programs[program];
	struct np_target t = {
		.l = l,
		.program = &l->plan->programs.v[program],
		.probe = &l->plan->probes.v[probe],
		.probe_index = probe,
		.error = error,
	};
	struct bpf_insn *insns = np_memdup(l->arena, o->insns, (size_t)o->n_insns * 8);
	struct kind k = {0};
	int err;

	*error = (struct np_load_error){0};
	err = prepare(&t, &k);
	for (uint32_t i = 0; i < o->n_relocs && !err; i++)
		err = patch_symbol(&t, &o->relocs[i], &insns[o->relocs[i].insn]);
	if (!err)
		err = patch_slots(&t, insns, o->n_insns);
	if (err)
		return err;
	struct np_loaded_program p = {
		.hash = np_hash(insns, (size_t)o->n_insns * 8),
		.n_insns = o->n_insns,
		.type = k.type,
		.expected = k.expected,
		.attach_id = k.attach_id,
		.insns = insns,
	};

	np_vec_each (struct np_loaded_program, old, &l->programs)
		if (old->hash == p.hash && old->n_insns == p.n_insns && old->type == p.type &&
		    old->expected == p.expected && old->attach_id == p.attach_id &&
		    !memcmp(old->insns, insns, (size_t)p.n_insns * 8))
			return old->fd;
	p.fd = load_insns(&t, &k, insns, o->n_insns);
	if (p.fd >= 0)
		np_vec_push(l->arena, &l->programs, p);
	return p.fd;
}
