/* The arithmetic of words' steps: what the compiler computes and runtime/out computes is one. */
#include "image/words.h"

static uint64_t cut(uint64_t v, uint64_t to)
{
	unsigned bits = (unsigned)(to & 15) * 8;

	if (!bits || bits >= 64)
		return v;
	v <<= 64 - bits;
	return to & NP_CAST_SIGNED ? (uint64_t)((int64_t)v >> (64 - bits)) : v >> (64 - bits);
}

uint64_t np_step_unary(uint32_t op, uint64_t a, uint64_t value)
{
	switch (op) {
	case NP_S_NEG: return 0 - a;
	case NP_S_INVERT: return ~a;
	case NP_S_NOT: return !a;
	case NP_S_CAST: return cut(a, value);
	case NP_S_SWAP:
		return value > 0 && value <= 8 ? __builtin_bswap64(a) >> (64 - 8 * value) : a;
	default: return a;
	}
}

uint64_t np_step_binary(uint32_t op, uint64_t a, uint64_t b)
{
	int64_t s = (int64_t)a, t = (int64_t)b;

	switch (op) {
	case NP_S_MUL: return a * b;
	case NP_S_DIV: return !b || (s == INT64_MIN && t == -1) ? 0 : (uint64_t)(s / t);
	case NP_S_MOD: return !b || t == -1 ? 0 : (uint64_t)(s % t);
	case NP_S_ADD: return a + b;
	case NP_S_SUB: return a - b;
	case NP_S_SHL: return b < 64 ? a << b : 0;
	case NP_S_SHR: return b < 64 ? a >> b : 0;
	case NP_S_AND: return a & b;
	case NP_S_OR: return a | b;
	case NP_S_XOR: return a ^ b;
	case NP_S_LT: return s < t;
	case NP_S_LE: return s <= t;
	case NP_S_GT: return s > t;
	case NP_S_GE: return s >= t;
	case NP_S_EQ: return a == b;
	case NP_S_NE: return a != b;
	case NP_S_BOTH: return a && b;
	case NP_S_EITHER: return a || b;
	default: return 0;
	}
}
