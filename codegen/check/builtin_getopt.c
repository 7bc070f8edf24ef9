/* getopt("name", default, "help"): a param, which parser/getopt.c has made of the calls. */
#include <string.h>

#include "check/checker.h"

static bool is_constant(const struct np_node *n)
{
	if (n->kind == NP_N_CAST)
		n = n->cast.operand;
	return n->kind == NP_N_INT || n->kind == NP_N_STRING;
}

bool np_check_getopt(struct np_checker *c, struct np_node *n)
{
	struct np_node *name = n->kind == NP_N_CALL ? n->call.args : NULL;
	const char *text = name && name->kind == NP_N_STRING ? name->string.s : NULL;
	int param = text ? np_find_param(c, text) : -1;

	if (!np_args_between(c, n, 1, 3))
		return false;
	if (!text)
		return np_usage(c, n, name, "the name of an option is a string constant");
	if (name->next && !is_constant(name->next))
		return np_usage(c, n, name->next,
				"the default of an option is a number, a string, true or false");
	if (name->next && name->next->next && name->next->next->kind != NP_N_STRING)
		return np_usage(c, n, name->next->next,
				"the help of an option is a string constant");
	if (param < 0)
		return np_usage(c, n, name,
				"the name and the default of an option are written out");
	n->kind = NP_N_NAME;
	n->name = text;
	return np_use_param(c, n, (uint32_t)param, false);
}
