/*
 * Constant folding of integer literals: what 1 << 4 or ~0 is worth, is known now.  Exactly: what
 * int64 cannot hold and uint64 can is uint64; what neither can is left to the program, which wraps.
 */
#include "check/checker.h"

static __int128 value_of(const struct np_node *n)
{
	return n->integer.is_unsigned ? (__int128)n->integer.value
				      : (__int128)(int64_t)n->integer.value;
}

/* Bits above the 64th are lost, as at run time. */
static __int128 shift_left(__int128 a, unsigned by)
{
	uint64_t v = (uint64_t)a << by;

	return a < 0 ? (__int128)(int64_t)v : (__int128)v;
}

static bool compute(enum np_op op, __int128 a, __int128 b, __int128 *v)
{
	switch (op) {
	case NP_OP_ADD: *v = a + b; return true;
	case NP_OP_SUB: *v = a - b; return true;
	case NP_OP_MUL: return !__builtin_mul_overflow(a, b, v);
	case NP_OP_AND: *v = a & b; return true;
	case NP_OP_OR: *v = a | b; return true;
	case NP_OP_XOR: *v = a ^ b; return true;
	case NP_OP_DIV:
	case NP_OP_MOD:
		if (!b) /* left to the program, which knows what that is */
			return false;
		*v = op == NP_OP_DIV ? a / b : a % b;
		return true;
	case NP_OP_SHL:
	case NP_OP_SHR:
		if (b < 0 || b > 63)
			return false;
		*v = op == NP_OP_SHL ? shift_left(a, (unsigned)b) : a >> b;
		return true;
	default: return false;
	}
}

bool np_compute(enum np_op op, int64_t a, int64_t b, int64_t *v)
{
	__int128 value;

	if (!compute(op, a, b, &value))
		return false;
	*v = (int64_t)value;
	return true;
}

bool np_fold(struct np_checker *c, struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	__int128 v;

	if (l->kind != NP_N_INT || r->kind != NP_N_INT ||
	    !compute(n->binary.op, value_of(l), value_of(r), &v) || v < INT64_MIN || v > UINT64_MAX)
		return false;
	np_make_int(c, n, (uint64_t)v, v > INT64_MAX);
	return true;
}
