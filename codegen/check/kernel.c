/* Kernel functions: p:function, p:module:function, kprobe:..., with offsets and wildcards. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

struct search {
	struct np_checker *c;
	const struct np_probe_text *p;
	const char *module, *name; /* patterns */
	struct np_nearest near;
	bool found;
};

static const char *spelling(const struct np_probe_text *p)
{
	if (p->proto.trampoline)
		return p->kind == NP_P_KPROBE ? "fentry" : "fexit";
	return p->kind == NP_P_KPROBE ? "kprobe" : "kretprobe";
}

static const char *long_text(struct np_checker *c, const struct np_probe_text *p,
			     const char *module, const char *name)
{
	if (p->proto.trampoline && !*module)
		module = "vmlinux";
	return np_sprintf(c->arena, "%s:%s%s%s", spelling(p), module, *module ? ":" : "", name);
}

/* One of several functions that a probe stands for. */
static struct np_attach_point *add_one(struct search *s, const char *module, const char *name)
{
	struct np_attach_point *point = np_add_point(s->c, s->p);

	point->target = np_strdup(s->c->arena, module);
	point->name = np_strdup(s->c->arena, name);
	point->text = long_text(s->c, s->p, point->target, point->name);
	point->wildcard = point->optional = true;
	return point;
}

static bool add_match(void *arg, const char *module, const char *name)
{
	struct search *s = arg;

	const char *in = *module ? module : "vmlinux";

	if ((!*s->module || np_wildcard_match(s->c, s->module, in)) &&
	    np_wildcard_match(s->c, s->name, name))
		/* the kernel itself is named where the program names a module */
		add_one(s, module, name)->text =
			long_text(s->c, s->p, *s->module ? in : module, name);
	return true;
}

static bool try_name(void *arg, const char *module, const char *name)
{
	struct search *s = arg;

	(void)module;
	np_nearest_try(&s->near, name);
	return true;
}

static enum np_probe_result expand(struct np_checker *c, struct np_probe_text *p,
				   const char *module, const char *name)
{
	struct search s = {.c = c, .p = p, .module = module, .name = name};
	uint32_t first = p->points->n;

	c->opt->world->ops->each_function(c->opt->world, add_match, &s);
	np_sort_points(p->points, first);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(c, p, NULL, p->node->loc,
			 np_sprintf(c->arena, "no kernel function matches '%s%s%s'", module,
				    *module ? ":" : "", name),
			 NULL, "nprobe -l 'p:NAME*' lists them");
}

static bool try_module(void *arg, const char *module, const char *name)
{
	struct search *s = arg;

	(void)name;
	s->found |= !strcmp(module, s->module);
	return !s->found;
}

/* X of p:X:name is not a module that is loaded; of p: it is no file either. */
static bool is_no_module(struct np_checker *c, const struct np_probe_text *p, const char *module)
{
	struct search s = {.c = c, .p = p, .module = module};

	if (!*module || !p->report || np_has_wildcard(module))
		return false;
	c->opt->world->ops->each_function(c->opt->world, try_module, &s);
	return !s.found;
}

static enum np_probe_result no_function(struct np_checker *c, struct np_probe_text *p,
					const struct np_attach_point *point, const char *module)
{
	struct search s = {.c = c, .p = p, .near = {.want = point->name}};
	struct np_world *w = c->opt->world;
	const char *what, *near = NULL;

	if (is_no_module(c, p, module)) {
		bool any = strlen(p->part[0]) == 1;

		what = np_sprintf(c->arena, "there is no %skernel module '%s' here",
				  any ? "library, program or " : "", module);
		return np_absent(c, p, point, np_part_loc(p, 1), what, NULL,
				 any ? "a library is named as in p:c:malloc, a file by its path"
				     : "lsmod lists those that are loaded; --wait waits for one");
	}
	if (p->report) {
		w->ops->each_function(w, try_name, &s);
		near = np_nearest_best(&s.near);
	}
	what = np_sprintf(c->arena, "there is no kernel function '%s' to probe%s%s", point->name,
			  *module ? " in module " : "", module);
	return np_absent(c, p, point, np_part_loc(p, p->n - 1), what,
			 near ? np_sprintf(c->arena, "%s:%s", p->part[0], near) : NULL,
			 near ? "; if the name is right, it is inlined here"
			      : "it may be inlined, or have another name on this kernel");
}

static bool add_clone(void *arg, const char *module, const char *name)
{
	struct search *s = arg;
	size_t n = strlen(s->name);

	if (!strncmp(name, s->name, n) && name[n] == '.' &&
	    np_wildcard_match(s->c, s->module, module))
		add_one(s, module, name);
	return true;
}

/*
 * The compiler kept the function only in variants of its own (name.isra.0, .constprop.0, .part.0,
 * .cold): those are probed, in place of the last point.
 */
static bool take_clones(struct np_checker *c, struct np_probe_text *p, const char *module,
			const char *name)
{
	struct search s = {.c = c, .p = p, .module = *module ? module : "*", .name = name};
	uint32_t first = --p->points->n;
	struct np_attach_point plain = p->points->v[first];
	struct np_text names = {0};

	if (p->report && !plain.offset)
		c->opt->world->ops->each_function(c->opt->world, add_clone, &s);
	if (p->points->n == first) {
		np_vec_push(c->arena, p->points, plain);
		return false;
	}
	np_sort_points(p->points, first);
	for (uint32_t i = first; i < p->points->n; i++)
		np_text_addf(&names, "%s%s", i == first ? "" : ", ", p->points->v[i].name);
	np_warn(c->diags, np_part_loc(p, p->n - 1),
		"the compiler kept '%s' only as %s, which may run for a part of the calls", name,
		names.s);
	np_text_free(&names);
	return true;
}

/* A name that this kernel has under another: the point moves there, and the user is told. */
static bool move_to_todays(struct np_checker *c, struct np_probe_text *p,
			   struct np_attach_point *point)
{
	const char *last, *but, *now = p->report ? np_old_name(c, point->name, &last, &but) : NULL;
	const char *raw = now ? np_raw_name(now) : NULL;

	if (!now || point->offset || np_is_probed(c, raw ? raw : now))
		return false;
	/* a tracepoint in it stands for its entry only */
	if (raw && (p->kind != NP_P_KPROBE || p->proto.trampoline))
		return false;
	np_warn(c->diags, np_part_loc(p, p->n - 1),
		"'%s' is no function on this kernel%s%s%s: '%s' is probed instead%s", point->name,
		*last ? " (the last one was " : "", last, *last ? ")" : "", now, but);
	point->syscall = np_is_old_syscall(point->name) && !strncmp(now, "__x64_", 6);
	point->name = now;
	point->text = long_text(c, p, point->target, now);
	if (raw) {
		p->kind = p->proto.kind = point->kind = NP_P_RAWTRACEPOINT;
		point->target = "vmlinux";
		point->name = raw;
		point->text = np_sprintf(c->arena, "rawtracepoint:vmlinux:%s", raw);
	}
	if (np_is_moved(c, point->text))
		p->points->n--;
	return true;
}

/* An image runs on other kernels, too: the names that those have, behind the one of this kernel. */
static void add_names(struct np_checker *c, struct np_probe_text *p, const char *written)
{
	struct np_attach_point here = p->points->v[p->points->n - 1];
	const char *name = written;

	for (uint32_t i = 0; name; name = np_other_name(c, written, i++)) {
		struct np_attach_point *point;

		if (!strcmp(name, here.name) || np_raw_name(name))
			continue;
		point = np_add_point(c, p);
		*point = here;
		point->alternative = true;
		point->name = name;
		point->target = "";
		point->text = long_text(c, p, "", name);
		/* a place of its own: alternatives are told apart by where they stand */
		point->loc.beg =
			here.loc.beg + 1 + i < here.loc.end ? here.loc.beg + 1 + i : here.loc.end;
	}
}

static bool add_same(void *arg, const char *module, const char *name)
{
	struct search *s = arg;

	if (*module && !strcmp(name, s->name))
		add_one(s, module, name);
	return true;
}

/*
 * The kernel itself has no such function, and a module has: so may others, and a name alone does
 * not say which is meant. All of them are probed, in place of the last point; which one runs is
 * told by loc, func and probe.
 */
static void take_modules(struct np_checker *c, struct np_probe_text *p, const char *name)
{
	struct search s = {.c = c, .p = p, .name = name};
	uint32_t first = p->points->n - 1;
	struct np_attach_point plain = p->points->v[first];

	p->points->n = first;
	c->opt->world->ops->each_function(c->opt->world, add_same, &s);
	if (p->points->n - first < 2) {
		p->points->n = first;
		np_vec_push(c->arena, p->points, plain);
		return;
	}
	np_sort_points(p->points, first);
	for (uint32_t i = first; i < p->points->n; i++) {
		p->points->v[i].offset = plain.offset;
		/* on another kernel one of the modules may do */
		p->points->v[i].wildcard = p->points->v[i].optional = c->opt->portable;
	}
}

static enum np_probe_result one_kernel_function(struct np_checker *c, struct np_probe_text *p,
						const char *module, const char *name,
						uint64_t offset)
{
	struct np_world *w = c->opt->world;
	struct np_attach_point *point = np_add_point(c, p);
	const char *found = NULL;

	point->target = module;
	point->name = name;
	point->offset = offset;
	point->text = long_text(c, p, module, p->part[p->n - 1]);
	if (!w->ops->function(w, *module ? module : NULL, name, &found) ||
	    (found && !*found && np_may_be_inline(name) && !w->ops->traceable(w, name))) {
		if (!*module && move_to_todays(c, p, point))
			return NP_PROBE_OK;
		if (take_clones(c, p, module, name))
			return NP_PROBE_OK;
		return no_function(c, p, &p->points->v[p->points->n - 1], module);
	}
	if (!*module && found)
		point->target = np_strdup(c->arena, found);
	if (!*module && *point->target && p->report)
		take_modules(c, p, name);
	return NP_PROBE_OK;
}

/* kprobe:0xffffffff81001234: the address as it is now; nothing tells whether an instruction is
 * there. */
static enum np_probe_result at_address(struct np_checker *c, struct np_probe_text *p)
{
	struct np_attach_point *point;
	char *end;
	uint64_t address = strtoull(p->part[1], &end, 0);

	if (*end || p->kind == NP_P_KRETPROBE)
		return np_bad_probe(c, p, "kprobe:0xffffffff81001234, an address of the kernel");
	if (!c->opt->unsafe) {
		struct np_diag *d = np_error(c->diags, NP_E_NO_PROBE, np_part_loc(p, 1),
					     "a probe at an address needs --unsafe");

		np_hint(c->diags, d, "function+offset is checked: kprobe:vfs_read+0x8");
		return NP_PROBE_ERROR;
	}
	point = np_add_point(c, p);
	point->offset = address;
	point->text = np_sprintf(c->arena, "kprobe:%llu", (unsigned long long)address);
	return NP_PROBE_OK;
}

enum np_probe_result np_probe_kprobe(struct np_checker *c, struct np_probe_text *p)
{
	const char *module = p->n == 3 ? p->part[1] : "";
	const char *name = p->n == 3 ? p->part[2] : p->n == 2 ? p->part[1] : "";
	enum np_probe_result result;
	uint64_t offset;

	if (p->n < 2 || p->n > 3 || !*name)
		return np_bad_probe(c, p,
				    np_sprintf(c->arena, "%s:function or %s:module:function",
					       p->part[0], p->part[0]));
	if (p->n == 2 && *name >= '0' && *name <= '9' && !p->proto.trampoline)
		return at_address(c, p);
	if (!np_split_offset(c, &name, &offset))
		return np_bad_probe(c, p, "p:function+0x10, the offset a number of bytes");
	if (offset && p->kind == NP_P_KRETPROBE)
		return np_bad_probe(c, p, "r:function: a return has no offset");
	if (np_has_wildcard(name) || np_has_wildcard(module))
		return expand(c, p, module, name);
	result = one_kernel_function(c, p, module, name, offset);
	/* not behind what became a tracepoint, nor where another old name became the same */
	if (result == NP_PROBE_OK && c->opt->portable && p->report && !*module && !offset &&
	    p->points->n && p->points->v[p->points->n - 1].kind != NP_P_RAWTRACEPOINT)
		add_names(c, p, name);
	return result;
}

static struct np_attach_point *add_program(struct np_checker *c, const struct np_probe_text *p,
					   const char *id, const char *name)
{
	struct np_attach_point *point = np_add_point(c, p);

	point->target = *id ? np_sprintf(c->arena, "bpf:%s", id) : "bpf";
	point->name = name;
	point->text = np_sprintf(c->arena, "%s:%s:%s", spelling(p), point->target, name);
	return point;
}

static bool add_match_of_programs(void *arg, const char *id, const char *name)
{
	struct search *s = arg;
	struct np_attach_point *point;

	if (!np_wildcard_match(s->c, s->module, id) || !np_wildcard_match(s->c, s->name, name))
		return true;
	point = add_program(s->c, s->p, np_strdup(s->c->arena, id), np_strdup(s->c->arena, name));
	point->wildcard = point->optional = true;
	return true;
}

static enum np_probe_result bpf_programs(struct np_checker *c, struct np_probe_text *p,
					 const char *id, const char *name)
{
	struct search s = {.c = c, .p = p, .module = id, .name = name};
	struct np_world *w = c->opt->world;
	uint32_t first = p->points->n;
	struct np_diag *d;
	int err;

	if (c->opt->portable) {
		d = np_error(
			c->diags, NP_E_NO_PROBE, np_part_loc(p, p->n - 1),
			"an image cannot have a pattern of BPF programs: those here are meant");
		np_hint(c->diags, d, "name the program, without a number: fentry:bpf:PROGRAM");
		return NP_PROBE_ERROR;
	}
	err = w->ops->each_program(w, add_match_of_programs, &s);
	if (p->points->n > first)
		return NP_PROBE_OK;
	return np_absent(
		c, p, NULL, np_part_loc(p, p->n - 1),
		err ? np_sprintf(c->arena, "the kernel's BPF programs are not to be seen: %s",
				 strerror(-err))
		    : np_sprintf(c->arena, "no BPF program that is loaded matches '%s'", name),
		NULL, "nprobe -l 'fentry:bpf:*' lists them: those that have BTF");
}

/*
 * fentry:bpf:name, fentry:bpf:id:name: a BPF program that is loaded; found when this one is loaded.
 * Of a pattern those that are loaded now.
 */
static enum np_probe_result bpf_program(struct np_checker *c, struct np_probe_text *p)
{
	const char *name = p->part[p->n - 1], *id = p->n == 4 ? p->part[2] : "";

	if (*name && (np_has_wildcard(name) || np_has_wildcard(id)))
		return bpf_programs(c, p, *id ? id : "*", name);
	if (*name && strspn(id, "0123456789") == strlen(id) && (p->n == 3 || *id)) {
		add_program(c, p, id, name);
		return NP_PROBE_OK;
	}
	return np_bad_probe(c, p, "fentry:bpf:PROGRAM or fentry:bpf:ID:PROGRAM");
}

/* fentry:name, fentry:module:name and their older spelling kfunc: BTF's types, no other way. */
enum np_probe_result np_probe_trampoline(struct np_checker *c, struct np_probe_text *p)
{
	p->proto.trampoline = true;
	if (strchr(p->node->probe.text, '+'))
		return np_bad_probe(c, p, "fentry:function: it attaches to the entry alone");
	if ((p->n == 3 || p->n == 4) && !strcmp(p->part[1], "bpf"))
		return bpf_program(c, p);
	return np_probe_kprobe(c, p);
}

/* p:X:name: a path, a library or a program is user code; any other X is a kernel module. */
enum np_probe_result np_probe_entry(struct np_checker *c, struct np_probe_text *p)
{
	if (p->n >= 3 && *p->part[1] &&
	    (*p->part[1] == '/' || *p->part[1] == '"' ||
	     (!np_has_wildcard(p->part[1]) && np_find_binary(c, p->part[1])))) {
		p->kind = p->kind == NP_P_KPROBE ? NP_P_UPROBE : NP_P_URETPROBE;
		p->proto.kind = p->kind;
		return np_probe_uprobe(c, p);
	}
	return np_probe_kprobe(c, p);
}
