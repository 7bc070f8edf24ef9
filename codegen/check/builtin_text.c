/* Functions of values: the check functions that builtins.def names. */
#include <string.h>

#include "check/checker.h"

static bool is_address(const struct np_type *t)
{
	return t->kind == NP_V_PTR || t->kind == NP_V_INT || t->kind == NP_V_KSYM ||
	       t->kind == NP_V_LOC;
}

uint32_t np_string_size(const struct np_checker *c)
{
	uint32_t most = c->opt->max_strlen ? c->opt->max_strlen : NP_STRLEN;

	/* bpftrace: below its usual length the NUL is not counted */
	return most < NP_STRLEN ? most + 1 : most;
}

/* str(1) is "1". */
static void number_text(struct np_checker *c, struct np_node *n)
{
	const char *text = np_sprintf(c->arena, "%lld", (long long)n->integer.value);

	n->kind = NP_N_STRING;
	n->string.s = text;
	n->string.len = (uint32_t)strlen(text);
	n->type = np_type_str(c->types, n->string.len + 1);
}

/* What str() reads from: its size, 0: not known. False: it reads from no such thing. */
static bool string_place(const struct np_checker *c, const struct np_type *t, uint32_t *size)
{
	*size = 0;
	if (t->kind == NP_V_PROBE) {
		*size = c->longest_probe + 1;
		return true;
	}
	if (t->kind == NP_V_STR)
		*size = t->size + t->is_char;
	else if (t->kind == NP_V_BYTES)
		*size = t->size - 4 + 1;
	else if (t->kind == NP_V_ARRAY && t->elem->size == 1)
		*size = t->size + 1;
	else
		return is_address(t);
	return true;
}

static bool string_length(struct np_checker *c, struct np_node *n, const struct np_node *len,
			  uint32_t *size)
{
	if (!np_type_is_integer(len->type))
		return np_usage(c, n, len, "the length of a string is an integer, and this is %s",
				np_show(c, len->type));
	if (len->kind != NP_N_INT)
		return true;
	if ((int64_t)len->integer.value < 0)
		return np_usage(c, n, len, "the length of a string is not negative");
	if (len->integer.value > NP_MAX_STRLEN)
		return np_usage(c, n, len, "a string has at most %d bytes", NP_MAX_STRLEN);
	*size = (uint32_t)len->integer.value + 1;
	return true;
}

/*
 * str(p), str(p, n): n bytes with the NUL, as in bpftrace; of a constant n without it. str($1) is
 * the parameter's text.
 */
bool np_check_str(struct np_checker *c, struct np_node *n)
{
	struct np_node *from = n->kind == NP_N_CALL ? n->call.args : NULL, *len;
	uint32_t size = np_string_size(c), known;

	if (from && from->kind == NP_N_POSITIONAL && from->integer.value)
		np_check_positional(c, from, true);
	if (from && from->kind == NP_N_STRING) {
		/* typed already: positional parameters are no longer what they were */
		from->type = np_type_str(c->types, from->string.len + 1);
	}
	if (!np_args_between(c, n, 1, 2))
		return false;
	from = n->call.args;
	len = from->next;
	if (np_is_literal(from))
		number_text(c, from);
	if (!string_place(c, from->type, &known))
		return np_usage(c, n, from, "'str' takes an address or a string, and this is %s",
				np_show(c, from->type));
	if (len && !string_length(c, n, len, &size))
		return false;
	if (known && (known < size || !len))
		size = known;
	if (from->kind == NP_N_STRING && from->string.len >= size) {
		from->string.s = np_strndup(c->arena, from->string.s, size - 1);
		from->string.len = size - 1;
		from->type = np_type_str(c->types, size);
	}
	n->type = np_type_str(c->types, size);
	return true;
}

bool np_check_ksym(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_simple(c->types, NP_V_KSYM);
	if (!np_args_between(c, n, 1, 1))
		return false;
	return is_address(n->call.args->type) ||
	       np_usage(c, n, n->call.args, "'ksym' takes an address, and this is %s",
			np_show(c, n->call.args->type));
}

bool np_check_ntop(struct np_checker *c, struct np_node *n)
{
	const struct np_node *a, *family;
	const struct np_type *t;

	n->type = np_type_simple(c->types, NP_V_INET);
	if (!np_args_between(c, n, 1, 2))
		return false;
	family = n->call.args->next ? n->call.args : NULL;
	a = family ? family->next : n->call.args;
	t = a->type;
	if (family && !np_type_is_integer(family->type))
		return np_usage(c, n, family, "an address family is an integer, and this is %s",
				np_show(c, family->type));
	if (t->kind == NP_V_INET || t->kind == NP_V_INT)
		return true;
	if ((t->kind == NP_V_ARRAY || t->kind == NP_V_STRUCT || t->is_char) &&
	    (t->size == 4 || t->size == 16))
		return true;
	if (t->kind == NP_V_PTR && (t->elem->size == 4 || t->elem->size == 16))
		return true;
	return np_usage(c, n, a, "'ntop' takes 4 or 16 bytes of address, and this is %s",
			np_show(c, t));
}

bool np_check_bswap(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t;

	if (!np_args_between(c, n, 1, 1))
		return false;
	t = n->call.args->kind == NP_N_INT ? np_literal_type(c, n->call.args) : n->call.args->type;
	if (t->kind != NP_V_INT)
		return np_usage(c, n, n->call.args, "'bswap' takes an integer, and this is %s",
				np_show(c, t));
	n->type = np_type_int(c->types, t->size, false);
	return true;
}

bool np_check_strftime(struct np_checker *c, struct np_node *n)
{
	const struct np_node *format, *ns;

	if (!np_args_between(c, n, 2, 2))
		return false;
	format = n->call.args;
	ns = format->next;
	if (format->kind != NP_N_STRING)
		return np_usage(c, n, format, "the format of 'strftime' is a string constant");
	if (ns->type->kind != NP_V_INT && ns->type->kind != NP_V_DURATION)
		return np_usage(c, n, ns, "'strftime' takes a time in ns, and this is %s",
				np_show(c, ns->type));
	n->type = np_type_intern(
		c->types,
		&(struct np_type){.kind = NP_V_TIME, .size = 8, .format = format->string.s});
	return true;
}

/* Which reasons there are, and their numbers, the kernel that it runs on says. */
bool np_check_drop_reason(struct np_checker *c, struct np_node *n)
{
	struct np_type t = {.kind = NP_V_ENUM, .size = 4, .name = "skb_drop_reason", .anchor = ""};
	struct np_btf *btf = np_world_btf(c->opt->world);
	uint32_t id = btf ? np_btf_find(btf, t.name, 1u << NP_BTF_ENUM) : 0;

	if (!np_args_between(c, n, 1, 1))
		return false;
	if (!np_type_is_integer(n->call.args->type))
		return np_usage(c, n, n->call.args,
				"'drop_reason' takes an integer, and this is %s",
				np_show(c, n->call.args->type));
	n->type = id ? np_type_from_btf(c->types, btf, id) : np_type_intern(c->types, &t);
	return true;
}

/* The kernel's enum of TCP states has no tag: one of its enumerators finds it. */
bool np_check_tcp_state(struct np_checker *c, struct np_node *n)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	const struct np_type *t;
	int64_t value;
	uint32_t id;

	if (!np_args_between(c, n, 1, 1))
		return false;
	if (!np_type_is_integer(n->call.args->type))
		return np_usage(c, n, n->call.args, "'tcp_state' takes an integer, and this is %s",
				np_show(c, n->call.args->type));
	id = btf ? np_btf_find_enumerator(btf, "TCP_ESTABLISHED", &value) : 0;
	t = id ? np_type_from_btf(c->types, btf, id) : np_type_int(c->types, 4, true);
	if (id && !*t->name) {
		struct np_type anchored = *t;

		anchored.anchor = "TCP_ESTABLISHED";
		t = np_type_intern(c->types, &anchored);
	}
	n->type = t;
	return true;
}
