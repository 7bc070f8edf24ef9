/*
 * Arguments of probes: parameters of kernel functions by BTF, registers of user functions,
 * USDT arguments by their note; fields of tracepoints are in fields.c.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

#define REGISTER_ARGS 6 /* of the C ABI of x86-64 */
#define GO_REGISTERS 9  /* of Go's; a string takes two, a slice three */

/* Functions that carry a tracepoint's raw prototype: which of them BTF has, depends. */
static const char *const raw_prefixes[] = {"__bpf_trace_", "__traceiter_", "__probestub_"};
#define RAW_PREFIXES (sizeof(raw_prefixes) / sizeof(raw_prefixes[0]))

bool np_probe_info(struct np_checker *c, const struct np_attach_point *p, struct np_probe_info *out)
{
	struct np_world *w = c->opt->world;
	const struct np_usdt_site *sites;
	uint32_t n = 0;

	*out = (struct np_probe_info){.point = p, .btf = np_world_btf(w)};
	switch (p->kind) {
	case NP_P_TRACEPOINT: return !w->ops->tracepoint(w, p->target, p->name, &out->format);
	case NP_P_RAWTRACEPOINT:
	case NP_P_KPROBE:
	case NP_P_KRETPROBE:
		if (*p->target && w->ops->module_btf(w, p->target))
			out->btf = w->ops->module_btf(w, p->target);
		return true;
	case NP_P_USDT:
		out->usdt_args = "";
		if (w->ops->usdt(w, p->target, &sites, &n))
			return false;
		for (uint32_t i = 0; i < n; i++)
			if (sites[i].file_offset == p->offset && !strcmp(sites[i].name, p->name))
				out->usdt_args = sites[i].args;
		return true;
	default: return true;
	}
}

static void want(struct np_checker *c, const char *prefix, const char *name)
{
	const char *s = np_sprintf(c->arena, "%s%s", prefix, name);

	np_btf_want(np_world_btf(c->opt->world), s, strlen(s));
}

void np_probe_want(struct np_checker *c, const struct np_attach_point *p)
{
	if (!np_world_btf(c->opt->world))
		return;
	if (p->kind == NP_P_ITER) {
		want(c, "bpf_iter__", p->name);
		want(c, "bpf_iter_", p->name);
	} else if (p->kind == NP_P_TRACEPOINT || p->kind == NP_P_RAWTRACEPOINT) {
		want(c, "btf_trace_", p->name);
		want(c, "trace_event_raw_", p->name);
		for (size_t i = 0; i < RAW_PREFIXES; i++)
			want(c, raw_prefixes[i], p->name);
	} else if (p->kind == NP_P_KPROBE || p->kind == NP_P_KRETPROBE) {
		want(c, "", p->name);
	}
}

static uint32_t prototype(struct np_btf *btf, const char *name)
{
	uint32_t id = np_btf_find(btf, name, 1u << NP_BTF_FUNC);
	struct np_btf_type t;

	return id && np_btf_type(btf, id, &t) ? t.ref : 0;
}

/* The prototype whose parameters have names. */
static uint32_t raw_prototype(struct np_checker *c, struct np_btf *btf, const char *name)
{
	struct np_btf_member first;

	for (size_t i = 0; i < RAW_PREFIXES; i++) {
		uint32_t proto =
			prototype(btf, np_sprintf(c->arena, "%s%s", raw_prefixes[i], name));

		if (proto && np_btf_member(btf, proto, 0, &first) && *first.name)
			return proto;
	}
	return 0;
}

/* By the debug info of the program, which is read when a name is asked for. */
static void user_types(struct np_checker *c, struct np_probe_info *p)
{
	struct np_world *w = c->opt->world;
	struct np_user_function f;

	p->debug_info = w->ops->user_function(w, p->point->target, p->point->name, &f);
	if (p->debug_info)
		return;
	p->btf = f.btf;
	p->proto = f.proto;
	p->registers = f.registers;
}

void np_probe_types(struct np_checker *c, struct np_probe_info *p)
{
	const char *name = p->point->name;

	if (p->looked_up)
		return;
	if (p->point->kind == NP_P_UPROBE || p->point->kind == NP_P_URETPROBE)
		user_types(c, p);
	p->looked_up = true;
	if (!p->btf)
		return;
	if (p->point->kind == NP_P_TRACEPOINT || p->point->kind == NP_P_RAWTRACEPOINT) {
		/* attaching by BTF needs the typedef; system calls have none of their own */
		p->raw = np_btf_find(p->btf, np_sprintf(c->arena, "btf_trace_%s", name),
				     1u << NP_BTF_TYPEDEF);
		p->raw_proto = p->raw ? raw_prototype(c, p->btf, name) : 0;
	} else if (p->point->kind == NP_P_KPROBE || p->point->kind == NP_P_KRETPROBE) {
		p->proto = prototype(p->btf, name);
	}
}

static bool is_argn(const char *name, uint32_t *index)
{
	char *end;
	unsigned long n;

	if (strncmp(name, "arg", 3) || !isdigit((unsigned char)name[3]))
		return false;
	n = strtoul(name + 3, &end, 10);
	*index = n > 255 ? 255 : (uint32_t)n;
	return !*end;
}

static bool is_const_void(struct np_btf *btf, uint32_t id)
{
	struct np_btf_type t;

	return np_btf_type(btf, np_btf_strip(btf, id), &t) && t.kind == NP_BTF_PTR && t.ref &&
	       !np_btf_strip(btf, t.ref);
}

/* const char * */
static bool is_text(struct np_btf *btf, uint32_t id)
{
	struct np_btf_type t;

	return np_btf_type(btf, np_btf_strip(btf, id), &t) && t.kind == NP_BTF_PTR &&
	       np_btf_type(btf, t.ref, &t) && t.kind == NP_BTF_CONST &&
	       np_btf_type(btf, np_btf_strip(btf, t.ref), &t) && t.kind == NP_BTF_INT &&
	       !strcmp(t.name, "char");
}

/* Finds the parameter by name or number, to be described in *a; its type. NULL: there is none. */
static const struct np_type *parameter(struct np_checker *c, const char *name, bool by_number,
				       struct np_arg *a)
{
	struct np_btf_member m;

	for (uint32_t i = 0;
	     c->probe->proto && np_btf_member(c->probe->btf, c->probe->proto, i, &m); i++)
		if (by_number ? i == a->index : !strcmp(m.name, name)) {
			a->index = i;
			a->const_void = is_const_void(c->probe->btf, m.type);
			a->is_text = is_text(c->probe->btf, m.type);
			return np_parameter_words(
				c, m.name, m.type,
				np_type_from_btf(c->types, c->probe->btf, m.type));
		}
	return NULL;
}

/* These describe an argument and return NULL, or say why there is none. */
static const char *function_arg(struct np_checker *c, const char *name, struct np_arg *a)
{
	const char *function = c->probe->point->name;
	bool by_number = is_argn(name, &a->index);
	const struct np_type *t;

	np_probe_types(c, c->probe);
	if (c->probe->point->offset && !by_number)
		return "inside of a function the arguments are no longer at hand";
	a->role = NP_SLOT_ARG;
	a->place = NP_ARG_SLOT;
	t = parameter(c, name, by_number, a);
	if (by_number) {
		a->name = "";
		/* of many functions the n-th argument is a number: they have no type in common */
		if (!t || !np_type_is_scalar(t) || c->body->long_name || c->probe->point->offset ||
		    c->probe->point->wildcard)
			t = np_type_int(c->types, 8, false);
	}
	if (!t && !c->probe->proto)
		return np_sprintf(c->arena,
				  "BTF does not describe '%s': its arguments are arg0 to arg5",
				  function);
	if (!t)
		return np_sprintf(c->arena, "'%s' has no argument '%s'", function, name);
	if (a->index >= REGISTER_ARGS)
		return "only the first six arguments can be read";
	if (!np_type_is_scalar(t))
		return np_sprintf(c->arena, "argument '%s' is a whole %s, which cannot be read yet",
				  name, np_show(c, t));
	a->type = t;
	return NULL;
}

bool np_is_parameter(struct np_checker *c, const char *name)
{
	struct np_arg a;

	if (c->function)
		return false;
	if (is_argn(name, &a.index))
		return true;
	if (!(NP_W(c->body->kind) & NP_W_FUNCTION))
		return false;
	np_probe_types(c, c->probe);
	return parameter(c, name, false, &a) != NULL;
}

/* By the tracepoint's prototype, whose first parameter is not one of its arguments. */
static const char *raw_arg(struct np_checker *c, const char *name, struct np_arg *a)
{
	bool by_number = is_argn(name, &a->index);
	const struct np_type *t = NULL;
	struct np_btf_member m;

	np_probe_types(c, c->probe);
	for (uint32_t i = 1;
	     c->probe->raw_proto && np_btf_member(c->probe->btf, c->probe->raw_proto, i, &m); i++)
		if (by_number ? i - 1 == a->index : !strcmp(m.name, name)) {
			a->index = i - 1;
			a->const_void = is_const_void(c->probe->btf, m.type);
			a->is_text = is_text(c->probe->btf, m.type);
			t = np_parameter_words(c, m.name, m.type,
					       np_type_from_btf(c->types, c->probe->btf, m.type));
		}
	if (by_number) {
		if (!t && c->probe->raw_proto)
			return np_sprintf(c->arena, "'%s' has no argument %u",
					  c->probe->point->name, a->index);
		a->name = "";
		t = np_type_int(c->types, 8, false);
	}
	if (!t)
		return np_sprintf(c->arena, "raw tracepoint '%s' has no argument '%s'",
				  c->probe->point->name, name);
	if (!np_type_is_scalar(t))
		return np_sprintf(c->arena, "argument '%s' is a whole %s, which cannot be read yet",
				  name, np_show(c, t));
	a->place = NP_ARG_SLOT;
	a->role = NP_SLOT_ARG;
	a->raw = a->name;
	a->type = t;
	return NULL;
}

/* Members of struct bpf_iter__NAME, pointers within unions and numbers. */
static const char *iter_arg(struct np_checker *c, const char *name, struct np_arg *a)
{
	const char *iterator = c->probe->point->name;
	uint32_t id = np_btf_find(c->probe->btf, np_sprintf(c->arena, "bpf_iter__%s", iterator),
				  1u << NP_BTF_STRUCT);
	struct np_btf_member m;

	if (!id || !np_btf_find_member(c->probe->btf, id, name, &m))
		return np_sprintf(c->arena, "iterator '%s' has no '%s'", iterator, name);
	a->type = np_type_from_btf(c->types, c->probe->btf, m.type);
	if (!np_type_is_scalar(a->type))
		return np_sprintf(c->arena, "'%s' is a whole %s, which cannot be read yet", name,
				  np_show(c, a->type));
	a->place = NP_ARG_SLOT;
	a->role = NP_SLOT_ARG;
	return NULL;
}

static const char *register_arg(struct np_checker *c, const char *name, struct np_arg *a)
{
	const char *function = c->probe->point->name;
	const struct np_type *t;

	if (c->probe->point->inlined)
		return np_sprintf(c->arena,
				  "where '%s' is inlined its arguments have no fixed place",
				  function);
	a->place = NP_ARG_REGISTER;
	if (is_argn(name, &a->index)) {
		a->name = "";
		a->type = np_type_int(c->types, 8, false);
		if (c->body->go)
			return a->index < GO_REGISTERS ? NULL
						       : "only the first nine words can be read";
		return a->index < REGISTER_ARGS ? NULL : "only the first six arguments can be read";
	}
	np_probe_types(c, c->probe);
	if (c->probe->debug_info)
		return np_sprintf(
			c->arena,
			"'%s' has no debug info that names the arguments of '%s': they are "
			"arg0 to arg5",
			c->probe->point->target, function);
	if (c->probe->point->offset)
		return "inside of a function the arguments are no longer at hand";
	t = parameter(c, name, false, a);
	if (!t)
		return np_sprintf(c->arena, "'%s' has no argument '%s'", function, name);
	if (c->probe->registers[a->index] < 0 || !np_type_is_scalar(t))
		return np_sprintf(
			c->arena,
			"argument '%s' is not in a register that can be read at the entry "
			"of '%s'",
			name, function);
	a->index = (uint32_t)c->probe->registers[a->index];
	a->type = t;
	return NULL;
}

/* The i-th "size@place" of a USDT note; its length, 0: none. */
static size_t usdt_spec(const char *args, uint32_t index, const char **spec)
{
	const char *p = args ? args : "";

	for (uint32_t i = 0; *p; i++) {
		size_t n = strcspn(p, " ");

		if (i == index) {
			*spec = p;
			return n;
		}
		p += n;
		p += strspn(p, " ");
	}
	return 0;
}

static const char *usdt_arg(struct np_checker *c, const char *name, struct np_arg *a)
{
	const char *spec;
	size_t n;
	long size = 8;

	if (!is_argn(name, &a->index))
		return "arguments of USDT probes have no names: they are arg0, arg1 ...";
	n = usdt_spec(c->probe->usdt_args, a->index, &spec);
	if (!n)
		return np_sprintf(c->arena, "this USDT probe has no argument %u", a->index);
	if (memchr(spec, '@', n))
		size = strtol(spec, NULL, 10);
	a->place = NP_ARG_USDT;
	a->usdt = np_strndup(c->arena, spec, n);
	if (labs(size) != 1 && labs(size) != 2 && labs(size) != 4 && labs(size) != 8)
		return np_sprintf(c->arena, "'%s' is no integer: its note says '%s'", name,
				  a->usdt);
	a->type = np_type_int(c->types, (uint32_t)labs(size), size < 0);
	return NULL;
}

static const char *describe(struct np_checker *c, const char *name, struct np_arg *a)
{
	switch (c->body->kind) {
	case NP_P_TRACEPOINT:
		if (np_describe_field(c, name, a))
			return NULL;
		if (!strncmp(name, "common_", 7))
			return "the kernel shows the common fields of records to no BPF program";
		return np_sprintf(c->arena, "tracepoint '%s:%s' has no field '%s'",
				  c->probe->point->target, c->probe->point->name, name);
	case NP_P_RAWTRACEPOINT: return raw_arg(c, name, a);
	case NP_P_KPROBE:
	case NP_P_KRETPROBE: return function_arg(c, name, a);
	case NP_P_UPROBE:
	case NP_P_URETPROBE: return register_arg(c, name, a);
	case NP_P_USDT: return usdt_arg(c, name, a);
	case NP_P_ITER: return iter_arg(c, name, a);
	default: return "this probe has no arguments";
	}
}

static bool same_slot(const struct np_arg *a, const struct np_arg *b)
{
	return !strcmp(a->name, b->name) && a->index == b->index && a->place == b->place;
}

struct np_arg *np_find_arg(struct np_checker *c, const char *name)
{
	struct np_arg described = {.name = name}, *a;

	if (c->function || describe(c, name, &described))
		return NULL;
	np_vec_each (struct np_arg *, it, &c->body->args)
		if (same_slot(*it, &described))
			return *it;
	a = np_memdup(c->arena, &described, sizeof(described));
	a->slot = c->body->args.n;
	np_vec_push(c->arena, &c->body->args, a);
	return a;
}

/* The name of a member, which may be within an anonymous union; NULL: there is none. */
static const char *iter_member(struct np_checker *c, uint32_t i)
{
	struct np_btf *btf = c->probe->btf;
	struct np_btf_member m;
	uint32_t id =
		btf ? np_btf_find(btf, np_sprintf(c->arena, "bpf_iter__%s", c->probe->point->name),
				  1u << NP_BTF_STRUCT)
		    : 0;

	if (!id || !np_btf_member(btf, id, i, &m))
		return NULL;
	if (!*m.name && !np_btf_member(btf, np_btf_strip(btf, m.type), 0, &m))
		return NULL;
	return *m.name ? m.name : NULL;
}

const char *np_arg_name(struct np_checker *c, uint32_t i)
{
	const struct np_tp_format *f = c->probe->format;
	struct np_btf_member m;
	const char *spec;

	if (c->function)
		return NULL;
	switch (c->body->kind) {
	case NP_P_TRACEPOINT:
		for (uint32_t k = 0; f && k < f->n_fields; k++)
			if (!f->fields[k].is_common && !i--)
				return f->fields[k].name;
		return NULL;
	case NP_P_RAWTRACEPOINT:
		np_probe_types(c, c->probe);
		return c->probe->raw_proto &&
				       np_btf_member(c->probe->btf, c->probe->raw_proto, i + 1, &m)
			       ? m.name
			       : NULL;
	case NP_P_KRETPROBE:
	case NP_P_KPROBE:
	case NP_P_UPROBE:
	case NP_P_URETPROBE:
		np_probe_types(c, c->probe);
		if (!c->probe->proto || c->probe->point->offset ||
		    !np_btf_member(c->probe->btf, c->probe->proto, i, &m) || !*m.name)
			return NULL;
		return m.name;
	case NP_P_ITER: return iter_member(c, i);
	case NP_P_USDT:
		return usdt_spec(c->probe->usdt_args, i, &spec) ? np_sprintf(c->arena, "arg%u", i)
								: NULL;
	default: return NULL;
	}
}

bool np_no_arg(struct np_checker *c, const char *name, struct np_loc loc)
{
	struct np_arg unused = {.name = name};
	const char *why = describe(c, name, &unused), *other;
	struct np_diag *d =
		np_error(c->diags, NP_E_NO_FIELD, loc, "%s", why ? why : "no such argument");
	struct np_nearest near = {.want = name};

	if (!np_diag_wants_hint(d))
		return false;
	np_note_probe(c, d);
	for (uint32_t i = 0; (other = np_arg_name(c, i)); i++)
		if (strcmp(other, name))
			np_nearest_try(&near, other);
	if (!strcmp(name, "common_pid"))
		np_hint(c->diags, d, "it is the thread id: tid");
	else if (np_nearest_best(&near))
		np_suggest(c, d, "", np_nearest_best(&near));
	else if (c->body->kind <= NP_P_PROFILE || NP_W(c->body->kind) & NP_W_SUITE)
		np_hint(c->diags, d, "tracepoints and functions have arguments");
	else if (np_arg_name(c, 0))
		np_hint(c->diags, d, "nprobe -lv '%s' shows its arguments", c->probe->point->text);
	return false;
}

const struct np_type *np_return_type(struct np_checker *c)
{
	const struct np_type *t;
	struct np_btf_type proto;

	if (!c->body->long_name && !c->probe->point->wildcard)
		np_probe_types(c, c->probe);
	if (!np_body_is_return(c->body) || c->body->long_name || c->probe->point->wildcard ||
	    !c->probe->proto || !np_btf_type(c->probe->btf, c->probe->proto, &proto))
		return np_type_int(c->types, 8, false);
	if (!proto.ref)
		return NULL;
	t = np_type_from_btf(c->types, c->probe->btf, proto.ref);
	return np_type_is_scalar(t) ? np_return_words(c, t) : np_type_int(c->types, 8, false);
}

/* Both have arguments of the same names, in the same order. */
static bool named_alike(struct np_checker *c, struct np_probe_info *a, struct np_probe_info *b)
{
	const char *mine, *other;
	uint32_t i = 0;

	do {
		c->probe = a;
		mine = np_arg_name(c, i);
		c->probe = b;
		other = np_arg_name(c, i++);
	} while (mine && other && !strcmp(mine, other));
	return !mine && !other;
}

/* What a body sees of an argument is the same under another probe. */
static bool seen_alike(struct np_checker *c, const struct np_arg *a, struct np_probe_info *other)
{
	const char *name = *a->name ? a->name : np_sprintf(c->arena, "arg%u", a->index);
	struct np_arg there = {.name = a->name};

	c->probe = other;
	if (describe(c, name, &there) || there.type != a->type || there.place != a->place ||
	    !there.raw != !a->raw)
		return false;
	if (a->place == NP_ARG_USDT && strcmp(a->usdt, there.usdt))
		return false;
	return !a->raw || !strcmp(a->raw, there.raw);
}

bool np_same_arguments(struct np_checker *c, const struct np_body *body, bool uses_retval,
		       struct np_probe_info *a, struct np_probe_info *b)
{
	struct np_probe_info *mine = c->probe;
	struct np_body *was = c->body;
	bool same = true;

	c->body = (struct np_body *)body;
	/* a body that may be attached by BTF is not shared with one that may not */
	if (body->kind == NP_P_TRACEPOINT) {
		np_probe_types(c, a);
		np_probe_types(c, b);
		same = a->raw == b->raw;
	}
	if (body->all_arguments)
		same = same && named_alike(c, a, b);
	np_vec_each (struct np_arg *, it, &body->args)
		same = same && seen_alike(c, *it, b);
	if (same && uses_retval) {
		c->probe = a;
		const struct np_type *t = np_return_type(c);

		c->probe = b;
		same = t == np_return_type(c);
	}
	/* function+offset is another mechanism than the function itself */
	same = same && !a->point->offset == !b->point->offset && a->point->go == b->point->go &&
	       a->point->syscall == b->point->syscall;
	c->probe = mine;
	c->body = was;
	return same;
}
