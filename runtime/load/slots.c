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

#define WORD 8

static int no_argument(const struct np_target *t, const char *what)
{
	return np_load_fail(t->l, t->error, ENOENT, NULL,
			    "'%s' has no argument '%s' on this kernel", t->probe->text, what);
}

/* Words that a parameter takes: structs may take more than one. */
static uint32_t words_of(const struct np_target *t, const struct np_btf_member *m)
{
	uint32_t size = np_btf_sizeof(t->btf, m->type);

	return size <= WORD ? 1 : size / WORD + (size % WORD != 0);
}

/*
 * Where an argument begins, in words from the first. in_registers: a struct larger than two words
 * is in memory and takes none, and a number beyond the prototype still names a register.
 */
static int argument_word(const struct np_target *t, const struct np_plan_slot *s, bool in_registers,
			 uint32_t *word)
{
	struct np_btf_member m;
	uint32_t number = 0;

	*word = 0;
	for (uint32_t i = t->first_param; t->proto && np_btf_member(t->btf, t->proto, i, &m); i++) {
		uint32_t words = words_of(t, &m);

		if (*s->name ? !strcmp(m.name, s->name) : number == s->index)
			return 0;
		*word += in_registers && words > 2 ? 0 : words;
		number++;
	}
	if (*s->name)
		return no_argument(t, s->name);
	if (t->proto && !in_registers)
		return no_argument(t, np_sprintf(t->l->arena, "arg%u", s->index));
	*word += s->index - number;
	return 0;
}

static int trampoline_slot(const struct np_target *t, const struct np_plan_slot *s,
			   uint32_t *offset)
{
	struct np_btf_member m;
	uint32_t word = 0;
	int err = 0;

	/* a BPF program takes its context and returns a number */
	if (t->attach_prog) {
		*offset = s->role == NP_SLOT_RETVAL ? WORD : 0;
		return 0;
	}
	if (s->role != NP_SLOT_RETVAL)
		err = argument_word(t, s, false, &word);
	else if (!t->proto)
		return no_argument(t, "retval");
	else
		for (uint32_t i = 0; np_btf_member(t->btf, t->proto, i, &m); i++)
			word += words_of(t, &m);
	*offset = word * WORD;
	return err;
}

static int register_slot(const struct np_target *t, const struct np_plan_slot *s, uint32_t *offset)
{
	uint32_t word;
	int err;

	*offset = RETURN_VALUE;
	if (s->role == NP_SLOT_RETVAL)
		return 0;
	err = argument_word(t, s, true, &word);
	if (!err && word >= sizeof(arguments) / sizeof(arguments[0]))
		return np_load_fail(t->l, t->error, ENOENT, NULL,
				    "argument '%s' of '%s' is not in a register",
				    *s->name ? s->name : np_sprintf(t->l->arena, "arg%u", s->index),
				    t->probe->text);
	*offset = err ? 0 : arguments[word];
	return err;
}

static int member_slot(const struct np_target *t, const struct np_plan_slot *s, uint32_t *offset)
{
	struct np_btf_member m;

	if (!np_btf_find_member(t->btf, t->record, s->name, &m))
		return no_argument(t, s->name);
	*offset = m.bit_offset / 8;
	return 0;
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
	*size = s->size;
	switch (t->program->mechanism) {
	case NP_M_PERF_TP: return field(t, s, offset, size);
	case NP_M_ITER: return member_slot(t, s, offset);
	case NP_M_TP_BTF:
	case NP_M_FENTRY:
	case NP_M_FEXIT: return trampoline_slot(t, s, offset);
	case NP_M_KPROBE:
	case NP_M_KRETPROBE:
	case NP_M_KPROBE_MULTI:
	case NP_M_KRETPROBE_MULTI:
	case NP_M_KPROBE_SESSION:
	case NP_M_UPROBE_SESSION:
	case NP_M_UPROBE:
	case NP_M_URETPROBE: return register_slot(t, s, offset);
	default: return no_argument(t, s->name);
	}
}
