/* Actions: statements that print, end tracing or change whole maps. */
#include <string.h>

#include "check/checker.h"

static bool print_map(struct np_checker *c, struct np_node *n)
{
	struct np_node *map = n->call.args;
	uint32_t count = 0;

	if (!np_check_map(c, map, true) || !np_check_list(c, &map->next))
		return false;
	np_list_each (a, map->next)
		if (++count > 2)
			return np_usage(c, n, a, "'print' of a map takes at most two numbers");
		else if (a->kind != NP_N_INT || (int64_t)a->integer.value < 0 ||
			 a->integer.value > UINT32_MAX)
			return np_usage(c, n, a, "'%s' of 'print' is a constant",
					count == 1 ? "top" : "div");
	return true;
}

/* Values that have a printed form. */
static bool printable(const struct np_type *t)
{
	return np_can_keep(t) || t->kind == NP_V_ARRAY || np_vkind_is_aggregation(t->kind);
}

bool np_check_print(struct np_checker *c, struct np_node *n)
{
	struct np_node *a = n->kind == NP_N_CALL ? n->call.args : NULL;

	n->type = np_type_void(c->types);
	if (!a || (a->kind == NP_N_MAP && !a->map.keys)) {
		if (!np_check_pinned_table(c, n))
			return false;
		return !a || print_map(c, n);
	}
	if (!np_args_between(c, n, 1, 1))
		return false;
	np_packet_whole(c, &n->call.args);
	a = n->call.args;
	if (!printable(a->type))
		return np_usage(c, n, a, "a value of type %s is not printed", np_show(c, a->type));
	return !c->body->pinned || np_check_pinned_value(c, &n->call.args);
}

bool np_check_map_action(struct np_checker *c, struct np_node *n)
{
	struct np_node *a = n->kind == NP_N_CALL ? n->call.args : NULL;
	const char *name = np_builtins[np_ref(n)->builtin].name;

	n->type = np_type_void(c->types);
	if (!a) {
		c->empties_all = true;
		return true;
	}
	if (a->kind != NP_N_MAP)
		return np_usage(c, n, a, "'%s' takes a map, and this is none", name);
	if (a->map.keys)
		return np_usage(c, n, a, "'%s' takes the whole map: delete() removes one key",
				name);
	if (a->next)
		return np_usage(c, n, a->next, "'%s' takes one map", name);
	if (!np_check_map(c, a, true))
		return false;
	np_ref(a)->map->emptied = true;
	return true;
}

/* delete(@m[k]) and delete(@m, k): the second becomes the first; has_key alike. */
bool np_check_delete(struct np_checker *c, struct np_node *n)
{
	struct np_node *a = n->kind == NP_N_CALL ? n->call.args : NULL;
	const char *name = np_builtins[np_ref(n)->builtin].name;

	n->type = np_type_bool(c->types);
	if (!a || a->kind != NP_N_MAP)
		return np_usage(c, n, a ? a : n, "'%s' takes a key of a map", name);
	if (a->next && (a->map.keys || a->next->next))
		return np_usage(c, n, a->next, "'%s' takes one key", name);
	if (a->next) {
		a->map.keys = a->next;
		a->next = NULL;
	}
	return np_check_map(c, a, false);
}

bool np_check_exit(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 0, 1))
		return false;
	return n->kind != NP_N_CALL || !n->call.args || np_type_is_integer(n->call.args->type) ||
	       np_usage(c, n, n->call.args, "an exit status is an integer, and this is %s",
			np_show(c, n->call.args->type));
}

bool np_check_time(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 0, 1))
		return false;
	return n->kind != NP_N_CALL || !n->call.args || n->call.args->kind == NP_N_STRING ||
	       np_usage(c, n, n->call.args, "the format of 'time' is a string constant");
}
