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

uint32_t n_elems(const struct np_type *t)
{
	return t->kind == NP_V_TUPLE ? t->n_members : t->kind == NP_V_ARRAY ? t->count : 0;
}

const struct np_type *elem_type(const struct np_type *t, uint32_t i)
{
	return t->kind == NP_V_TUPLE ? t->members[i].type : t->elem;
}

struct value nothing(struct eval *e, const struct np_type *t)
{
	struct value v = {.type = t, .s = ""};
	uint32_t n = n_elems(t);

	if (n)
		v.elems = np_alloc(e->arena, n * sizeof(*v.elems));
	for (uint32_t i = 0; i < n; i++)
		v.elems[i] = nothing(e, elem_type(t, i));
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

/* The bytes of an integer, the lowest first, as so many elements. */
static struct value spread(struct eval *e, uint64_t n, const struct np_type *to)
{
	struct value v = nothing(e, to);
	uint32_t size = to->elem->size;

	for (uint32_t i = 0; i < to->count && i * size < 8; i++)
		v.elems[i].n = extend(n >> i * size * 8, size, to->elem->is_signed);
	return v;
}

static uint64_t gather(const struct value *v)
{
	uint32_t size = v->type->elem->size;
	uint64_t n = 0;

	for (uint32_t i = 0; i < v->type->count && i * size < 8; i++)
		n |= extend(v->elems[i].n, size, false) << i * size * 8;
	return n;
}

struct value convert(struct eval *e, struct value v, const struct np_type *to)
{
	bool from_array = v.type->kind == NP_V_ARRAY;
	struct value *elems;

	if (np_type_is_integer(to) && from_array)
		v.n = gather(&v);
	if (to->kind == NP_V_ARRAY && np_type_is_integer(v.type))
		return spread(e, v.n, to);
	switch (to->kind) {
	case NP_V_BOOL: v.n = v.n != 0; break;
	case NP_V_INT:
	case NP_V_ENUM: v.n = extend(v.n, to->size, to->is_signed); break;
	case NP_V_TUPLE:
	case NP_V_ARRAY:
		if (v.type->kind != to->kind || n_elems(v.type) != n_elems(to)) {
			problem(e, "a value of many parts is converted to one of other parts");
			return nothing(e, to);
		}
		elems = np_alloc(e->arena, (n_elems(to) + 1) * sizeof(*elems));
		for (uint32_t i = 0; i < n_elems(to); i++)
			elems[i] = convert(e, v.elems[i], elem_type(to, i));
		v.elems = elems;
		break;
	default: break;
	}
	v.type = to;
	return v;
}

bool equal(const struct value *a, const struct value *b)
{
	return compare(a, b) == 0;
}

int compare(const struct value *a, const struct value *b)
{
	uint32_t n = n_elems(a->type);
	int by = 0;

	if (a->type->kind == NP_V_STR)
		return strcmp(a->s, b->s);
	for (uint32_t i = 0; i < n && !by; i++)
		by = compare(&a->elems[i], &b->elems[i]);
	if (n)
		return by;
	if (a->type->is_signed)
		return (int64_t)a->n < (int64_t)b->n ? -1 : (int64_t)a->n > (int64_t)b->n;
	return a->n < b->n ? -1 : a->n > b->n;
}
