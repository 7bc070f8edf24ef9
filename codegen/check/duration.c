/* Which values are times: aggregations of them are shown with their unit, in tables. */
#include "check/checker.h"

static bool is_builtin(const struct np_node *n, enum np_builtin_id id)
{
	const struct np_ref *r = n->kind == NP_N_NAME || n->kind == NP_N_CALL ? np_ref(n) : NULL;

	return r && r->kind == NP_REF_BUILTIN && r->builtin == id;
}

/* dur, since(key), nsecs - @start[tid], and what is added to or taken off them. */
bool np_is_duration(const struct np_node *n)
{
	if (is_builtin(n, NP_B_DUR) || is_builtin(n, NP_B_SINCE) || is_builtin(n, NP_B_ELAPSED))
		return true;
	if (n->kind == NP_N_CAST)
		return n->cast.operand && np_is_duration(n->cast.operand);
	if (n->kind != NP_N_BINARY)
		return false;
	if (n->binary.op == NP_OP_ADD)
		return np_is_duration(n->binary.left) || np_is_duration(n->binary.right);
	return n->binary.op == NP_OP_SUB &&
	       (is_builtin(n->binary.left, NP_B_NSECS) || np_is_duration(n->binary.left));
}
