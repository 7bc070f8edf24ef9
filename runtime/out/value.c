/*
 * Typed values' text: one row of `texts` for each kind of NP_VKINDS.  A span that is too short
 * for its type prints as "?": nothing here reads past it.
 */
#include "out/out_internal.h"

#include <stdlib.h>

/* The head of a kind's printer. */
#define UNUSED __attribute__((unused))
typedef void text_fn(struct np_out *o, struct np_text *t, const struct out_value *v,
		     enum out_form form, int depth);
#define TEXT(name)                                                                           \
	static void text_##name(UNUSED struct np_out *o, UNUSED struct np_text *t,           \
				UNUSED const struct out_value *v, UNUSED enum out_form form, \
				UNUSED int depth)

/* --- strings and buffers --- */

/* The bytes of a string up to its NUL; *cut: it fills its place, and went on. */
static uint32_t string_len(const struct out_value *v, bool *cut)
{
	uint32_t n = (uint32_t)strnlen((const char *)v->p, v->len);

	*cut = !v->in_struct && n && n == v->len && n >= v->type->size;
	return n - *cut;
}

static void add_visible(struct np_text *t, const uint8_t *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (p[i] < 0x20 || p[i] == 0x7f)
			np_text_addf(t, "\\x%02x", p[i]);
		else
			np_text_addc(t, (char)p[i]);
}

TEXT(str)
{
	bool cut;
	uint32_t n = string_len(v, &cut);

	if (form == OUT_CELL)
		add_visible(t, v->p, n);
	else
		np_text_addn(t, (const char *)v->p, n);
	if (cut)
		np_text_add(t, o->ctx.plan->trailer ? o->ctx.plan->trailer : "..");
}

const uint8_t *out_buffer(const struct out_value *v, uint32_t *n)
{
	uint32_t len = 0;

	if (v->tail) {
		*n = v->len;
		return v->p;
	}
	if (v->len >= 4)
		memcpy(&len, v->p, 4);
	*n = v->len < 4 ? 0 : len < v->len - 4 ? len : v->len - 4;
	return v->p + (v->len < 4 ? 0 : 4);
}

TEXT(buffer)
{
	uint32_t n;
	const uint8_t *p = out_buffer(v, &n);

	for (uint32_t i = 0; i < n; i++)
		if (p[i] < 0x20 || p[i] >= 0x7f)
			np_text_addf(t, "\\x%02x", p[i]);
		else
			np_text_addc(t, (char)p[i]);
}

/* --- numbers --- */

TEXT(none)
{
}

TEXT(int)
{
	uint64_t n = out_load(v->p, v->type->size, v->type->is_signed);

	if (v->type->is_signed)
		out_i64(t, (int64_t)n);
	else
		out_u64(t, n);
}

TEXT(bool)
{
	np_text_add(t, v->p[0] ? "true" : "false");
}

TEXT(enum)
{
	int64_t n = (int64_t)out_load(v->p, v->type->size, v->type->is_signed);

	if (!out_enum_words(o, t, v->type, n))
		text_int(o, t, v, form, depth);
}

TEXT(ptr)
{
	out_hex(t, out_load(v->p, 8, false));
}

TEXT(ksym)
{
	out_ksym(o, t, out_load(v->p, 8, false));
}

TEXT(loc)
{
	out_loc(o, t, out_load(v->p, 8, false), !strcmp(v->type->format, NP_LOC_EXACT));
}

TEXT(usym)
{
	uint64_t address = out_load(v->p, 8, false);
	uint32_t pid = (uint32_t)out_load(v->p + 8, 4, false);

	if (!strcmp(v->type->format, NP_USYM_LOC))
		out_user_loc(o, t, address, pid, out_load(v->p + 12, 4, false) & NP_USYM_EXACT);
	else
		out_usym(o, t, address, pid);
}

TEXT(kstack)
{
	out_stack(o, t, out_load(v->p, 8, false), false, 0, v->type->format, form);
}

TEXT(ustack)
{
	out_stack(o, t, out_load(v->p, 8, false), true, (uint32_t)out_load(v->p + 8, 4, false),
		  v->type->format, form);
}

TEXT(inet)
{
	out_inet(t, v->p);
}

TEXT(mac)
{
	np_text_addf(t, "%02X:%02X:%02X:%02X:%02X:%02X", v->p[0], v->p[1], v->p[2], v->p[3],
		     v->p[4], v->p[5]);
}

TEXT(time)
{
	uint64_t boot_ns = out_load(v->p, 8, false);

	if (v->type->format[0])
		out_strftime(o, t, out_wall_ns(o, boot_ns), v->type->format);
	else
		out_wall_clock(o, t, boot_ns);
}

TEXT(duration)
{
	out_duration(t, (int64_t)out_load(v->p, 8, false));
}

TEXT(username)
{
	uint32_t uid = (uint32_t)out_load(v->p, 8, false);
	const char *name = o->ctx.syms ? np_sym_user_name(o->ctx.syms, uid) : NULL;

	if (name)
		np_text_add(t, name);
	else
		out_u64(t, uid);
}

TEXT(cgroup_path)
{
	uint64_t id = out_load(v->p, 8, false);

	const char *path =
		o->ctx.syms ? np_sym_cgroup_path(o->ctx.syms, id, v->type->format) : NULL;

	np_text_add(t, path ? path : "");
}

static const char *function_name(struct np_out *o, const struct np_plan_probe *p)
{
	bool user = p->kind == NP_P_UPROBE || p->kind == NP_P_URETPROBE;

	return user && o->ctx.syms ? np_sym_function_name(o->ctx.syms, p->name) : p->name;
}

TEXT(probe)
{
	uint64_t i = out_load(v->p, 8, false);
	const struct np_plan_probe *p = i < o->plan->probes.n ? &o->plan->probes.v[i] : NULL;

	if (!p)
		np_text_addc(t, '?');
	else
		np_text_add(t, strcmp(v->type->format, "func") ? p->text : function_name(o, p));
}

TEXT(fact)
{
	out_fact(t, (int64_t)out_load(v->p, 8, true));
}

TEXT(aggregate)
{
	struct out_aggregate a;

	out_aggregate(v->type, v->p, v->len, 1, &a);
	out_aggregate_text(t, v->type, &a, 1);
}

/* --- composites --- */

static void text_of(struct np_out *o, struct np_text *t, const struct out_value *v,
		    enum out_form form, int depth);

static const char *separator(enum out_form form)
{
	return form == OUT_KEY ? "," : ", ";
}

TEXT(array)
{
	const struct np_plan_type *elem;

	np_text_addc(t, '[');
	if (v->type->elem < o->plan->types.n) {
		elem = &o->plan->types.v[v->type->elem];
		for (uint32_t i = 0; i < v->type->count; i++) {
			struct out_value e = {.type = elem, .in_struct = v->in_struct};

			if (!elem->size || elem->size > v->len ||
			    i > (v->len - elem->size) / elem->size)
				break;
			e.p = v->p + (size_t)i * elem->size;
			e.len = elem->size;
			if (i)
				np_text_addc(t, ',');
			text_of(o, t, &e, form, depth + 1);
		}
	}
	np_text_addc(t, ']');
}

/* The members of a tuple, between whatever stands around them. */
static void tuple_inside(struct np_out *o, struct np_text *t, const struct out_value *v,
			 enum out_form form, int depth)
{
	struct out_value e;

	np_vec_each (struct np_plan_member, m, &v->type->members) {
		if (m != v->type->members.v)
			np_text_add(t, separator(form));
		if (out_member(o, m, v->p, v->len, false, &e))
			text_of(o, t, &e, form, depth + 1);
		else
			np_text_addc(t, '?');
	}
}

static text_fn text_struct;

/* A record is a tuple whose elements have names. */
static bool is_record(const struct np_plan_type *t)
{
	return t->kind == NP_V_TUPLE && t->members.n && t->members.v[0].name[0];
}

TEXT(tuple)
{
	if (v->type->name[0]) {
		out_packet(o, t, v);
		return;
	}
	if (is_record(v->type)) {
		text_struct(o, t, v, form, depth);
		return;
	}
	np_text_addc(t, '(');
	tuple_inside(o, t, v, form, depth);
	np_text_addc(t, ')');
}

/* Members; those of an anonymous struct or union stand among them. */
static void struct_inside(struct np_out *o, struct np_text *t, const struct out_value *v,
			  enum out_form form, int depth, bool *first)
{
	struct out_value e;

	np_vec_each (struct np_plan_member, m, &v->type->members) {
		bool ok = out_member(o, m, v->p, v->len, false, &e);

		e.in_struct = true;
		if (ok && !m->name[0] && e.type->kind == NP_V_STRUCT) {
			struct_inside(o, t, &e, form, depth + 1, first);
			continue;
		}
		np_text_add(t, *first            ? form == OUT_KEY ? "." : " ."
			       : form == OUT_KEY ? ",."
						 : ", .");
		*first = false;
		np_text_add(t, m->name);
		np_text_add(t, form == OUT_KEY ? "=" : " = ");
		if (ok)
			text_of(o, t, &e, form, depth + 1);
		else
			np_text_addc(t, '?');
	}
}

TEXT(struct)
{
	bool first = true;

	np_text_addc(t, '{');
	struct_inside(o, t, v, form, depth, &first);
	np_text_add(t, form == OUT_KEY ? "}" : " }");
}

/* --- the table --- */

static const struct {
	text_fn *text;
	uint32_t size; /* bytes that it reads at least */
} texts[] = {
	[NP_V_NONE] = {text_none, 0},
	[NP_V_INT] = {text_int, 1},
	[NP_V_BOOL] = {text_bool, 1},
	[NP_V_ENUM] = {text_enum, 1},
	[NP_V_PTR] = {text_ptr, 8},
	[NP_V_STR] = {text_str, 0},
	[NP_V_BYTES] = {text_buffer, 0},
	[NP_V_ARRAY] = {text_array, 0},
	[NP_V_TUPLE] = {text_tuple, 0},
	[NP_V_STRUCT] = {text_struct, 0},
	[NP_V_INET] = {text_inet, 24},
	[NP_V_MAC] = {text_mac, 6},
	[NP_V_KSTACK] = {text_kstack, 8},
	[NP_V_USTACK] = {text_ustack, 16},
	[NP_V_KSYM] = {text_ksym, 8},
	[NP_V_USYM] = {text_usym, 16},
	[NP_V_LOC] = {text_loc, 8},
	[NP_V_TIME] = {text_time, 8},
	[NP_V_DURATION] = {text_duration, 8},
	[NP_V_PROBE] = {text_probe, 8},
	[NP_V_USERNAME] = {text_username, 8},
	[NP_V_CGROUP_PATH] = {text_cgroup_path, 8},
	[NP_V_FACT] = {text_fact, 8},
	[NP_V_COUNT] = {text_aggregate, 8},
	[NP_V_SUM] = {text_aggregate, 16},
	[NP_V_AVG] = {text_aggregate, 16},
	[NP_V_MIN] = {text_aggregate, 16},
	[NP_V_MAX] = {text_aggregate, 16},
	[NP_V_STATS] = {text_aggregate, 16},
	[NP_V_HIST] = {text_none, 0}, /* several lines: the callers write them */
	[NP_V_LHIST] = {text_none, 0},
	[NP_V_QUANTILE] = {text_aggregate, 0},
	[NP_V_TSERIES] = {text_none, 0},
};
_Static_assert(sizeof(texts) / sizeof(texts[0]) == NP_V_END, "a kind has no printer");

static void text_of(struct np_out *o, struct np_text *t, const struct out_value *v,
		    enum out_form form, int depth)
{
	uint32_t kind = v->type->kind;

	/* out_number_size: an INT's or ENUM's own size */
	if (kind >= NP_V_END || v->len < texts[kind].size || v->len < out_number_size(v->type) ||
	    (!depth && !out_type_is_sound(o, v->type))) {
		np_text_addc(t, '?');
		return;
	}
	if (!v->type->words || !out_words(o, t, v))
		texts[kind].text(o, t, v, form, depth);
}

void out_text(struct np_out *o, struct np_text *t, const struct out_value *v, enum out_form form)
{
	text_of(o, t, v, form, 0);
}

void out_key_text(struct np_out *o, struct np_text *t, const struct out_value *v,
		  enum out_form form)
{
	if (v->type->kind == NP_V_TUPLE && !is_record(v->type) && out_type_is_sound(o, v->type))
		tuple_inside(o, t, v, form, 0);
	else
		text_of(o, t, v, form, 0);
}
