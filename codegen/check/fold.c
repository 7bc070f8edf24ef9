/* Constant folding of integer literals: what a #define or 1 << 4 is worth, is known now. */
#include "check/checker.h"

bool np_compute(enum np_op op, int64_t a, int64_t b, int64_t *v)
{
	switch (op) {
	case NP_OP_ADD: *v = (int64_t)((uint64_t)a + (uint64_t)b); return true;
	case NP_OP_SUB: *v = (int64_t)((uint64_t)a - (uint64_t)b); return true;
	case NP_OP_MUL: *v = (int64_t)((uint64_t)a * (uint64_t)b); return true;
	case NP_OP_AND: *v = a & b; return true;
	case NP_OP_OR: *v = a | b; return true;
	case NP_OP_XOR: *v = a ^ b; return true;
	case NP_OP_DIV:
	case NP_OP_MOD:
		if (!b || b == -1) /* left to the program: 0, and the one quotient that overflows */
			return false;
		*v = op == NP_OP_DIV ? a / b : a % b;
		return true;
	case NP_OP_SHL:
	case NP_OP_SHR:
		if (b < 0 || b > 63)
			return false;
		*v = op == NP_OP_SHL ? (int64_t)((uint64_t)a << b) : a >> b;
		return true;
	default: return false;
	}
}

bool np_fold(struct np_checker *c, struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	int64_t v;

	if (!np_is_literal(l) || !np_is_literal(r) ||
	    !np_compute(n->binary.op, (int64_t)l->integer.value, (int64_t)r->integer.value, &v))
		return false;
	np_make_int(c, n, (uint64_t)v, false);
	return true;
}
