/*
 * typeinfo(x): a record that says of which type a value is, or what a type is called.  The words
 * are bpftrace's, because macros compare them; what it has no type for is called as here.  It is
 * known when the program is compiled, and x is not evaluated.
 */
#include <string.h>

#include "check/checker.h"

/* The word for all types of a kind; NULL: the kind's own name. */
static const char *kind_word(const struct np_type *t)
{
	switch (t->kind) {
	case NP_V_NONE: return "void";
	case NP_V_ENUM: return "int";
	case NP_V_STRUCT: return "c_type";
	case NP_V_TUPLE: return np_type_is_record(t) ? "record" : "tuple";
	case NP_V_MAC: return "mac_address";
	case NP_V_KSYM: return "ksym_t";
	case NP_V_USYM: return t->format ? np_vkind_name(NP_V_LOC) : "usym_t";
	case NP_V_TIME: return "timestamp";
	case NP_V_USERNAME: return "username_t";
	case NP_V_CGROUP_PATH: return "cgroup_path_t";
	case NP_V_PROBE: return "string";
	default: return NULL;
	}
}

static const char *base_word(struct np_checker *c, const struct np_type *t)
{
	const char *word = kind_word(t);

	if (word)
		return word;
	word = np_vkind_name(t->kind);
	return np_vkind_is_aggregation(t->kind) ? np_sprintf(c->arena, "%s_t", word) : word;
}

static void full(struct np_checker *c, const struct np_type *t, struct np_text *out);

static void tuple(struct np_checker *c, const struct np_type *t, struct np_text *out)
{
	bool is_record = np_type_is_record(t);

	np_text_add(out, is_record ? "record { " : "(");
	for (uint32_t i = 0; i < t->n_members; i++) {
		np_text_add(out, !i ? "" : is_record ? ", " : ",");
		if (is_record)
			np_text_addf(out, ".%s = ", t->members[i].name);
		full(c, t->members[i].type, out);
	}
	np_text_add(out, is_record ? " }" : ")");
}

static void full(struct np_checker *c, const struct np_type *t, struct np_text *out)
{
	switch (t->kind) {
	case NP_V_INT: np_text_addf(out, "%sint%u", t->is_signed ? "" : "u", t->size * 8); break;
	case NP_V_BYTES:
	case NP_V_INET: np_text_addf(out, "%s[%u]", base_word(c, t), t->size); break;
	case NP_V_KSTACK:
	case NP_V_USTACK:
		np_text_addf(out, "%s_%s_%d", base_word(c, t), t->format ? t->format : "bpftrace",
			     NP_STACK_DEPTH);
		break;
	case NP_V_TUPLE: tuple(c, t, out); break;
	case NP_V_PTR:
		full(c, t->elem, out);
		np_text_add(out, " *");
		break;
	case NP_V_ARRAY:
		full(c, t->elem, out);
		np_text_addf(out, "[%u]", t->count);
		break;
	case NP_V_STR:
	case NP_V_STRUCT:
	case NP_V_ENUM: np_type_show(t, out); break;
	default: np_text_add(out, base_word(c, t)); break;
	}
}

/* A map by its name alone is asked for its keys, as in bpftrace; one without keys for its value. */
static const struct np_type *map_type(struct np_checker *c, struct np_node *n)
{
	const struct np_map *m;

	if (!np_check_map(c, n, true))
		return NULL;
	m = np_ref(n)->map;
	return !n->map.keys && m->n_keys ? m->key : n->type;
}

/* NULL after an error. */
static const struct np_type *type_of(struct np_checker *c, struct np_node *call)
{
	struct np_node *n = call->kind == NP_N_CALL ? call->call.args : NULL;
	uint32_t args = c->body->args.n;
	const struct np_type *t;

	if (!n || n->next) {
		np_usage(c, call, n ? n->next : call, "'typeinfo' takes one value or type");
		return NULL;
	}
	if (n->kind == NP_N_TYPE)
		return np_type_name(c, &n->cast.to, &t) ? t : NULL;
	t = np_type_by_name(c, n);
	if (t)
		return t;
	if (n->kind == NP_N_MAP)
		return map_type(c, n);
	if (!np_check_expr(c, &n))
		return NULL;
	c->body->args.n = args; /* asking for an argument is not using it */
	return n->kind == NP_N_INT && !n->integer.is_decided ? np_literal_type(c, n) : n->type;
}

static struct np_node *text(struct np_checker *c, struct np_loc loc, const char *s)
{
	struct np_node *n = np_node_new(c->arena, NP_N_STRING, loc);

	n->string.s = s;
	n->string.len = (uint32_t)strlen(s);
	return n;
}

/* Not refused by itself, as in bpftrace: what is unstable there need not be here. */
static bool is_switched_off(struct np_checker *c, const struct np_node *n)
{
	if (np_config_number(&c->out->config, NP_C_UNSTABLE_TYPEINFO))
		return false;
	np_error(c->diags, NP_E_CONFIG, n->loc,
		 "'typeinfo' is switched off by the configuration: unstable_typeinfo = error");
	return true;
}

bool np_check_typeinfo(struct np_checker *c, struct np_node *n)
{
	static const char *const names[] = {"btf_id", "base_type", "full_type", NULL};
	const struct np_type *t;
	struct np_node *id;
	struct np_text name = {0};

	if (is_switched_off(c, n))
		return false;
	t = type_of(c, n);
	if (!t)
		return false;

	full(c, t, &name);
	id = np_node_new(c->arena, NP_N_INT, n->loc); /* bpftrace's is 0 whatever the type is */
	id->integer.is_unsigned = true;
	id->next = text(c, n->loc, base_word(c, t));
	id->next->next = text(c, n->loc, np_strndup(c->arena, name.s, name.n));
	np_text_free(&name);
	n->kind = NP_N_TUPLE;
	n->ref = NULL;
	n->record.list = id;
	n->record.names = (const char **)names;
	return np_check_expr(c, &n);
}
