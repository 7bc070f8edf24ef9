/*
 * Enumerators by name: of the kernel's BTF, or of an enum of the script's own.  A value that is
 * none of them is a set of flags, `UP|BROADCAST`, if its enum is made of single bits.
 */
#include "out/out_internal.h"

#include <stdlib.h>

#define BITS 64
#define SET_MIN 3 /* with fewer bits, 1 and 2 may as well be counted */

/* The enum in the kernel's BTF, looked for once. */
static uint32_t kernel_enum(struct np_out *o, const struct np_plan_type *type)
{
	struct out_type *e = &o->types[type - o->plan->types.v];
	int64_t of_anchor;

	if (e->enum_known || !o->ctx.btf)
		return e->enum_id;
	e->enum_known = true;
	if (type->name[0])
		e->enum_id = np_btf_find(o->ctx.btf, type->name,
					 1u << NP_BTF_ENUM | 1u << NP_BTF_ENUM64);
	else if (type->anchor[0])
		e->enum_id = np_btf_find_enumerator(o->ctx.btf, type->anchor, &of_anchor);
	return e->enum_id;
}

static bool enumerator(struct np_out *o, const struct np_plan_type *type, uint32_t i,
		       struct np_btf_enumerator *out)
{
	uint32_t id;

	if (i < type->names.n) {
		*out = (struct np_btf_enumerator){type->names.v[i].text,
						  (int64_t)type->names.v[i].value};
		return true;
	}
	id = type->names.n ? 0 : kernel_enum(o, type);
	return id && np_btf_enumerator(o->ctx.btf, id, i, out);
}

/* NULL: it is none of them. */
static const char *enum_name(struct np_out *o, const struct np_plan_type *type, int64_t value)
{
	struct out_type *e = &o->types[type - o->plan->types.v];
	bool small = value >= 0 && value < OUT_ENUM_SMALL;
	static const char none[] = "";
	const char *name;
	uint32_t id;

	np_vec_each (struct np_plan_name, n, &type->names)
		if ((int64_t)n->value == value)
			return n->text;
	id = kernel_enum(o, type);
	if (!id)
		return NULL;
	if (!e->small)
		e->small = np_xcalloc(OUT_ENUM_SMALL, sizeof(*e->small));
	if (small && e->small[value])
		return e->small[value] == none ? NULL : e->small[value];
	name = np_btf_enumerator_name(o->ctx.btf, id, value);
	if (small)
		e->small[value] = name ? name : none;
	return name;
}

/*
 * The names of an enum's bits, NULL if it is no set of flags: one whose enumerators are 0, single
 * bits, and masks of three or more of those, as masks are not counted up to.
 */
static const char **flags_of(struct np_out *o, const struct np_plan_type *type)
{
	struct out_type *e = &o->types[type - o->plan->types.v];
	struct np_btf_enumerator name;
	uint32_t n = 0;

	if (e->flags_known)
		return e->flags;
	e->flags_known = true;
	e->flags = np_xcalloc(BITS, sizeof(*e->flags));
	for (uint32_t i = 0; enumerator(o, type, i, &name); i++) {
		int bits = __builtin_popcountll((uint64_t)name.value);

		if (bits == 2 || name.value < 0) {
			n = 0;
			break;
		}
		if (bits != 1 || e->flags[__builtin_ctzll((uint64_t)name.value)])
			continue;
		e->flags[__builtin_ctzll((uint64_t)name.value)] = name.name;
		n++;
	}
	if (n < SET_MIN) {
		free(e->flags);
		e->flags = NULL;
	}
	return e->flags;
}

bool out_enum_words(struct np_out *o, struct np_text *t, const struct np_plan_type *type,
		    int64_t value)
{
	const char *name = enum_name(o, type, value);
	uint64_t rest = (uint64_t)value;
	const char **flags;

	if (name) {
		np_text_add(t, name);
		return true;
	}
	flags = flags_of(o, type);
	if (!flags || !rest)
		return false;
	for (int i = 0; i < BITS; i++) {
		if (!(rest >> i & 1) || !flags[i])
			continue;
		np_text_add(t, rest == (uint64_t)value ? "" : "|");
		np_text_add(t, flags[i]);
		rest &= ~(1ull << i);
	}
	if (rest == (uint64_t)value)
		return false;
	if (rest) {
		np_text_addc(t, '|');
		out_hex(t, rest);
	}
	return true;
}
