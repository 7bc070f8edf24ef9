/* Maps: their keys' and values' types, unified over the whole program. */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

struct np_map_state *np_map_state(struct np_checker *c, const char *name, struct np_loc loc)
{
	np_vec_each (struct np_map_state *, s, &c->maps)
		if (!strcmp((*s)->map.name, name))
			return *s;
	struct np_map_state *s = np_alloc(c->arena, sizeof(*s));

	s->map.name = name;
	s->map.loc = loc;
	s->map.style = NP_STYLE_BPFTRACE;
	s->map.index = c->maps.n;
	np_vec_push(c->arena, &c->maps, s);
	return s;
}

/* As a key: integers are 8 bytes wide, arrays of chars are strings padded to 8. */
static const struct np_type *key_type(struct np_checker *c, const struct np_type *t)
{
	switch (t->kind) {
	case NP_V_INT:
	case NP_V_BOOL: return np_type_int(c->types, 8, t->kind == NP_V_INT && t->is_signed);
	case NP_V_STR: return np_type_str(c->types, t->size);
	default: return t;
	}
}

static bool can_be_key(const struct np_type *t)
{
	return np_type_is_scalar(t) || t->kind == NP_V_STR || t->kind == NP_V_INET ||
	       t->kind == NP_V_TUPLE || t->kind == NP_V_USTACK || t->kind == NP_V_USYM;
}

/* The type that holds both; NULL: there is none. */
static const struct np_type *unify(struct np_checker *c, const struct np_type *a,
				   const struct np_type *b)
{
	if (a == b)
		return a;
	if (a->kind == NP_V_STR && b->kind == NP_V_STR)
		return a->size > b->size ? a : b;
	if (a->kind == NP_V_INT && b->kind == NP_V_INT)
		return np_type_int(c->types, 8, true);
	if ((a->kind == NP_V_PTR || a->kind == NP_V_INT) &&
	    (b->kind == NP_V_PTR || b->kind == NP_V_INT))
		return a->kind == NP_V_PTR ? a : b;
	if ((a->kind == NP_V_ENUM && b->kind == NP_V_INT) ||
	    (a->kind == NP_V_ENUM && b->kind == NP_V_ENUM && a->size == b->size))
		return a;
	if (a->kind == NP_V_INT && b->kind == NP_V_ENUM)
		return b;
	if (a->kind == NP_V_TUPLE && b->kind == NP_V_TUPLE && a->n_members == b->n_members) {
		const struct np_type **elems = np_alloc(c->arena, a->n_members * sizeof(*elems));

		for (uint32_t i = 0; i < a->n_members; i++)
			if (!(elems[i] = unify(c, a->members[i].type, b->members[i].type)))
				return NULL;
		return np_type_tuple(c->types, elems, a->n_members);
	}
	return NULL;
}

static void finish_key(struct np_checker *c, struct np_map_state *s)
{
	s->map.keys = s->key_types;
	s->map.key = s->map.n_keys == 0   ? NULL
		     : s->map.n_keys == 1 ? s->key_types[0]
					  : np_type_tuple(c->types, s->key_types, s->map.n_keys);
}

static bool check_keys(struct np_checker *c, struct np_map_state *s, struct np_node *n)
{
	uint32_t count = np_list_length(n->map.keys), i = 0;

	if (!np_check_list(c, &n->map.keys))
		return false;
	/* one tuple is the same as its elements: @x[(a, b)] is @x[a, b] */
	if (count == 1 && n->map.keys->kind == NP_N_TUPLE) {
		n->map.keys = n->map.keys->list;
		count = np_list_length(n->map.keys);
	}
	if (!s->keyed_known) {
		s->keyed_known = true;
		s->map.n_keys = count;
		s->key_types = np_alloc(c->arena, (count + 1) * sizeof(*s->key_types));
		c->changed = true;
	} else if (s->map.n_keys != count) {
		struct np_diag *d =
			np_error(c->diags, NP_E_MAP_KEYS, n->loc,
				 "map '%s' has %u key%s here and %u elsewhere", s->map.name, count,
				 count == 1 ? "" : "s", s->map.n_keys);

		np_note(c->diags, d, s->map.loc, "it is named first here");
		return false;
	}
	for (struct np_node **at = &n->map.keys; *at; at = &(*at)->next, i++) {
		const struct np_type *t = key_type(c, (*at)->type), *both;

		if (!can_be_key((*at)->type)) {
			np_error(c->diags, NP_E_MAP_KEYS, (*at)->loc,
				 "a value of type %s cannot be a key", np_show(c, (*at)->type));
			return false;
		}
		both = s->key_types[i] ? unify(c, s->key_types[i], t) : t;
		if (!both) {
			struct np_diag *d =
				np_error(c->diags, NP_E_MAP_KEYS, (*at)->loc,
					 "key of map '%s' is %s here and %s elsewhere", s->map.name,
					 np_show(c, t), np_show(c, s->key_types[i]));

			np_note(c->diags, d, s->map.loc, "it is named first here");
			return false;
		}
		if (both != s->key_types[i]) {
			s->key_types[i] = both;
			c->changed = true;
		}
		if (both->kind == NP_V_INT || both->kind == NP_V_ENUM)
			np_convert(c, at, both);
	}
	finish_key(c, s);
	return true;
}

/* `whole`: the map itself is meant (print(@m)), with or without keys elsewhere. */
bool np_check_map(struct np_checker *c, struct np_node *n, bool whole)
{
	const char *name =
		np_sprintf(c->arena, "%s%s", *n->map.name == '@' ? "" : "@", n->map.name);
	struct np_map_state *s;

	if (n->ref) /* the checker made it: a statement's map */
		name = np_ref(n)->map->name;
	s = np_map_state(c, name, n->loc);
	s->used = true;
	if (!(whole && !n->map.keys) && !check_keys(c, s, n))
		return false;
	np_new_ref(c, n, NP_REF_MAP)->map = &s->map;
	n->type = s->map.value ? s->map.value : np_type_int(c->types, 8, true);
	if (c->last_round && !s->map.value) {
		struct np_nearest near = {.want = name};
		struct np_diag *d = np_error(c->diags, NP_E_MAP_UNSET, n->loc,
					     "map '%s' never gets a value", name);

		np_vec_each (struct np_map_state *, o, &c->maps)
			if ((*o)->map.value)
				np_nearest_try(&near, (*o)->map.name);
		if (np_nearest_best(&near))
			np_hint(c->diags, d, "did you mean '%s'?", np_nearest_best(&near));
		return false;
	}
	return true;
}

bool np_assign_map(struct np_checker *c, struct np_map_state *s, const struct np_type *value,
		   struct np_loc loc)
{
	bool agg = np_vkind_is_aggregation(value->kind);
	const struct np_type *both;

	if (value->kind == NP_V_INT || value->kind == NP_V_BOOL)
		value = np_type_int(c->types, 8, value->kind == NP_V_INT && value->is_signed);
	if (value->kind == NP_V_STR)
		value = np_type_str(c->types, value->size);
	both = !s->map.value ? value : agg || s->is_agg ? NULL : unify(c, s->map.value, value);
	if (s->map.value == value)
		both = value;
	if (!both) {
		struct np_diag *d = np_error(c->diags, NP_E_MAP_VALUE, loc,
					     "map '%s' holds %s and cannot take %s", s->map.name,
					     np_show(c, s->map.value), np_show(c, value));

		np_note(c->diags, d, s->value_loc, "it got its type here");
		return false;
	}
	if (!s->map.value)
		s->value_loc = loc;
	if (both != s->map.value) {
		s->map.value = both;
		s->is_agg = agg;
		c->changed = true;
	}
	return true;
}
