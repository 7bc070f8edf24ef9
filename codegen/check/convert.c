/*
 * Conversions: what can be computed with, in which type a value is kept (in variables, keys,
 * maps, tuples), and which type holds two others.  Integers lie in 8 bytes wherever they are kept,
 * extended by their sign: their types say how wide they are, for ~, bswap and sizeof.
 */
#include <string.h>

#include "check/checker.h"

#define LARGEST_ARRAY 256 /* bytes of an array that is a key or a value of a map */

const struct np_type *np_int64(struct np_checker *c)
{
	return np_type_int(c->types, 8, true);
}

static bool is_func(const struct np_type *t)
{
	return t->kind == NP_V_PROBE && t->format && !strcmp(t->format, "func");
}

void np_convert(struct np_checker *c, struct np_node **at, const struct np_type *to)
{
	struct np_node *n = *at, *cast;

	if (np_type_plain(c->types, n->type) == np_type_plain(c->types, to))
		return;
	cast = np_node_new(c->arena, NP_N_CAST, n->loc);
	cast->cast.operand = n;
	cast->next = n->next;
	cast->type = to;
	n->next = NULL;
	*at = cast;
}

void np_place(struct np_checker *c, struct np_node **at, const struct np_type *to)
{
	if (to->kind == NP_V_STR)
		np_make_string(c, at);
	else if (to->kind == NP_V_TUPLE || is_func((*at)->type))
		np_convert(c, at, to);
}

bool np_is_number(const struct np_type *t)
{
	return np_type_is_integer(t) || t->kind == NP_V_PTR || t->kind == NP_V_DURATION ||
	       t->kind == NP_V_COUNT || t->kind == NP_V_SUM || t->kind == NP_V_AVG ||
	       t->kind == NP_V_MIN || t->kind == NP_V_MAX;
}

bool np_can_compute(const struct np_type *t)
{
	return np_is_number(t) && !np_vkind_is_aggregation(t->kind);
}

const struct np_type *np_kept_type(struct np_checker *c, const struct np_type *t)
{
	if (t->kind == NP_V_INT)
		return np_type_int(c->types, 8, t->is_signed);
	if (t->kind == NP_V_STR)
		return t->is_char ? np_type_str(c->types, t->size + 1) : t;
	if (np_vkind_is_aggregation(t->kind) && np_is_number(t))
		return np_type_int(c->types, 8, t->kind != NP_V_COUNT ? t->is_signed : true);
	return np_type_plain(c->types, t);
}

const struct np_type *np_value_type(struct np_checker *c, const struct np_type *t)
{
	return t->kind == NP_V_INT ? np_type_int(c->types, t->size, t->is_signed)
				   : np_kept_type(c, t);
}

const struct np_type *np_worded_type(struct np_checker *c, const struct np_type *t)
{
	return t->words ? np_type_with_words(c->types, np_value_type(c, t), t->words)
			: np_value_type(c, t);
}

const struct np_type *np_literal_type(struct np_checker *c, const struct np_node *n)
{
	int64_t v = (int64_t)n->integer.value;
	uint32_t size = 1;

	if (n->integer.is_unsigned)
		return np_type_int(c->types, 8, false);
	while (size < 8 && v != (int64_t)((uint64_t)v << (64 - size * 8)) >> (64 - size * 8))
		size *= 2;
	return np_type_int(c->types, size, true);
}

bool np_can_keep(const struct np_type *t)
{
	switch (t->kind) {
	case NP_V_STR:
	case NP_V_BYTES:
	case NP_V_INET:
	case NP_V_TUPLE:
	case NP_V_USTACK:
	case NP_V_USYM: return true;
	case NP_V_ARRAY: return t->size && t->size <= LARGEST_ARRAY && np_type_is_integer(t->elem);
	case NP_V_STRUCT: return t->size && t->size <= NP_LARGEST && t->btf;
	default: return np_type_is_scalar(t);
	}
}

static const struct np_type *unify_tuples(struct np_checker *c, const struct np_type *a,
					  const struct np_type *b)
{
	const struct np_type **elems;
	const char **names;

	/* of packets more and more members are known to be used */
	if (np_is_packet(a) && np_is_packet(b) && !strcmp(a->name, b->name))
		return a->n_members > b->n_members ? a : b;
	if (a->n_members != b->n_members || np_is_packet(a) || np_is_packet(b))
		return NULL;
	elems = np_alloc(c->arena, a->n_members * sizeof(*elems));
	names = np_alloc(c->arena, a->n_members * sizeof(*names));
	for (uint32_t i = 0; i < a->n_members; i++) {
		names[i] = a->members[i].name;
		if (strcmp(names[i], b->members[i].name))
			return NULL;
	}
	for (uint32_t i = 0; i < a->n_members; i++)
		if (!(elems[i] = np_unify(c, a->members[i].type, b->members[i].type)))
			return NULL;
	return np_type_record(c->types, elems, names, a->n_members);
}

/*
 * What a variable may be whose type still grows; no struct of a program has such a member.  With a
 * pointer in it, it might grow for ever: $t = (1, &$t).
 */
static bool grows(const struct np_type *t)
{
	for (uint32_t i = 0; t->kind == NP_V_TUPLE && i < t->n_members; i++)
		if (t->members[i].type->kind == NP_V_PTR ||
		    (t->members[i].type->kind == NP_V_TUPLE && !grows(t->members[i].type)))
			return false;
	return (t->kind == NP_V_STR && !t->is_char) || t->kind == NP_V_TUPLE ||
	       (t->kind == NP_V_INT && t->size == 8);
}

/* &$x of two rounds; NULL: they are no addresses of one variable. */
static const struct np_type *unify_targets(struct np_checker *c, const struct np_type *a,
					   const struct np_type *b)
{
	struct np_type pointer = *a;

	if (!grows(a->elem) || a->elem->kind != b->elem->kind || a->is_user != b->is_user ||
	    !grows(b->elem))
		return NULL;
	if (a->elem->kind == NP_V_INT) /* what was only ever a literal has found its sign */
		return a->elem->is_signed ? b : a;
	pointer.elem = np_unify(c, a->elem, b->elem);
	return pointer.elem ? np_type_intern(c->types, &pointer) : NULL;
}

/* Of two pointers, or a pointer and an integer, what they point to must not contradict. */
static const struct np_type *unify_pointers(struct np_checker *c, const struct np_type *a,
					    const struct np_type *b)
{
	if (a->kind != NP_V_PTR)
		return b;
	if (b->kind != NP_V_PTR || b->elem->kind == NP_V_NONE)
		return a;
	if (a->elem->kind == NP_V_NONE || a->elem == b->elem)
		return b;
	return unify_targets(c, a, b);
}

static bool plain(const struct np_type *t)
{
	return t->kind == NP_V_INT || t->kind == NP_V_BOOL;
}

/* Position of a name in a record; its length: it has none such. */
static uint32_t position(const struct np_type *t, const char *name)
{
	uint32_t i = 0;

	while (i < t->n_members && strcmp(t->members[i].name, name))
		i++;
	return i;
}

void np_order_record(struct np_checker *c, struct np_node *n, const struct np_type *like)
{
	uint32_t count = like && np_type_is_record(like) ? like->n_members : 0, i = 0;
	const char **names = np_alloc(c->arena, (count + 1) * sizeof(*names));
	struct np_node **at, *all[64];
	const struct np_type *types[64];

	if (!count || n->kind != NP_N_TUPLE || !n->record.names || n->type->n_members != count)
		return;
	np_list_each (e, n->record.list) {
		uint32_t k = position(like, n->record.names[i++]);

		if (k == count)
			return;
		all[k] = e;
		types[k] = n->type->members[i - 1].type;
	}
	at = &n->record.list;
	for (i = 0; i < count; i++) {
		names[i] = like->members[i].name;
		*at = all[i];
		at = &all[i]->next;
	}
	*at = NULL;
	n->record.names = names; /* the clause keeps its own for the next round */
	n->type = np_type_record(c->types, types, n->record.names, count);
}

/* The wider one; of different signs, a signed one that holds both. */
static const struct np_type *unify_integers(struct np_checker *c, const struct np_type *a,
					    const struct np_type *b)
{
	const struct np_type *wide = a->size > b->size ? a : b, *u = a->is_signed ? b : a;
	uint32_t size = wide->size;

	if (a->kind == NP_V_BOOL || b->kind == NP_V_BOOL)
		return a->kind == NP_V_BOOL ? b : a;
	if (a->is_signed != b->is_signed && u->size == size && size < 8)
		size *= 2;
	return np_type_int(c->types, size, a->is_signed || b->is_signed);
}

#define PATIENCE 5

/* One that grows with every look at it is made of itself: it gets what strings have, or all. */
static const struct np_type *unify_strings(struct np_checker *c, const struct np_type *a,
					   const struct np_type *b)
{
	uint32_t size = a->size > b->size ? a->size : b->size;

	if (size > a->size && (c->round > PATIENCE || c->turn > PATIENCE))
		size = size <= np_string_size(c) ? np_string_size(c) : NP_MAX_STRLEN + 1;
	return np_type_str(c->types, size);
}

/* Beside a string `probe` is one. */
static const struct np_type *as_string(struct np_checker *c, const struct np_type *t)
{
	return t->kind == NP_V_PROBE && !is_func(t) ? np_type_str(c->types, c->longest_probe + 1)
						    : t;
}

const struct np_type *np_unify(struct np_checker *c, const struct np_type *a,
			       const struct np_type *b)
{
	if (a == b)
		return a;
	if (as_string(c, a)->kind == NP_V_STR && as_string(c, b)->kind == NP_V_STR &&
	    (a->kind == NP_V_STR || b->kind == NP_V_STR))
		return unify_strings(c, as_string(c, a), as_string(c, b));
	if (a->kind == NP_V_BYTES && b->kind == NP_V_BYTES)
		return a->size > b->size ? a : b;
	if (plain(a) && plain(b))
		return unify_integers(c, a, b);
	if (a->kind == NP_V_FACT && b->kind == NP_V_FACT)
		return np_type_fact(c->types);
	if (a->kind == NP_V_FACT && np_type_is_integer(b))
		return a;
	if (np_type_is_integer(a) && b->kind == NP_V_FACT)
		return b;
	if ((a->kind == NP_V_PTR && (b->kind == NP_V_PTR || b->kind == NP_V_INT)) ||
	    (a->kind == NP_V_INT && b->kind == NP_V_PTR))
		return unify_pointers(c, a, b);
	if (a->kind == NP_V_ENUM && plain(b))
		return a;
	if (plain(a) && b->kind == NP_V_ENUM)
		return b;
	if (a->kind == NP_V_ENUM && b->kind == NP_V_ENUM)
		return np_int64(c);
	if (a->kind == NP_V_TUPLE && b->kind == NP_V_TUPLE)
		return unify_tuples(c, a, b);
	/* a function by its name, and a symbol by its address */
	if (is_func(a) && b->kind == NP_V_KSYM)
		return b;
	if (a->kind == NP_V_KSYM && is_func(b))
		return a;
	if (a->kind == NP_V_LOC && b->kind == NP_V_LOC)
		return np_type_simple(c->types, NP_V_LOC);
	/* the same kind of address, shown as the first one says */
	if ((a->kind == NP_V_KSYM || a->kind == NP_V_LOC) &&
	    (b->kind == NP_V_KSYM || b->kind == NP_V_LOC))
		return a;
	return NULL;
}

const struct np_type *np_unify_aggregations(struct np_checker *c, const struct np_type *a,
					    const struct np_type *b)
{
	struct np_type other = *a;

	if (a == b)
		return a;
	other.is_signed = !a->is_signed;
	if (!np_vkind_is_aggregation(a->kind) || np_type_intern(c->types, &other) != b)
		return NULL;
	return a->is_signed ? a : b;
}

const struct np_type *np_unify_value(struct np_checker *c, const struct np_type *there,
				     const struct np_type *t, const struct np_node *value)
{
	uint32_t size = there->size;
	uint64_t v;

	if (there->kind != NP_V_INT || t->kind != NP_V_INT || !np_is_literal(value) ||
	    (int64_t)value->integer.value < 0)
		return np_unify(c, there, t);
	v = value->integer.value << there->is_signed; /* its highest bit is the sign's */
	while (size < 8 && v >> size * 8)
		size *= 2;
	return np_type_int(c->types, size, there->is_signed);
}
