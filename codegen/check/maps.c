/*
 * Maps: the types of their keys and values, unified over the whole program.  A type only ever
 * grows (a longer string, a wider integer), so that the rounds over the program come to an end.
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

static struct np_map_state *new_state(struct np_checker *c, const char *name, struct np_loc loc)
{
	struct np_map_state *s = np_alloc(c->arena, sizeof(*s));

	s->map.name = name;
	s->map.loc = loc;
	s->map.style = NP_STYLE_BPFTRACE;
	s->map.index = c->maps.n;
	np_vec_push(c->arena, &c->maps, s);
	return s;
}

struct np_map_state *np_map_state(struct np_checker *c, const char *name, struct np_loc loc)
{
	np_vec_each (struct np_map_state *, s, &c->maps)
		if (!(*s)->statement && !strcmp((*s)->map.name, name))
			return *s;
	return new_state(c, name, loc);
}

/* A table's key reads in words; that of a map prints as bpftrace has it. */
static const struct np_type *key_type(struct np_checker *c, const struct np_map_state *s,
				      const struct np_type *t)
{
	const struct np_type *kept = np_kept_type(c, t);

	return s->statement && t->words ? np_type_with_words(c->types, kept, t->words) : kept;
}

static const struct np_type *unify_key(struct np_checker *c, const struct np_map_state *s,
				       const struct np_type *there, const struct np_node *key)
{
	const struct np_type *t = key_type(c, s, key->type);

	return there ? np_unify_value(c, there, t, key) : t;
}

/* Statements of one text share a map if their keys and their aggregation can. */
static bool same_statement(struct np_checker *c, const struct np_map_state *s, const char *name,
			   const struct np_node *keys, const struct np_type *value)
{
	uint32_t i = 0;

	if (!s->statement || strcmp(s->map.name, name) ||
	    (s->map.value && !np_unify_aggregations(c, s->map.value, value)) ||
	    (s->keyed && s->map.n_keys != np_list_length(keys)))
		return false;
	for (const struct np_node *k = keys; s->keyed && k; k = k->next, i++)
		if (!unify_key(c, s, s->key_types[i], k))
			return false;
	return true;
}

struct np_map_state *np_statement_map(struct np_checker *c, const char *name, struct np_loc loc,
				      const struct np_node *keys, const struct np_type *value)
{
	struct np_map_state *s;

	np_vec_each (struct np_map_state *, it, &c->maps)
		if (same_statement(c, *it, name, keys, value))
			return *it;
	s = new_state(c, name, loc);
	s->statement = true;
	s->map.style = NP_STYLE_TABLE;
	return s;
}

static void finish_key(struct np_checker *c, struct np_map_state *s)
{
	s->map.keys = s->key_types;
	s->map.key = s->map.n_keys == 0   ? NULL
		     : s->map.n_keys == 1 ? s->key_types[0]
					  : np_type_tuple(c->types, s->key_types, s->map.n_keys);
}

/* @x[(a, b)] is @x[a, b]. */
static void spread_tuple(struct np_node *n)
{
	struct np_node *tuple = n->map.keys;

	if (tuple && !tuple->next && tuple->kind == NP_N_TUPLE && !tuple->record.names)
		n->map.keys = tuple->list;
}

/* One value that stands for all keys, $t = (a, b); @x[$t]; NULL: there is none. */
static const struct np_type *key_tuple(const struct np_map_state *s, const struct np_node *n)
{
	const struct np_node *k = n->map.keys;

	if (s->statement || !k || k->next || k->type->kind != NP_V_TUPLE ||
	    k->type->n_members < 2 || np_type_is_record(k->type))
		return NULL;
	return k->type;
}

static bool wrong_count(struct np_checker *c, const struct np_map_state *s, const struct np_node *n,
			uint32_t count)
{
	struct np_diag *d = np_error(c->diags, NP_E_MAP_KEYS, n->loc,
				     "map '%s' has %u key%s here and %u elsewhere", s->map.name,
				     count, count == 1 ? "" : "s", s->map.n_keys);

	np_note(c->diags, d, s->keys_loc, "its keys are given first here");
	return false;
}

/* What a map's i-th key is known to be, unified with another use; false after an error. */
static bool grow_key(struct np_checker *c, struct np_map_state *s, uint32_t i,
		     const struct np_type *t, const struct np_node *at)
{
	const struct np_type *there = s->key_types[i], *both;
	struct np_diag *d;

	t = key_type(c, s, t);
	both = there ? np_unify_value(c, there, t, at) : t;
	if (both) {
		c->changed |= both != there;
		s->key_types[i] = both;
		return true;
	}
	d = np_error(c->diags, NP_E_MAP_KEYS, at->loc,
		     "a key of map '%s' is %s here and %s elsewhere", s->map.name,
		     np_show(c, at->type), np_show(c, there));
	np_note(c->diags, d, s->keys_loc, "its keys are given first here");
	return false;
}

static bool grow_keys(struct np_checker *c, struct np_map_state *s, struct np_node *n)
{
	const struct np_type *tuple = key_tuple(s, n);
	uint32_t i = 0;

	if (tuple) {
		for (; i < tuple->n_members; i++)
			if (!grow_key(c, s, i, tuple->members[i].type, n->map.keys))
				return false;
		finish_key(c, s);
		np_convert(c, &n->map.keys, s->map.key);
		return true;
	}
	for (struct np_node **at = &n->map.keys; *at; at = &(*at)->next, i++) {
		if (!np_text_as(c, *at, s->key_types[i]) || !grow_key(c, s, i, (*at)->type, *at))
			return false;
		if (s->key_types[i]->kind == NP_V_TUPLE || np_type_is_scalar(s->key_types[i]))
			np_convert(c, at, s->key_types[i]);
		else
			np_place(c, at, s->key_types[i]);
	}
	finish_key(c, s);
	return true;
}

bool np_check_keys(struct np_checker *c, struct np_map_state *s, struct np_node *n)
{
	const struct np_type *tuple;
	uint32_t count;

	if (!s->statement)
		spread_tuple(n);
	np_list_each (k, n->map.keys)
		if (!np_can_keep(np_kept_type(c, k->type))) {
			np_error(c->diags, NP_E_MAP_KEYS, k->loc,
				 "a value of type %s cannot be a key", np_show(c, k->type));
			return false;
		}
	tuple = key_tuple(s, n);
	count = tuple ? tuple->n_members : np_list_length(n->map.keys);
	if (!s->keyed) {
		s->keyed = true;
		s->keys_loc = n->loc;
		s->map.n_keys = count;
		s->key_types = np_alloc(c->arena, (count + 1) * sizeof(*s->key_types));
		c->changed = true;
	} else if (s->map.n_keys != count) {
		return wrong_count(c, s, n, count);
	}
	if (!grow_keys(c, s, n))
		return false;
	if (!s->map.key || s->map.key->size <= NP_LARGEST)
		return true;
	np_error(c->diags, NP_E_MAP_KEYS, n->loc, "the keys take %u bytes, and %u are possible",
		 s->map.key->size, NP_LARGEST);
	return false;
}

/* The reference, and the keys, which are checked unless the map itself is meant. */
static struct np_map_state *enter(struct np_checker *c, struct np_node *n, bool whole)
{
	struct np_map_state *s = np_map_state(c, np_sprintf(c->arena, "@%s", n->map.name), n->loc);

	np_new_ref(c, n, NP_REF_MAP)->map = &s->map;
	if (whole && !n->map.keys)
		return s;
	if (!np_check_list(c, &n->map.keys))
		return NULL;
	np_packets_whole(c, &n->map.keys);
	return np_check_keys(c, s, n) ? s : NULL;
}

static bool never_written(struct np_checker *c, const struct np_map_state *s,
			  const struct np_node *n)
{
	struct np_nearest near = {.want = s->map.name};
	struct np_diag *d = np_error(c->diags, NP_E_MAP_UNSET, n->loc,
				     "map '%s' never gets a value", s->map.name);

	np_vec_each (struct np_map_state *, o, &c->maps)
		if ((*o)->written && !(*o)->statement)
			np_nearest_try(&near, (*o)->map.name);
	np_suggest(c, d, "", np_nearest_best(&near));
	return false;
}

bool np_check_map(struct np_checker *c, struct np_node *n, bool whole)
{
	struct np_map_state *s = enter(c, n, whole);

	if (!s)
		return false;
	n->type = s->map.value;
	if (n->type && c->last_round && !s->written)
		np_warn(c->diags, n->loc, "map '%s' never gets a value: it is 0", s->map.name);
	if (n->type)
		return true;
	if (c->last_round && !s->written)
		return !c->lost && never_written(c, s, n);
	c->unknown = true;
	if (!c->assume || (!s->written && (whole || !c->opt->dialect_bpftrace)))
		return false;
	n->type = np_int64(c);
	if (!s->written) /* bpftrace's reads as 0 */
		s->map.value = n->type;
	c->changed |= !s->written;
	return true;
}

struct np_map_state *np_check_target(struct np_checker *c, struct np_node *n)
{
	struct np_map_state *s = enter(c, n, false);

	if (!s)
		return NULL;
	c->changed |= !s->written;
	s->written = true;
	return s;
}

static bool cannot_take(struct np_checker *c, const struct np_map_state *s,
			const struct np_type *type, const struct np_node *value)
{
	bool was = np_vkind_is_aggregation(s->map.value->kind);
	bool is = np_vkind_is_aggregation(type->kind);
	struct np_diag *d = np_error(c->diags, NP_E_MAP_VALUE, value->loc,
				     "map '%s' holds %s and cannot take %s", s->map.name,
				     np_show(c, s->map.value), np_show(c, type));

	np_note(c->diags, d, s->value_loc, "it got its type here");
	if (was != is)
		np_hint(c->diags, d,
			"a map holds one aggregation or plain values: take another name");
	return false;
}

bool np_assign_map(struct np_checker *c, struct np_map_state *s, const struct np_type *type,
		   const struct np_node *value)
{
	bool aggregation = np_vkind_is_aggregation(type->kind) && value->kind == NP_N_CALL;
	const struct np_type *t = aggregation ? type : np_value_type(c, type), *both = t;
	bool literal = np_is_literal(value);

	if (!aggregation && !np_can_keep(t)) {
		struct np_diag *d =
			np_error(c->diags, NP_E_MAP_VALUE, value->loc, "a map cannot hold %s",
				 t->kind == NP_V_NONE ? "what has no value" : np_show(c, t));

		if (t->kind == NP_V_STRUCT)
			np_hint(c->diags, d, "hold a pointer to it, or one of its members");
		return false;
	}
	if (s->map.value && (aggregation || np_vkind_is_aggregation(s->map.value->kind)))
		both = np_unify_aggregations(c, s->map.value, t);
	else if (s->map.value && !(s->weak && t->kind == NP_V_INT))
		both = np_unify_value(c, s->map.value, t, value);
	else if (s->map.value && literal)
		both = s->map.value;
	if (!both)
		return cannot_take(c, s, t, value);
	if (!s->map.value)
		s->value_loc = value->loc;
	if (both != s->map.value) {
		/* a literal's type is provisional, unless the program knows no other */
		s->weak = t->kind == NP_V_INT && literal && (!s->map.value || s->weak);
		s->map.value = both;
		c->changed = true;
	} else if (s->weak && !literal) {
		s->weak = false;
	}
	return true;
}

bool np_widen_map(struct np_checker *c, struct np_map_state *s, struct np_loc loc)
{
	const struct np_type *t = s->map.value;
	struct np_diag *d;

	if (t->kind == NP_V_FACT) {
		d = np_error(c->diags, NP_E_MAP_VALUE, loc,
			     "%s holds what may be unknown: nothing is added to that", s->map.name);
		np_hint(c->diags, d, "sum(x) leaves out what is unknown; (int64)x makes it 0");
		return false;
	}
	if (t->kind != NP_V_INT || t->size == 8)
		return true;
	s->map.value = np_type_int(c->types, 8, t->is_signed);
	c->changed = true;
	return true;
}
