/*
 * What a program is loaded for: its BPF program type, what it attaches to in BTF, and where the
 * names of its arguments are.
 */
#include <bpf/bpf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "load/load_internal.h"
#include "world/world_live.h"

#define TRACE_KPROBE_MULTI 42 /* BPF_TRACE_KPROBE_MULTI */
#define TRACE_UPROBE_MULTI 48 /* BPF_TRACE_UPROBE_MULTI, younger than Debian 12's headers */
#define TRACE_KPROBE_SESSION 56
#define TRACE_UPROBE_SESSION 57
#define FUNCTIONS (1u << NP_BTF_FUNC)

/* Functions with a tracepoint's raw arguments by name; btf_trace_NAME's prototype has none. */
static const char *const raw_prefixes[] = {"__bpf_trace_", "__traceiter_", "__probestub_"};
#define RAW_PREFIXES (sizeof(raw_prefixes) / sizeof(raw_prefixes[0]))

static void want(struct np_btf *btf, const char *prefix, const char *name)
{
	char text[256];
	int n = snprintf(text, sizeof(text), "%s%s", prefix, name);

	if (n < (int)sizeof(text))
		np_btf_want(btf, text, (size_t)n);
}

static uint32_t find(struct np_btf *btf, const char *prefix, const char *name, uint32_t kinds)
{
	char text[256];

	if (!btf || snprintf(text, sizeof(text), "%s%s", prefix, name) >= (int)sizeof(text))
		return 0;
	return np_btf_find(btf, text, kinds);
}

static bool of_module(const struct np_plan_probe *p)
{
	return *p->target && strcmp(p->target, "vmlinux");
}

void np_target_want(struct np_loaded *l, const struct np_plan_program *program,
		    const struct np_plan_probe *probe)
{
	if (!l->btf)
		return;
	switch (program->mechanism) {
	case NP_M_TP_BTF:
		if (probe->kind == NP_P_RAWTRACEPOINT && of_module(probe))
			return;
		want(l->btf, "btf_trace_", probe->name);
		for (size_t i = 0; program->slots.n && i < RAW_PREFIXES; i++)
			want(l->btf, raw_prefixes[i], probe->name);
		return;
	case NP_M_ITER:
		want(l->btf, "bpf_iter_", probe->name);
		want(l->btf, "bpf_iter__", probe->name);
		return;
	case NP_M_KPROBE:
	case NP_M_KRETPROBE:
	case NP_M_KPROBE_MULTI:
	case NP_M_KRETPROBE_MULTI:
	case NP_M_KPROBE_SESSION:
		if (!program->slots.n)
			return;
		/* fall through */
	case NP_M_FENTRY:
	case NP_M_FEXIT:
		if (!of_module(probe))
			want(l->btf, "", probe->name);
		return;
	default: return;
	}
}

static void raw_proto(struct np_target *t)
{
	struct np_btf_type f;
	struct np_btf_member first;

	t->first_param = 1;
	for (size_t i = 0; i < RAW_PREFIXES; i++) {
		uint32_t id = find(t->btf, raw_prefixes[i], t->probe->name, FUNCTIONS);

		if (id && np_btf_type(t->btf, id, &f) && np_btf_member(t->btf, f.ref, 0, &first) &&
		    *first.name) {
			t->proto = f.ref;
			return;
		}
	}
}

static int record_tracepoint(struct np_target *t)
{
	const struct np_plan_probe *p = t->probe;
	struct np_world *w = t->l->opt.world;
	int err = w->ops->tracepoint(w, p->target, p->name, &t->format);

	t->type = BPF_PROG_TYPE_TRACEPOINT;
	t->btf = t->l->btf;
	if (!err)
		return 0;
	if (err == -ENOENT)
		return np_load_fail(t->l, t->error, ENOENT, NULL,
				    "this kernel has no tracepoint '%s:%s'", p->target, p->name);
	return np_load_fail(t->l, t->error, -err, np_world_tracefs_cure(),
			    "the format of '%s:%s' cannot be read", p->target, p->name);
}

/* Descriptor of a module's BTF, or -1. Modules stand behind vmlinux in the kernel's list. */
static int find_module_btf(const char *module)
{
	uint32_t id = 0;

	while (!bpf_btf_get_next_id(id, &id)) {
		int fd = bpf_btf_get_fd_by_id(id);
		char name[64] = "";
		struct bpf_btf_info info = {.name = (uintptr_t)name, .name_len = sizeof(name)};
		uint32_t len = sizeof(info);

		if (fd < 0)
			continue; /* gone meanwhile, or not ours to see */
		if (!bpf_obj_get_info_by_fd(fd, &info, &len) && info.kernel_btf &&
		    !strcmp(name, module))
			return fd;
		close(fd);
	}
	return -1;
}

static int module_btf_fd(struct np_loaded *l, const char *module)
{
	np_vec_each (struct np_module_fd, m, &l->modules)
		if (!strcmp(m->name, module))
			return m->fd;
	struct np_module_fd m = {module, find_module_btf(module)};

	np_vec_push(l->arena, &l->modules, m);
	return m.fd;
}

/* The function in BTF, 0: it is not there. A module's function is not vmlinux's of that name. */
static uint32_t find_function(struct np_target *t)
{
	struct np_loaded *l = t->l;
	struct np_btf_type f;
	uint32_t id;

	t->btf = of_module(t->probe) ? l->opt.world->ops->module_btf(l->opt.world, t->probe->target)
				     : l->btf;
	id = find(t->btf, "", t->probe->name, FUNCTIONS);
	if (id && t->btf != l->btf && l->btf && id < np_btf_count(l->btf))
		id = 0;
	if (id && np_btf_type(t->btf, id, &f))
		t->proto = f.ref;
	return id;
}

/* What it attaches to is in the BTF of the probe's module. */
static int module_target(struct np_target *t)
{
	t->attach_btf = module_btf_fd(t->l, t->probe->target);
	if (t->attach_btf > 0)
		return 0;
	return np_load_fail(t->l, t->error, ENOENT, NULL, "the kernel keeps no BTF of module '%s'",
			    t->probe->target);
}

static int trampoline(struct np_target *t, uint32_t expected)
{
	t->type = BPF_PROG_TYPE_TRACING;
	t->expected = expected;
	if (!strcmp(t->probe->target, "bpf") || !strncmp(t->probe->target, "bpf:", 4))
		return np_target_bpf(t);
	t->attach_id = find_function(t);
	if (!t->attach_id)
		return np_load_fail(t->l, t->error, ENOENT, NULL,
				    "the BTF of %s%s has no function '%s'",
				    of_module(t->probe) ? "module " : "this kernel",
				    of_module(t->probe) ? t->probe->target : "", t->probe->name);
	return of_module(t->probe) ? module_target(t) : 0;
}

static int raw_tracepoint(struct np_target *t)
{
	t->type = BPF_PROG_TYPE_TRACING;
	t->expected = BPF_TRACE_RAW_TP;
	t->btf = t->l->btf;
	if (t->probe->kind == NP_P_RAWTRACEPOINT && of_module(t->probe))
		t->btf = t->l->opt.world->ops->module_btf(t->l->opt.world, t->probe->target);
	t->attach_id = find(t->btf, "btf_trace_", t->probe->name, 1u << NP_BTF_TYPEDEF);
	if (!t->attach_id)
		return np_load_fail(t->l, t->error, ENOENT, NULL,
				    "this kernel's BTF has no tracepoint '%s'", t->probe->name);
	if (t->program->slots.n)
		raw_proto(t);
	return t->btf == t->l->btf ? 0 : module_target(t);
}

static int iterator(struct np_target *t)
{
	t->type = BPF_PROG_TYPE_TRACING;
	t->expected = BPF_TRACE_ITER;
	t->btf = t->l->btf;
	t->attach_id = find(t->btf, "bpf_iter_", t->probe->name, FUNCTIONS);
	t->record = find(t->btf, "bpf_iter__", t->probe->name, 1u << NP_BTF_STRUCT);
	if (t->attach_id && t->record)
		return 0;
	return np_load_fail(t->l, t->error, ENOENT, NULL, "this kernel has no iterator '%s'",
			    t->probe->name);
}

int np_target_prepare(struct np_target *t)
{
	switch (t->program->mechanism) {
	case NP_M_PERF_TP: return record_tracepoint(t);
	case NP_M_TP_BTF: return raw_tracepoint(t);
	case NP_M_FENTRY: return trampoline(t, BPF_TRACE_FENTRY);
	case NP_M_FEXIT: return trampoline(t, BPF_TRACE_FEXIT);
	case NP_M_ITER: return iterator(t);
	case NP_M_KPROBE:
	case NP_M_KRETPROBE:
	case NP_M_KPROBE_MULTI:
	case NP_M_KRETPROBE_MULTI:
	case NP_M_KPROBE_SESSION:
		t->type = BPF_PROG_TYPE_KPROBE;
		if (t->program->mechanism == NP_M_KPROBE_SESSION)
			t->expected = TRACE_KPROBE_SESSION;
		else if (t->program->mechanism >= NP_M_KPROBE_MULTI)
			t->expected = TRACE_KPROBE_MULTI;
		if (t->program->slots.n)
			find_function(t);
		return 0;
	case NP_M_UPROBE:
	case NP_M_URETPROBE:
		t->type = BPF_PROG_TYPE_KPROBE;
		/* for a multi link; a perf event takes such a program too */
		if (np_world_has(t->l->opt.world, NP_FEAT_UPROBE_MULTI))
			t->expected = TRACE_UPROBE_MULTI;
		return 0;
	case NP_M_UPROBE_SESSION:
		t->type = BPF_PROG_TYPE_KPROBE;
		t->expected = TRACE_UPROBE_SESSION;
		return 0;
	case NP_M_PERF_EVENT: t->type = BPF_PROG_TYPE_PERF_EVENT; return 0;
	default: t->type = BPF_PROG_TYPE_RAW_TRACEPOINT; return 0;
	}
}
