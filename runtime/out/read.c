/*
 * Reading values out of records, keys and map values, whatever these contain; their order;
 * and which types can be walked at all.
 */
#include "out/out_internal.h"

/* Deeper, or of more parts, than this a type contains itself or is not meant to be read. */
#define MAX_DEPTH 16
#define MAX_PARTS 65536

uint64_t out_load(const uint8_t *p, uint32_t size, bool is_signed)
{
	uint8_t u8;
	uint16_t u16;
	uint32_t u32;
	uint64_t u64;

	switch (size) {
	case 1: memcpy(&u8, p, 1); return is_signed ? (uint64_t)(int64_t)(int8_t)u8 : u8;
	case 2: memcpy(&u16, p, 2); return is_signed ? (uint64_t)(int64_t)(int16_t)u16 : u16;
	case 4: memcpy(&u32, p, 4); return is_signed ? (uint64_t)(int64_t)(int32_t)u32 : u32;
	case 8: memcpy(&u64, p, 8); return u64;
	}
	return 0;
}

/* Bytes of the number in a value of the kind; 0: it is none. */
uint32_t out_number_size(const struct np_plan_type *type)
{
	switch (type->kind) {
	case NP_V_INT:
	case NP_V_ENUM: return type->size;
	case NP_V_BOOL: return 1;
	case NP_V_PTR:
	case NP_V_KSTACK:
	case NP_V_USTACK:
	case NP_V_KSYM:
	case NP_V_USYM:
	case NP_V_LOC:
	case NP_V_TIME:
	case NP_V_DURATION:
	case NP_V_PROBE:
	case NP_V_USERNAME:
	case NP_V_CGROUP_PATH:
	case NP_V_FACT:
	case NP_V_COUNT:
	case NP_V_SUM:
	case NP_V_MIN:
	case NP_V_MAX: return 8;
	default: return 0;
	}
}

bool out_is_number(uint32_t kind)
{
	return kind == NP_V_INT || kind == NP_V_DURATION || (kind >= NP_V_COUNT && kind < NP_V_END);
}

bool out_number(const struct out_value *v, uint64_t *out)
{
	uint32_t size = out_number_size(v->type);

	if (!size || v->len < size)
		return false;
	*out = out_load(v->p, size, v->type->is_signed);
	return v->type->kind != NP_V_FACT || (int64_t)*out != NP_UNKNOWN;
}

struct out_value out_whole(const struct np_plan_type *type, const uint8_t *p, uint32_t len)
{
	return (struct out_value){.type = type, .p = p, .len = type->size < len ? type->size : len};
}

bool out_member(const struct np_out *o, const struct np_plan_member *m, const uint8_t *base,
		size_t len, bool record, struct out_value *v)
{
	if (m->type >= o->plan->types.n)
		return false;
	v->type = &o->plan->types.v[m->type];
	v->tail = v->in_struct = false;
	if (m->tail) {
		uint32_t at[2];

		if (!record || m->offset > len || len - m->offset < sizeof(at))
			return false;
		memcpy(at, base + m->offset, sizeof(at));
		if ((size_t)at[0] + at[1] > len)
			return false;
		v->tail = true;
		v->p = base + at[0];
		v->len = at[1];
		return true;
	}
	if (m->offset > len || len - m->offset < v->type->size ||
	    (m->bit_size && v->type->size > sizeof(v->bits)))
		return false;
	v->p = base + m->offset;
	v->len = v->type->size;
	if (m->bit_size) {
		uint64_t unit = out_load(v->p, v->len, false);
		uint32_t up = m->bit_size < 64 ? 64 - m->bit_size : 0;

		unit = (m->bit_shift < 64 ? unit >> m->bit_shift : 0) << up;
		v->bits = v->type->is_signed ? (uint64_t)((int64_t)unit >> up) : unit >> up;
		v->p = (const uint8_t *)&v->bits;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		v->p += 8 - v->len;
#endif
	}
	return true;
}

static bool parts_of(const struct np_plan *plan, const struct np_plan_type *type, int depth,
		     uint32_t *parts)
{
	uint32_t n;

	if (depth > MAX_DEPTH || ++*parts > MAX_PARTS)
		return false;
	switch (type->kind) {
	case NP_V_TUPLE:
	case NP_V_STRUCT:
		np_vec_each (struct np_plan_member, m, &type->members)
			if (m->type >= plan->types.n ||
			    !parts_of(plan, &plan->types.v[m->type], depth + 1, parts))
				return false;
		return true;
	case NP_V_ARRAY:
		if (type->elem >= plan->types.n || !plan->types.v[type->elem].size)
			return false;
		n = type->size / plan->types.v[type->elem].size;
		n = type->count < n ? type->count : n;
		for (uint32_t i = 0; i < n; i++)
			if (!parts_of(plan, &plan->types.v[type->elem], depth + 1, parts))
				return false;
		return true;
	}
	return true;
}

bool out_type_is_sound(struct np_out *o, const struct np_plan_type *type)
{
	struct out_type *known = &o->types[type - o->plan->types.v];
	uint32_t parts = 0;

	if (known->state == OUT_UNSEEN)
		known->state = parts_of(o->plan, type, 0, &parts) ? OUT_SOUND : OUT_UNSOUND;
	return known->state == OUT_SOUND;
}

static int order(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

static int compare(const struct np_out *o, const struct out_value *a, const struct out_value *b);

/* By the first element that differs, as tuples are. */
static int compare_arrays(const struct np_out *o, const struct out_value *a,
			  const struct out_value *b)
{
	const struct np_plan_type *elem = &o->plan->types.v[a->type->elem];
	uint32_t n = (a->len < b->len ? a->len : b->len) / elem->size;
	int by = 0;

	for (uint32_t i = 0; i < n && !by; i++) {
		const struct out_value x = {
			.type = elem, .p = a->p + i * elem->size, .len = elem->size};
		const struct out_value y = {
			.type = elem, .p = b->p + i * elem->size, .len = elem->size};

		by = compare(o, &x, &y);
	}
	return by;
}

/* The type is sound. */
static int compare(const struct np_out *o, const struct out_value *a, const struct out_value *b)
{
	const struct np_plan_type *type = a->type;
	uint64_t x, y;
	uint32_t n = a->len < b->len ? a->len : b->len;
	int by = 0;

	if (type->kind == NP_V_TUPLE) {
		struct out_value i, j;

		np_vec_each (struct np_plan_member, m, &type->members) {
			if (!out_member(o, m, a->p, a->len, false, &i) ||
			    !out_member(o, m, b->p, b->len, false, &j))
				return 0;
			by = compare(o, &i, &j);
			if (by)
				return by;
		}
		return 0;
	}
	if (type->kind == NP_V_ARRAY)
		return compare_arrays(o, a, b);
	if (type->kind == NP_V_STR)
		return strncmp((const char *)a->p, (const char *)b->p, n);
	if (out_number(a, &x) && out_number(b, &y)) {
		uint64_t flip = type->is_signed || type->kind == NP_V_DURATION ? 1ull << 63 : 0;

		return order(x ^ flip, y ^ flip);
	}
	return memcmp(a->p, b->p, n);
}

int out_compare(struct np_out *o, const struct out_value *a, const struct out_value *b)
{
	return out_type_is_sound(o, a->type) ? compare(o, a, b) : 0;
}
