/* Constant expressions, in 64 bits. */
#include "eval.h"

static bool compute(enum np_op op, int64_t a, int64_t b, int64_t *v)
{
	uint64_t x = (uint64_t)a, y = (uint64_t)b;

	switch (op) {
	case NP_OP_ADD: *v = (int64_t)(x + y); return true;
	case NP_OP_SUB: *v = (int64_t)(x - y); return true;
	case NP_OP_MUL: *v = (int64_t)(x * y); return true;
	case NP_OP_AND: *v = a & b; return true;
	case NP_OP_OR: *v = a | b; return true;
	case NP_OP_XOR: *v = a ^ b; return true;
	case NP_OP_DIV:
	case NP_OP_MOD:
		if (!b || (a == INT64_MIN && b == -1))
			return false;
		*v = op == NP_OP_DIV ? a / b : a % b;
		return true;
	case NP_OP_SHL:
	case NP_OP_SHR:
		if (b < 0 || b > 63)
			return false;
		*v = op == NP_OP_SHL ? (int64_t)(x << b) : a >> b;
		return true;
	case NP_OP_EQ: *v = a == b; return true;
	case NP_OP_NE: *v = a != b; return true;
	case NP_OP_LT: *v = a < b; return true;
	case NP_OP_GT: *v = a > b; return true;
	case NP_OP_LE: *v = a <= b; return true;
	case NP_OP_GE: *v = a >= b; return true;
	default: return false;
	}
}

static bool binary(const struct np_node *n, np_eval_leaf leaf, void *arg, int64_t *v,
		   const struct np_node **bad)
{
	int64_t a, b;

	if (!np_eval(n->binary.left, leaf, arg, &a, bad))
		return false;
	/* what does not count need not have a value */
	if ((n->binary.op == NP_OP_LAND && !a) || (n->binary.op == NP_OP_LOR && a)) {
		*v = n->binary.op == NP_OP_LOR;
		return true;
	}
	if (!np_eval(n->binary.right, leaf, arg, &b, bad))
		return false;
	if (n->binary.op == NP_OP_LAND || n->binary.op == NP_OP_LOR) {
		*v = b != 0;
		return true;
	}
	*bad = n;
	return compute(n->binary.op, a, b, v);
}

static bool unary(const struct np_node *n, np_eval_leaf leaf, void *arg, int64_t *v,
		  const struct np_node **bad)
{
	*bad = n;
	if (n->unary.op != NP_OP_NEG && n->unary.op != NP_OP_NOT && n->unary.op != NP_OP_BNOT)
		return false;
	if (!np_eval(n->unary.operand, leaf, arg, v, bad))
		return false;
	*v = n->unary.op == NP_OP_NEG   ? (int64_t) - (uint64_t)*v
	     : n->unary.op == NP_OP_NOT ? !*v
					: ~*v;
	return true;
}

bool np_eval(const struct np_node *n, np_eval_leaf leaf, void *arg, int64_t *value,
	     const struct np_node **bad)
{
	const struct np_node *branch;
	int64_t cond;

	switch (n->kind) {
	case NP_N_INT: *value = (int64_t)n->integer.value; return true;
	case NP_N_UNARY: return unary(n, leaf, arg, value, bad);
	case NP_N_BINARY: return binary(n, leaf, arg, value, bad);
	case NP_N_TERNARY:
		if (!np_eval(n->ternary.cond, leaf, arg, &cond, bad))
			return false;
		if (cond && !n->ternary.yes) {
			*value = cond;
			return true;
		}
		branch = cond ? n->ternary.yes : n->ternary.no;
		if (branch)
			return np_eval(branch, leaf, arg, value, bad);
		*bad = n; /* an `if` without an else */
		return false;
	default: *bad = n; return leaf(arg, n, value);
	}
}
