/*
 * start(key) and since(key): the times of starts wait in hidden maps, one for each form of key.
 * The call's arguments become one MAP node with these keys.
 */
#include "check/checker.h"

#define NAME "start"

/* A key is the same key wherever it comes from: of pointers only the address counts. */
static bool plain_keys(struct np_checker *c, struct np_node *call)
{
	if (!np_args_between(c, call, 1, 16))
		return false;
	for (struct np_node **at = &call->call.args; *at; at = &(*at)->next) {
		const struct np_type *t = (*at)->type;

		if (!np_can_keep(np_kept_type(c, t)))
			return np_usage(c, call, *at, "a value of type %s cannot be a key",
					np_show(c, t));
		if (t->kind == NP_V_PTR)
			np_convert(c, at, np_type_int(c->types, 8, false));
	}
	return true;
}

static struct np_map_state *starts(struct np_checker *c, struct np_node *call)
{
	const struct np_type *time = np_type_int(c->types, 8, false);
	struct np_node *map;
	struct np_map_state *s;

	if (call->kind != NP_N_CALL) {
		np_args_between(c, call, 1, 16);
		return NULL;
	}
	if (!plain_keys(c, call))
		return NULL;
	np_packets_whole(c, &call->call.args);
	map = np_node_new(c->arena, NP_N_MAP, call->loc);
	map->map.name = NAME;
	map->map.keys = call->call.args;
	map->type = time;
	s = np_statement_map(c, NAME, call->loc, map->map.keys, time);
	s->map.style = NP_STYLE_HIDDEN;
	s->map.value = time;
	np_new_ref(c, map, NP_REF_MAP)->map = &s->map;
	call->call.args = map;
	return np_check_keys(c, s, map) ? s : NULL;
}

bool np_check_start(struct np_checker *c, struct np_node *n)
{
	struct np_map_state *s;

	n->type = np_type_void(c->types);
	s = starts(c, n);
	if (!s)
		return false;
	c->changed |= !s->written;
	s->written = true;
	return true;
}

bool np_check_since(struct np_checker *c, struct np_node *n)
{
	struct np_map_state *s;
	struct np_diag *d;

	n->type = np_type_int(c->types, 8, false);
	s = starts(c, n);
	if (!s)
		return false;
	if (s->written || !c->last_round)
		return true;
	d = np_error(c->diags, NP_E_MAP_UNSET, n->loc, "no start() has such a key");
	np_hint(c->diags, d, "start(key) where the time begins; the keys of both are of one type");
	return false;
}
