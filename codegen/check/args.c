/*
 * Arguments of probes: fields of tracepoint records, parameters of kernel functions by BTF,
 * registers of user functions, USDT arguments by their note.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

/* The prototype of a tracepoint's raw arguments: only some of these names are in BTF. */
static uint32_t raw_proto(struct np_checker *c, struct np_btf *btf, const char *name)
{
	static const char *const prefixes[] = {"__bpf_trace_", "__traceiter_", "__probestub_"};
	struct np_btf_type t;

	/* attaching needs the typedef */
	if (!np_btf_find(btf, np_sprintf(c->arena, "btf_trace_%s", name), 1u << NP_BTF_TYPEDEF))
		return 0;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		uint32_t id = np_btf_find(btf, np_sprintf(c->arena, "%s%s", prefixes[i], name),
					  1u << NP_BTF_FUNC);
		struct np_btf_member first;

		if (id && np_btf_type(btf, id, &t) && np_btf_member(btf, t.ref, 0, &first) &&
		    *first.name)
			return t.ref;
	}
	return 0;
}

bool np_probe_info(struct np_checker *c, const struct np_attach_point *p, struct np_probe_info *out)
{
	struct np_world *w = c->opt->world;
	struct np_btf *btf = np_world_btf(w);
	struct np_btf_type t;

	*out = (struct np_probe_info){.btf = btf};
	switch (p->kind) {
	case NP_P_TRACEPOINT:
		if (w->ops->tracepoint(w, p->target, p->name, &out->format))
			return false;
		out->syscall = !strcmp(p->target, "syscalls");
		if (btf)
			out->raw_proto = raw_proto(c, btf, p->name);
		return true;
	case NP_P_KPROBE:
	case NP_P_KRETPROBE:
		if (*p->target && w->ops->module_btf(w, p->target))
			out->btf = btf = w->ops->module_btf(w, p->target);
		if (btf) {
			uint32_t id = np_btf_find(btf, p->name, 1u << NP_BTF_FUNC);

			if (id && np_btf_type(btf, id, &t))
				out->proto = t.ref;
		}
		return true;
	case NP_P_USDT: {
		const struct np_usdt_site *sites;
		uint32_t n;

		out->usdt_args = "";
		if (w->ops->usdt(w, p->target, &sites, &n))
			return true;
		for (uint32_t i = 0; i < n; i++)
			if (sites[i].file_offset == p->offset && !strcmp(sites[i].name, p->name))
				out->usdt_args = sites[i].args;
		return true;
	}
	default: return true;
	}
}

static const struct np_tp_field *find_field(const struct np_tp_format *f, const char *name)
{
	for (uint32_t i = 0; f && i < f->n_fields; i++)
		if (!strcmp(f->fields[i].name, name))
			return &f->fields[i];
	return NULL;
}

/* The element type that a field's text names, its size known. */
static const struct np_type *named_type(struct np_checker *c, const char *text, uint32_t size,
					bool is_signed)
{
	struct np_btf *btf = c->probe.btf;
	char name[128];
	uint32_t id;

	while (!strncmp(text, "const ", 6))
		text += 6;
	size_t n = strcspn(text, "*[");

	while (n && isspace((unsigned char)text[n - 1]))
		n--;
	snprintf(name, sizeof(name), "%.*s", (int)n, text);
	if (strchr(text, '*')) {
		const struct np_type *to = np_type_void(c->types);

		if (!strncmp(name, "struct ", 7) && btf &&
		    (id = np_btf_find(btf, name + 7, 1u << NP_BTF_STRUCT)))
			to = np_type_from_btf(c->types, btf, id);
		else if (!strcmp(name, "char"))
			to = np_type_intern(c->types, &(struct np_type){.kind = NP_V_INT,
									.size = 1,
									.is_signed = true,
									.is_char = true});
		return np_type_ptr(c->types, to, c->probe.syscall);
	}
	if (!strncmp(name, "enum ", 5) && btf &&
	    (id = np_btf_find(btf, name + 5, 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64))) {
		const struct np_type *e = np_type_from_btf(c->types, btf, id);

		if (e->size == size)
			return e;
	}
	if (!strcmp(name, "bool"))
		return np_type_bool(c->types);
	return np_type_int(c->types, size > 8 ? 8 : size, is_signed);
}

static uint32_t element_size(const char *type, uint32_t size)
{
	const char *bracket = strchr(type, '[');
	unsigned long count = bracket ? strtoul(bracket + 1, NULL, 0) : 1;

	return count && size % count == 0 ? size / (uint32_t)count : 1;
}

static bool is_text(const char *type)
{
	return !strncmp(type, "char[", 5) || !strncmp(type, "char [", 6) ||
	       !strncmp(type, "const char[", 11) || strstr(type, " char[");
}

/* Types and place of a field of the record. */
static void field_arg(struct np_checker *c, const struct np_tp_field *f, struct np_arg *a)
{
	a->role = NP_SLOT_FIELD;
	if (f->is_data_loc || f->is_rel_loc) {
		const char *type = f->type;

		if (!strncmp(type, "__data_loc ", 11) || !strncmp(type, "__rel_loc ", 10))
			type = strchr(type, ' ') + 1;
		a->place = f->is_rel_loc ? NP_ARG_REL_LOC : NP_ARG_DATA_LOC;
		a->type = strstr(type, "char")
				  ? np_type_str(c->types,
						c->opt->max_strlen ? c->opt->max_strlen : 64)
				  : np_type_ptr(c->types, np_type_int(c->types, 1, false), false);
		return;
	}
	if (f->is_array) {
		uint32_t each = element_size(f->type, f->size);

		a->place = NP_ARG_BYTES;
		if (is_text(f->type) && each == 1)
			a->type = np_type_intern(c->types, &(struct np_type){.kind = NP_V_STR,
									     .size = f->size,
									     .is_char = true});
		else
			a->type =
				np_type_array(c->types, named_type(c, f->type, each, f->is_signed),
					      f->size / each);
		return;
	}
	a->place = NP_ARG_SLOT;
	a->type = named_type(c, f->type, f->size, f->is_signed);
	if (c->probe.syscall && a->type->kind == NP_V_PTR && f->size == 8)
		a->type = np_type_ptr(c->types, a->type->elem, true);
}

static const char *raw_of(struct np_checker *c, const char *field)
{
	static const struct {
		const char *system, *event, *field, *raw;
	} rows[] = {
#define NP_TP_RAW(system, event, field, raw) {system, event, field, raw},
#include "check/tracepoints.def"
#undef NP_TP_RAW
	};
	const struct np_tp_format *f = c->probe.format;
	struct np_btf_member m;

	if (!c->probe.raw_proto)
		return NULL;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i].system, f->system) || strcmp(rows[i].field, field) ||
		    (strcmp(rows[i].event, "*") && strcmp(rows[i].event, f->name)))
			continue;
		for (uint32_t k = 1; np_btf_member(c->probe.btf, c->probe.raw_proto, k, &m); k++)
			if (!strcmp(m.name, rows[i].raw))
				return rows[i].raw;
	}
	return NULL;
}

static bool is_argn(const char *name, uint32_t *index)
{
	char *end;

	if (strncmp(name, "arg", 3) || !isdigit((unsigned char)name[3]))
		return false;
	*index = (uint32_t)strtoul(name + 3, &end, 10);
	return !*end;
}

/* Parameter of a kernel function, by name or number. */
static bool function_arg(struct np_checker *c, const char *name, struct np_arg *a)
{
	struct np_btf_member m;
	uint32_t index;

	a->role = NP_SLOT_ARG;
	a->place = NP_ARG_SLOT;
	if (is_argn(name, &index)) {
		a->name = ""; /* by number */
		a->index = index;
		a->type = np_type_int(c->types, 8, false);
		if (!c->body->long_name && c->probe.proto &&
		    np_btf_member(c->probe.btf, c->probe.proto, index, &m) && m.type) {
			const struct np_type *t = np_type_from_btf(c->types, c->probe.btf, m.type);

			if (np_type_is_scalar(t))
				a->type = t;
		}
		return index < 6;
	}
	for (uint32_t i = 0; c->probe.proto && np_btf_member(c->probe.btf, c->probe.proto, i, &m);
	     i++)
		if (!strcmp(m.name, name)) {
			a->index = i;
			a->type = np_type_from_btf(c->types, c->probe.btf, m.type);
			return np_type_is_scalar(a->type);
		}
	return false;
}

/* The i-th "size@place" of a USDT note. */
static bool usdt_arg(struct np_checker *c, uint32_t index, struct np_arg *a)
{
	const char *p = c->probe.usdt_args;

	for (uint32_t i = 0; p && *p; i++) {
		size_t n = strcspn(p, " ");
		const char *at = memchr(p, '@', n);
		long size = strtol(p, NULL, 10);

		if (i == index) {
			a->place = NP_ARG_USDT;
			a->usdt = np_strndup(c->arena, p, n);
			a->type = np_type_int(c->types, at ? (uint32_t)labs(size) : 8,
					      at && size < 0);
			return a->type->size == 1 || a->type->size == 2 || a->type->size == 4 ||
			       a->type->size == 8;
		}
		p += n + strspn(p + n, " ");
	}
	return false;
}

static bool describe(struct np_checker *c, const char *name, struct np_arg *a)
{
	const struct np_tp_field *f;
	uint32_t index;

	switch (c->body->kind) {
	case NP_P_TRACEPOINT:
		f = find_field(c->probe.format, name);
		if (!f)
			return false;
		field_arg(c, f, a);
		a->raw = a->place == NP_ARG_SLOT ? raw_of(c, name) : NULL;
		return true;
	case NP_P_KPROBE:
	case NP_P_KRETPROBE: return function_arg(c, name, a);
	case NP_P_UPROBE:
		if (!is_argn(name, &index) || index > 5)
			return false;
		a->place = NP_ARG_REGISTER;
		a->index = index;
		a->type = np_type_int(c->types, 8, false);
		return true;
	case NP_P_USDT: return is_argn(name, &index) && usdt_arg(c, index, a);
	default: return false;
	}
}

struct np_arg *np_find_arg(struct np_checker *c, const char *name)
{
	struct np_arg described = {.name = name}, *a;

	if (!describe(c, name, &described))
		return NULL;
	np_vec_each (struct np_arg *, it, &c->body->args)
		if (!strcmp((*it)->name, described.name) && (*it)->index == described.index &&
		    (*it)->role == described.role)
			return *it;
	a = np_memdup(c->arena, &described, sizeof(described));
	a->slot = c->body->args.n;
	np_vec_push(c->arena, &c->body->args, a);
	if (c->body->kind == NP_P_KRETPROBE)
		c->body->entry_in_return = true;
	return a;
}

const char *np_nearest_arg(struct np_checker *c, const char *name)
{
	struct np_nearest near = {.want = name};
	struct np_btf_member m;

	for (uint32_t i = 0; c->probe.format && i < c->probe.format->n_fields; i++)
		np_nearest_try(&near, c->probe.format->fields[i].name);
	for (uint32_t i = 0; c->probe.proto && np_btf_member(c->probe.btf, c->probe.proto, i, &m);
	     i++)
		if (*m.name)
			np_nearest_try(&near, m.name);
	return np_nearest_best(&near) ? np_strdup(c->arena, np_nearest_best(&near)) : NULL;
}

/* Whether the arguments that a body uses are the same of both probes: types, and how to read. */
bool np_same_arguments(struct np_checker *c, const struct np_body *body,
		       const struct np_probe_info *a, const struct np_probe_info *b)
{
	struct np_probe_info mine = c->probe;
	bool same = true;

	np_vec_each (struct np_arg *, it, &body->args) {
		struct np_arg one = {.name = (*it)->name}, two = one;
		const char *name = (*it)->name;

		if (!*name)
			name = np_sprintf(c->arena, "arg%u", (*it)->index);
		c->probe = *a;
		same &= describe(c, name, &one);
		c->probe = *b;
		same &= describe(c, name, &two);
		same = same && one.type == two.type && one.place == two.place &&
		       (one.place != NP_ARG_USDT || !strcmp(one.usdt, two.usdt)) &&
		       (one.place != NP_ARG_SLOT || !one.raw == !two.raw);
		if (one.raw && two.raw)
			same = same && !strcmp(one.raw, two.raw);
	}
	c->probe = mine;
	/* a body that may be typed by raw arguments is not shared with one that may not */
	return same && !a->raw_proto == !b->raw_proto;
}
