/*
 * Announces to BTF the names that a program may look up, so that one pass finds all of them:
 * tags and typedefs of casts.
 */
#include <string.h>

#include "check/checker.h"

static void type_name(struct np_btf *btf, const struct np_type_name *t)
{
	if (t->name && *t->name)
		np_btf_want(btf, t->name, strlen(t->name));
}

static bool want_type(void *checker, const struct np_node *n)
{
	struct np_checker *c = checker;
	struct np_btf *btf = np_world_btf(c->opt->world);

	if (n->kind == NP_N_CAST || n->kind == NP_N_SIZEOF || n->kind == NP_N_TYPE)
		type_name(btf, &n->cast.to);
	else if (n->kind == NP_N_PARAMETER)
		type_name(btf, &n->parameter.type);
	else if (n->kind == NP_N_FN)
		type_name(btf, &n->fn.result);
	else if (n->kind == NP_N_CALL && np_reads_packets(n->call.name))
		np_packet_functions(c);
	return true;
}

void np_announce_names(struct np_checker *c, const struct np_node *program)
{
	if (!np_world_btf(c->opt->world))
		return;
	np_node_walk(program, want_type, c);
	np_vec_each (const struct np_node *, f, &c->own_functions)
		np_node_walk(*f, want_type, c);
}
