/*
 * len() and find(): of maps they have become statements before anything is checked (lower.c), so
 * what comes here is a stack, or wrong.
 */
#include "check/checker.h"

bool np_check_len(struct np_checker *c, struct np_node *n)
{
	const struct np_node *arg = n->kind == NP_N_CALL ? n->call.args : NULL;

	if (arg && arg->kind == NP_N_MAP)
		return np_usage(c, n, arg, "'len' takes a whole map, not the value of a key");
	if (!np_args_between(c, n, 1, 1))
		return false;
	arg = n->call.args;
	if (arg->type->kind != NP_V_KSTACK && arg->type->kind != NP_V_USTACK)
		return np_usage(c, n, arg, "'len' takes a map or a stack, and this is %s",
				np_show(c, arg->type));
	np_ref(n)->builtin = NP_B_STACK_LEN;
	return np_check_stack_len(c, n);
}

bool np_check_find(struct np_checker *c, struct np_node *n)
{
	return np_usage(c, n, n, "'find' takes a whole map, a key, and a variable for the value");
}
