/*
 * Context slots: where a field, an argument or the return value is in the context of a program,
 * by its mechanism.
 */
#include <errno.h>
#include <string.h>

#include "load/load_internal.h"

/* Offsets in x86-64's struct pt_regs of the arguments of a function, and of its return value. */
static const uint32_t arguments[] = {112, 104, 96, 88, 72, 64};
#define RETURN_VALUE 80

static int no_argument(const struct np_target *t, const char *what)
{
	return np_load_fail(t->l, t->error, ENOENT, NULL,
			    "'%s' has no argument '%s' on this kernel", t->probe->text, what);
}

/* Number of the argument in the prototype. */
static int argument_number(const struct np_target *t, const struct np_plan_slot *s,
			   uint32_t *number)
{
	struct np_btf_member m;

	if (!*s->name) {
		*number = s->index;
		return 0;
	}
	for (uint32_t i = t->first_param; t->proto && np_btf_member(t->btf, t->proto, i, &m); i++)
		if (!strcmp(m.name, s->name)) {
			*number = i - t->first_param;
			return 0;
		}
	return no_argument(t, s->name);
}

static int field(const struct np_target *t, const struct np_plan_slot *s, uint32_t *offset,
		 uint32_t *size)
{
	for (uint32_t i = 0; t->format && i < t->format->n_fields; i++) {
		const struct np_tp_field *f = &t->format->fields[i];

		if (strcmp(f->name, s->name))
			continue;
		*offset = f->offset;
		*size = f->is_data_loc || f->is_rel_loc ? 4 : f->size;
		return 0;
	}
	return np_load_fail(t->l, t->error, ENOENT, NULL, "'%s' has no field '%s' on this kernel",
			    t->probe->text, s->name);
}

int np_slot_find(const struct np_target *t, const struct np_plan_slot *s, uint32_t *offset,
		 uint32_t *size)
{
	struct np_btf_type proto;
	uint32_t number;
	int err;

	*size = s->size;
	switch (t->program->mechanism) {
	case NP_M_PERF_TP: return field(t, s, offset, size);
	case NP_M_TP_BTF:
	case NP_M_FENTRY:
	case NP_M_FEXIT:
		if (s->role == NP_SLOT_RETVAL) {
			if (!t->proto || !np_btf_type(t->btf, t->proto, &proto))
				return no_argument(t, "retval");
			*offset = proto.vlen * 8;
			return 0;
		}
		err = argument_number(t, s, &number);
		*offset = err ? 0 : number * 8;
		return err;
	case NP_M_KPROBE:
	case NP_M_KRETPROBE:
		if (s->role == NP_SLOT_RETVAL) {
			*offset = RETURN_VALUE;
			return 0;
		}
		err = argument_number(t, s, &number);
		if (!err && number >= sizeof(arguments) / sizeof(arguments[0]))
			err = no_argument(t, *s->name ? s->name : "beyond the sixth");
		*offset = err ? 0 : arguments[number];
		return err;
	default: return no_argument(t, s->name);
	}
}
