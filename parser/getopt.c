/* Which options a program reads with getopt(): see getopt.h. */
#include "getopt.h"

#include <string.h>

struct collector {
	struct np_arena *arena;
	struct np_node *program;
	struct np_diags *diags;
	struct np_node *found;
};

/* `true` is a cast of 1. */
static bool is_bool(const struct np_node *n)
{
	return n->kind == NP_N_CAST && n->cast.operand->kind == NP_N_INT && n->cast.to.name &&
	       !strcmp(n->cast.to.name, "bool");
}

static bool set_default(struct collector *c, struct np_node *param, const struct np_node *n)
{
	const struct np_node *x = n;
	bool negative = n && n->kind == NP_N_UNARY && n->unary.op == NP_OP_NEG;

	if (negative)
		x = n->unary.operand;
	param->param.default_loc = n ? n->loc : param->loc;
	if (!n || is_bool(n)) {
		param->param.type = "bool";
		param->param.default_text = n && n->cast.operand->integer.value ? "true" : "false";
	} else if (x->kind == NP_N_INT) {
		param->param.type = "int";
		param->param.default_text = np_sprintf(c->arena, "%s%llu", negative ? "-" : "",
						       (unsigned long long)x->integer.value);
	} else if (n->kind == NP_N_STRING) {
		param->param.type = "string";
		param->param.default_text = n->string.s;
	} else {
		return false;
	}
	return true;
}

static bool same(const struct np_node *a, const struct np_node *b)
{
	return !strcmp(a->param.type, b->param.type) && a->param.default_text &&
	       !strcmp(a->param.default_text, b->param.default_text);
}

/* A param of that name that the script has, or an earlier call made. */
static const struct np_node *find(struct collector *c, const char *name)
{
	np_list_each (n, c->found)
		if (!strcmp(n->param.name, name))
			return n;
	np_list_each (n, c->program->list)
		if (n->kind == NP_N_PARAM && !strcmp(n->param.name, name))
			return n;
	return NULL;
}

static bool collect(void *arg, const struct np_node *n)
{
	struct collector *c = arg;
	const struct np_node *args = n->kind == NP_N_CALL ? n->call.args : NULL, *other;
	struct np_node *param;
	struct np_diag *d;

	if (!args || strcmp(n->call.name, "getopt") || args->kind != NP_N_STRING)
		return true;
	param = np_node_new(c->arena, NP_N_PARAM, n->loc);
	param->param.name = args->string.s;
	if (!set_default(c, param, args->next))
		return true;
	if (args->next && args->next->next && args->next->next->kind == NP_N_STRING)
		param->param.help = args->next->next->string.s;
	other = find(c, param->param.name);
	if (!other) {
		c->found = np_list_append(c->found, param);
	} else if (!same(param, other)) {
		d = np_error(c->diags, NP_E_TWICE, n->loc,
			     "option '%s' has another default elsewhere", param->param.name);
		np_note(c->diags, d, other->loc, "here");
	}
	return true;
}

void np_add_getopts(struct np_arena *a, struct np_node *program, struct np_diags *diags)
{
	struct collector c = {.arena = a, .program = program, .diags = diags};

	np_node_walk(program, collect, &c);
	program->list = np_list_append(program->list, c.found);
}
