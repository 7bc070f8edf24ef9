/* Values: making, converting and comparing them. */
#include <string.h>

#include "evaluate.h"

struct value number(const struct np_type *t, uint64_t n)
{
	return (struct value){.type = t, .n = n};
}

struct value text(const struct np_type *t, const char *s)
{
	return (struct value){.type = t, .s = s};
}

struct value nothing(struct eval *e, const struct np_type *t)
{
	struct value v = {.type = t, .s = ""};

	if (t->kind == NP_V_TUPLE) {
		v.elems = np_alloc(e->arena, t->n_members * sizeof(*v.elems));
		for (uint32_t i = 0; i < t->n_members; i++)
			v.elems[i] = nothing(e, t->members[i].type);
	}
	return v;
}

uint64_t extend(uint64_t n, uint32_t bytes, bool is_signed)
{
	uint32_t bits = bytes * 8;

	if (bits >= 64)
		return n;
	n &= (1ull << bits) - 1;
	if (is_signed && n >> (bits - 1))
		n |= ~0ull << bits;
	return n;
}

struct value convert(struct eval *e, struct value v, const struct np_type *to)
{
	struct value *elems;

	switch (to->kind) {
	case NP_V_BOOL: v.n = v.n != 0; break;
	case NP_V_INT:
	case NP_V_ENUM: v.n = extend(v.n, to->size, to->is_signed); break;
	case NP_V_TUPLE:
		if (v.type->kind != NP_V_TUPLE || v.type->n_members != to->n_members) {
			problem(e, "a tuple is converted to one of another length");
			return nothing(e, to);
		}
		elems = np_alloc(e->arena, to->n_members * sizeof(*elems));
		for (uint32_t i = 0; i < to->n_members; i++)
			elems[i] = convert(e, v.elems[i], to->members[i].type);
		v.elems = elems;
		break;
	default: break;
	}
	v.type = to;
	return v;
}

bool equal(const struct value *a, const struct value *b)
{
	switch (a->type->kind) {
	case NP_V_STR: return !strcmp(a->s, b->s);
	case NP_V_TUPLE:
		for (uint32_t i = 0; i < a->type->n_members; i++)
			if (!equal(&a->elems[i], &b->elems[i]))
				return false;
		return true;
	default: return a->n == b->n;
	}
}

int compare(const struct value *a, const struct value *b)
{
	int by = 0;

	switch (a->type->kind) {
	case NP_V_STR: return strcmp(a->s, b->s);
	case NP_V_TUPLE:
		for (uint32_t i = 0; i < a->type->n_members && !by; i++)
			by = compare(&a->elems[i], &b->elems[i]);
		return by;
	default:
		if (a->type->is_signed)
			return (int64_t)a->n < (int64_t)b->n ? -1 : (int64_t)a->n > (int64_t)b->n;
		return a->n < b->n ? -1 : a->n > b->n;
	}
}
