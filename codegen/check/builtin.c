/* Builtins and aggregations: the check functions that builtins.def and aggs.def name. */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

const struct np_builtin np_builtins[NP_B_COUNT] = {
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) \
	{name, NP_BK_##kind, sig, where, help, example},
#include "check/builtins.def"
#undef NP_BUILTIN
};

int np_find_builtin(const char *name)
{
	for (int i = 0; i < NP_B_COUNT; i++)
		if (!strcmp(np_builtins[i].name, name))
			return i;
	return -1;
}

static bool usage(struct np_checker *c, struct np_node *n, enum np_builtin_id id, const char *what)
{
	struct np_diag *d = np_error(c->diags, NP_E_CALL, n->loc, "%s", what);

	np_hint(c->diags, d, "usage: %s", np_builtins[id].signature);
	return false;
}

static uint32_t argc_of(const struct np_node *n)
{
	return n->kind == NP_N_CALL ? np_list_length(n->call.args) : 0;
}

/* Types the arguments; their number must lie within the bounds. */
static bool args_between(struct np_checker *c, struct np_node *n, enum np_builtin_id id,
			 uint32_t least, uint32_t most)
{
	uint32_t count = argc_of(n);

	if (n->kind == NP_N_CALL && !np_check_list(c, &n->call.args))
		return false;
	if (count >= least && count <= most)
		return true;
	return usage(c, n, id,
		     np_sprintf(c->arena, "'%s' takes %u%s%s argument%s, not %u",
				np_builtins[id].name, least, most > least ? " to " : "",
				most > least ? np_sprintf(c->arena, "%u", most) : "",
				most == 1 ? "" : "s", count));
}

static bool is_pointer_like(const struct np_type *t)
{
	return t->kind == NP_V_PTR || t->kind == NP_V_INT || t->kind == NP_V_ARRAY ||
	       t->kind == NP_V_KSYM || t->kind == NP_V_LOC;
}

static bool check_uint32(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_int(c->types, 4, false);
	return args_between(c, n, id, 0, 0);
}

static bool check_uint64(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_int(c->types, 8, false);
	return args_between(c, n, id, 0, 0);
}

static bool check_comm(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_str(c->types, 16);
	return args_between(c, n, id, 0, 0);
}

static bool check_probe(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_simple(c->types, NP_V_PROBE);
	return args_between(c, n, id, 0, 0);
}

static bool check_retval(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	struct np_btf_type proto;
	const struct np_type *t = np_type_int(c->types, 8, false);

	if (c->body->kind == NP_P_KRETPROBE && !c->body->long_name && c->probe.proto &&
	    np_btf_type(c->probe.btf, c->probe.proto, &proto)) {
		const struct np_type *r = np_type_from_btf(c->types, c->probe.btf, proto.ref);

		if (np_type_is_scalar(r))
			t = r;
	}
	n->type = t;
	return args_between(c, n, id, 0, 0);
}

static bool check_loc(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	/* a field `location` is noted as an argument, for gen */
	if (c->body->kind == NP_P_TRACEPOINT)
		np_find_arg(c, "location");
	n->type = np_type_simple(c->types, NP_V_LOC);
	return args_between(c, n, id, 0, 0);
}

static bool check_kstack(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_simple(c->types, NP_V_KSTACK);
	if (!args_between(c, n, id, 0, 1))
		return false;
	if (argc_of(n) && n->call.args->kind != NP_N_INT)
		return usage(c, n, id, "the depth of a stack is a constant");
	return true;
}

static bool check_args(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	return usage(c, n, id, "'args' is used with the name of an argument");
}

static bool check_str(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	uint32_t size = c->opt->max_strlen ? c->opt->max_strlen : 1024;

	if (!args_between(c, n, id, 1, 2))
		return false;
	const struct np_node *from = n->call.args, *len = from->next;

	if (from->type->kind != NP_V_STR && !is_pointer_like(from->type))
		return usage(c, n, id,
			     np_sprintf(c->arena, "'str' takes a pointer, not %s",
					np_show(c, from->type)));
	if (len && len->kind == NP_N_INT && len->integer.value < size)
		size = (uint32_t)len->integer.value + 1;
	else if (len && !np_type_is_integer(len->type))
		return usage(c, n, id, "the length of a string is an integer");
	n->type = np_type_str(c->types, size < 8 ? 8 : size);
	return true;
}

static bool check_ksym(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_simple(c->types, NP_V_KSYM);
	if (!args_between(c, n, id, 1, 1))
		return false;
	return np_type_is_scalar(n->call.args->type) || usage(c, n, id, "'ksym' takes an address");
}

static bool check_ntop(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_simple(c->types, NP_V_INET);
	if (!args_between(c, n, id, 1, 2))
		return false;
	const struct np_node *a = n->call.args->next ? n->call.args->next : n->call.args;
	const struct np_type *t = a->type;

	if (t->kind == NP_V_INET || np_type_is_integer(t) || t->kind == NP_V_PTR)
		return true;
	if ((t->kind == NP_V_ARRAY || t->kind == NP_V_STRUCT || t->kind == NP_V_STR) &&
	    (t->size == 4 || t->size == 16))
		return true;
	return usage(c, n, id,
		     np_sprintf(c->arena, "'ntop' takes 4 or 16 bytes of address, not %s",
				np_show(c, t)));
}

static bool check_bswap(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	if (!args_between(c, n, id, 1, 1))
		return false;
	if (n->call.args->type->kind != NP_V_INT)
		return usage(c, n, id, "'bswap' takes an integer");
	n->type = np_type_int(c->types, n->call.args->type->size, false);
	return true;
}

static bool check_strftime(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	if (!args_between(c, n, id, 2, 2))
		return false;
	if (n->call.args->kind != NP_N_STRING || !np_type_is_scalar(n->call.args->next->type))
		return usage(c, n, id, "'strftime' takes a format and a time in ns");
	n->type = np_type_intern(
		c->types,
		&(struct np_type){.kind = NP_V_TIME, .size = 8, .format = n->call.args->string.s});
	return true;
}

static bool check_tcp_state(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	int64_t value;
	uint32_t e = btf ? np_btf_find_enumerator(btf, "TCP_ESTABLISHED", &value) : 0;

	if (!args_between(c, n, id, 1, 1))
		return false;
	if (!np_type_is_integer(n->call.args->type))
		return usage(c, n, id, "'tcp_state' takes an integer");
	n->type = e ? np_type_from_btf(c->types, btf, e) : np_type_int(c->types, 4, true);
	if (e && n->type->anchor && *n->type->anchor) {
		struct np_type t = *n->type;

		t.anchor = "TCP_ESTABLISHED";
		n->type = np_type_intern(c->types, &t);
	}
	return true;
}

/* One conversion of a printf format; NULL at its end. */
struct conversion {
	const char *at; /* the '%' */
	char letter;
	const char *end;
};

static bool next_conversion(const char *p, struct conversion *out)
{
	for (; *p; p++) {
		if (*p != '%')
			continue;
		if (p[1] == '%') {
			p++;
			continue;
		}
		out->at = p++;
		p += strspn(p, "-+ #0");
		p += strspn(p, "0123456789");
		if (*p == '.')
			p += 1 + strspn(p + 1, "0123456789");
		p += strspn(p, "hljzt");
		/* %t is a time unless a letter of an integer follows */
		if (!strchr("diuoxXcspr", *p ? *p : '?') && p > out->at + 1 && p[-1] == 't')
			p--;
		out->letter = *p;
		out->end = *p ? p + 1 : p;
		return true;
	}
	return false;
}

bool np_check_format(struct np_checker *c, struct np_node *format, struct np_node *args)
{
	struct conversion v = {.end = format->string.s};
	struct np_node *a = args;
	bool ok = true;

	for (uint32_t i = 1; next_conversion(v.end, &v); i++) {
		if (!v.letter || !strchr("diuoxXcsprtD", v.letter)) {
			np_error(c->diags, NP_E_FORMAT, format->loc,
				 "unknown conversion '%.*s' in the format", (int)(v.end - v.at),
				 v.at);
			return false;
		}
		if (!a) {
			np_error(c->diags, NP_E_FORMAT, format->loc,
				 "the format has more conversions than the %u value%s given", i - 1,
				 i == 2 ? "" : "s");
			return false;
		}
		const struct np_type *t = a->type;
		bool number = np_type_is_scalar(t) || np_vkind_is_aggregation(t->kind);

		if (strchr("diuoxXctDp", v.letter) && !number) {
			struct np_diag *d = np_error(c->diags, NP_E_FORMAT, a->loc,
						     "'%%%c' prints a number, and this is %s",
						     v.letter, np_show(c, t));

			np_hint(c->diags, d, "'%%s' prints any value");
			ok = false;
		}
		a = a->next;
	}
	if (a) {
		np_error(c->diags, NP_E_FORMAT, a->loc,
			 "the format has no conversion for this value");
		return false;
	}
	return ok;
}

static bool check_printf(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_void(c->types);
	if (!args_between(c, n, id, 1, 64))
		return false;
	if (n->call.args->kind != NP_N_STRING)
		return usage(c, n, id, "the format of 'printf' is a string constant");
	return np_check_format(c, n->call.args, n->call.args->next);
}

static bool constant(const struct np_node *n)
{
	return n->kind == NP_N_INT;
}

static bool check_print(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	struct np_node *a = n->call.args;

	n->type = np_type_void(c->types);
	if (!a)
		return true;
	if (a->kind == NP_N_MAP && !a->map.keys) {
		if (!np_check_map(c, a, true) || !np_check_list(c, &a->next))
			return false;
		if (np_list_length(a) > 3 || (a->next && !constant(a->next)) ||
		    (a->next && a->next->next && !constant(a->next->next)))
			return usage(c, n, id, "'top' and 'div' of print are constants");
		return true;
	}
	return args_between(c, n, id, 1, 1);
}

static bool check_map_action(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	struct np_node *a = n->call.args;

	n->type = np_type_void(c->types);
	if (!a || a->next || a->kind != NP_N_MAP || a->map.keys)
		return usage(c, n, id,
			     np_sprintf(c->arena, "'%s' takes a map", np_builtins[id].name));
	return np_check_map(c, a, true);
}

/* delete(@m[k]) and delete(@m, k): the second becomes the first. */
static bool check_delete(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	struct np_node *a = n->call.args;

	n->type = np_type_bool(c->types);
	if (!a || a->kind != NP_N_MAP)
		return usage(c, n, id, "'delete' takes a map's key");
	if (a->next) {
		a->map.keys = a->next;
		a->next = NULL;
	}
	return np_check_map(c, a, false);
}

static bool check_exit(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_void(c->types);
	if (!args_between(c, n, id, 0, 1))
		return false;
	return !n->call.args || np_type_is_integer(n->call.args->type) ||
	       usage(c, n, id, "an exit status is an integer");
}

static bool check_time(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	n->type = np_type_void(c->types);
	if (!args_between(c, n, id, 0, 1))
		return false;
	return !n->call.args || n->call.args->kind == NP_N_STRING ||
	       usage(c, n, id, "the format of 'time' is a string constant");
}

typedef bool (*check_fn)(struct np_checker *, struct np_node *, enum np_builtin_id);

static bool run_check(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	static const check_fn checks[NP_B_COUNT] = {
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) check_##check,
#include "check/builtins.def"
#undef NP_BUILTIN
	};

	np_new_ref(c, n, NP_REF_BUILTIN)->builtin = id;
	if (!(np_builtins[id].where & NP_W(c->body->kind)))
		return usage(c, n, id,
			     np_sprintf(c->arena, "'%s' means nothing in this kind of probe",
					np_builtins[id].name));
	return checks[id](c, n, id);
}

bool np_check_value(struct np_checker *c, struct np_node *n, enum np_builtin_id id)
{
	/* an argument that is hidden by a builtin of the same name deserves a word */
	if (c->body->kind == NP_P_TRACEPOINT && c->last_round)
		for (uint32_t i = 0; c->probe.format && i < c->probe.format->n_fields; i++)
			if (!strcmp(c->probe.format->fields[i].name, np_builtins[id].name))
				np_warn(c->diags, n->loc,
					"'%s' is the builtin; the probe's own argument is args.%s",
					np_builtins[id].name, np_builtins[id].name);
	return run_check(c, n, id);
}

/* Aggregations */

static const struct {
	const char *name;
	uint32_t kind;
	const char *signature, *heading;
} aggs[] = {
#define NP_AGG(id, name, sig, check, gen, heading, help, example) {name, NP_V_##id, sig, heading},
#include "check/aggs.def"
#undef NP_AGG
};
#define AGGS (sizeof(aggs) / sizeof(aggs[0]))

int np_find_agg(const char *name)
{
	for (size_t i = 0; i < AGGS; i++)
		if (!strcmp(aggs[i].name, name))
			return (int)aggs[i].kind;
	return -1;
}

const char *np_agg_heading(uint32_t kind)
{
	for (size_t i = 0; i < AGGS; i++)
		if (aggs[i].kind == kind)
			return aggs[i].heading;
	return "";
}

static const struct np_type *agg_usage(struct np_checker *c, struct np_node *call, uint32_t kind,
				       const char *what)
{
	struct np_diag *d = np_error(c->diags, NP_E_CALL, call->loc, "%s", what);

	for (size_t i = 0; i < AGGS; i++)
		if (aggs[i].kind == kind)
			np_hint(c->diags, d, "usage: %s", aggs[i].signature);
	return NULL;
}

static const struct np_type *agg_type(struct np_checker *c, uint32_t kind, uint32_t size,
				      const struct np_type *elem)
{
	return np_type_intern(c->types, &(struct np_type){.kind = kind,
							  .size = size,
							  .is_signed = elem && elem->is_signed,
							  .elem = NULL});
}

static const struct np_type *np_agg_count(struct np_checker *c, struct np_node *call)
{
	if (call->call.args)
		return agg_usage(c, call, NP_V_COUNT, "'count' as a value takes nothing");
	return agg_type(c, NP_V_COUNT, 8, NULL);
}

static const struct np_type *np_agg_integer(struct np_checker *c, struct np_node *call)
{
	uint32_t kind = (uint32_t)np_find_agg(call->call.name);

	return agg_type(c, kind, kind == NP_V_SUM ? 8 : 16, call->call.args->type);
}

static const struct np_type *np_agg_hist(struct np_checker *c, struct np_node *call)
{
	const struct np_node *bits = call->call.args->next;
	uint32_t k = bits ? (uint32_t)bits->integer.value : 0;

	if (bits && (!constant(bits) || bits->integer.value > 5 || bits->next))
		return agg_usage(c, call, NP_V_HIST, "the bits of 'hist' are a constant, 0 to 5");
	return np_type_intern(c->types, &(struct np_type){.kind = NP_V_HIST,
							  .size = np_hist_buckets(k) * 8,
							  .count = np_hist_buckets(k),
							  .a = k});
}

static const struct np_type *np_agg_lhist(struct np_checker *c, struct np_node *call)
{
	const struct np_node *min = call->call.args->next, *max = min ? min->next : NULL;
	const struct np_node *step = max ? max->next : NULL;

	if (!step || step->next || !constant(min) || !constant(max) || !constant(step))
		return agg_usage(c, call, NP_V_LHIST, "'lhist' takes a value and three constants");
	int64_t a = (int64_t)min->integer.value, b = (int64_t)max->integer.value;
	int64_t s = (int64_t)step->integer.value;

	if (s <= 0 || b <= a || (b - a) / s > 1000)
		return agg_usage(
			c, call, NP_V_LHIST,
			"'lhist' needs min < max, and a step that makes at most 1000 buckets");
	uint32_t count = (uint32_t)((b - a + s - 1) / s) + 2;

	return np_type_intern(c->types, &(struct np_type){.kind = NP_V_LHIST,
							  .size = count * 8,
							  .count = count,
							  .a = a,
							  .b = b,
							  .c = s});
}

const struct np_type *np_check_agg(struct np_checker *c, struct np_node *call, uint32_t kind)
{
	static const struct {
		uint32_t kind;
		const struct np_type *(*check)(struct np_checker *, struct np_node *);
	} rows[] = {
#define NP_AGG(id, name, sig, check, gen, heading, help, example) {NP_V_##id, np_agg_##check},
#include "check/aggs.def"
#undef NP_AGG
	};

	np_new_ref(c, call, NP_REF_AGG)->agg = kind;
	if (!np_check_list(c, &call->call.args))
		return NULL;
	if (kind != NP_V_COUNT && (!call->call.args || !np_type_is_scalar(call->call.args->type)))
		return agg_usage(c, call, kind,
				 np_sprintf(c->arena, "'%s' takes a number", call->call.name));
	if (kind != NP_V_COUNT && kind != NP_V_HIST && kind != NP_V_LHIST && call->call.args->next)
		return agg_usage(c, call, kind,
				 np_sprintf(c->arena, "'%s' takes one number", call->call.name));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].kind == kind)
			return call->type = rows[i].check(c, call);
	return NULL;
}

bool np_check_call(struct np_checker *c, struct np_node *n)
{
	int id = np_find_builtin(n->call.name);

	if (id >= 0)
		return run_check(c, n, (enum np_builtin_id)id);
	if (np_find_agg(n->call.name) >= 0) {
		struct np_diag *d = np_error(c->diags, NP_E_CALL, n->loc,
					     "'%s' is not a value: it fills a map", n->call.name);

		np_hint(c->diags, d, "@x = %s(...), or %s(...) by key", n->call.name, n->call.name);
		return false;
	}
	struct np_nearest near = {.want = n->call.name};
	struct np_loc loc = {n->loc.beg, n->loc.beg + (uint32_t)strlen(n->call.name)};
	struct np_diag *d = np_error(c->diags, NP_E_NO_FUNCTION, loc, "there is no function '%s'",
				     n->call.name);

	for (int i = 0; i < NP_B_COUNT; i++)
		np_nearest_try(&near, np_builtins[i].name);
	for (size_t i = 0; i < AGGS; i++)
		np_nearest_try(&near, aggs[i].name);
	if (np_nearest_best(&near))
		np_hint(c->diags, d, "did you mean '%s'?", np_nearest_best(&near));
	return false;
}
