/*
 * Structs of the kernel that the program takes by value: it copies so many bytes, and the plan says
 * what is in them.  Another kernel's may be laid out otherwise: then it is refused, not misread.
 */
#include <errno.h>
#include <string.h>

#include "load/load_internal.h"

static bool same_place(const struct np_plan_member *m, const struct np_btf_member *here)
{
	return here->bit_size ? here->bit_size == m->bit_size
			      : here->bit_offset == m->offset * 8 && !m->bit_size;
}

static int compare(struct np_loaded *l, const struct np_plan_type *t, struct np_load_error *e)
{
	uint32_t id =
		l->btf ? np_btf_find(l->btf, t->name, 1u << NP_BTF_STRUCT | 1u << NP_BTF_UNION) : 0;
	struct np_btf_member here;

	/* a struct of a module: its own BTF is not at hand, and it was built on this kernel */
	if (!id)
		return 0;
	if (np_btf_sizeof(l->btf, id) == t->size) {
		np_vec_each (const struct np_plan_member, m, &t->members)
			if (*m->name && (!np_btf_find_member(l->btf, id, m->name, &here) ||
					 !same_place(m, &here)))
				goto differs;
		return 0;
	}
differs:
	return np_load_fail(l, e, EINVAL, "build the script again on this kernel",
			    "'struct %s' is not laid out on this kernel (%s) as where the script "
			    "was built",
			    t->name, l->opt.world->ops->release(l->opt.world));
}

int np_load_check_structs(struct np_loaded *l, struct np_load_error *e)
{
	int err = 0;

	np_vec_each (const struct np_plan_type, t, &l->plan->types)
		if (!err && t->kind == NP_V_STRUCT && *t->name && !strcmp(t->format, "kernel"))
			err = compare(l, t, e);
	return err;
}
