/*
 * Announces to BTF the names that a program may look up, so that one pass finds all of them:
 * tags and typedefs of casts.
 */
#include <string.h>

#include "check/checker.h"

static void walk(struct np_btf *btf, const struct np_node *n);

static void walk_list(struct np_btf *btf, const struct np_node *n)
{
	for (; n; n = n->next)
		walk(btf, n);
}

static void type_name(struct np_btf *btf, const struct np_type_name *t)
{
	if (t->name)
		np_btf_want(btf, t->name, strlen(t->name));
}

static void walk(struct np_btf *btf, const struct np_node *n)
{
	if (!n)
		return;
	switch (n->kind) {
	case NP_N_CAST:
	case NP_N_SIZEOF:
		type_name(btf, &n->cast.to);
		walk(btf, n->cast.operand);
		break;
	case NP_N_MAP: walk_list(btf, n->map.keys); break;
	case NP_N_CALL: walk_list(btf, n->call.args); break;
	case NP_N_MEMBER: walk(btf, n->member.object); break;
	case NP_N_INDEX:
	case NP_N_BINARY:
	case NP_N_IN:
	case NP_N_ASSIGN:
		walk(btf, n->binary.left);
		walk(btf, n->binary.right);
		break;
	case NP_N_UNARY:
	case NP_N_EXPR:
	case NP_N_RETURN: walk(btf, n->unary.operand); break;
	case NP_N_TERNARY:
		walk(btf, n->ternary.cond);
		walk(btf, n->ternary.yes);
		walk(btf, n->ternary.no);
		break;
	case NP_N_TUPLE:
	case NP_N_BLOCK:
	case NP_N_PROGRAM: walk_list(btf, n->list); break;
	case NP_N_AGGREGATE:
		walk(btf, n->aggregate.call);
		walk_list(btf, n->aggregate.by);
		break;
	case NP_N_WHILE:
	case NP_N_UNROLL:
	case NP_N_IF:
		walk(btf, n->branch.cond);
		walk(btf, n->branch.then);
		walk(btf, n->branch.otherwise);
		break;
	case NP_N_CLAUSE:
		walk(btf, n->clause.predicate);
		walk(btf, n->clause.body);
		walk_list(btf, n->clause.args);
		break;
	case NP_N_CONST: walk(btf, n->define.value); break;
	default: break;
	}
}

void np_announce_names(struct np_checker *c, const struct np_node *program)
{
	struct np_btf *btf = np_world_btf(c->opt->world);

	if (btf)
		walk(btf, program);
}
