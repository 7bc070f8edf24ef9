/*
 * Words of numbers: by the print format of the tracepoint whose field it is, by our own
 * vocabularies where the kernel prints a number, by what a function returns.
 */
#include <string.h>

#include "check/checker.h"
#include "image/words.h"

static const struct {
	enum np_step_op op;
	uint64_t low;
} sets[] = {
#define NP_SET(id, op, low) {NP_S_##op, low},
#define NP_WORD(id, value, text)
#define NP_FIELD_IN(system, event, field, id)
#define NP_FIELD_AS(system, event, field, op, value)
#define NP_MEMBER_IN(owner, member, id, swap)
#define NP_MEMBER_AS(owner, member, op, value)
#include "check/words.def"
#undef NP_SET
#undef NP_WORD
};

static const struct {
	enum np_word_set set;
	uint64_t value;
	const char *text;
} words[] = {
#define NP_SET(id, op, low)
#define NP_WORD(id, value, text) {NP_SET_##id, value, text},
#include "check/words.def"
#define NP_SIGNAL(name, number) {NP_SET_SIGNALS, number, "SIG" #name},
#include "check/signals.def"
#undef NP_SIGNAL
#undef NP_SET
#undef NP_WORD
#undef NP_FIELD_IN
#undef NP_FIELD_AS
#undef NP_MEMBER_IN
#undef NP_MEMBER_AS
};

#define NP_SET(id, op, low)
#define NP_WORD(id, value, text)

/* A step with the words of a set that lie within `low`, or those outside. */
static void add_names(struct np_checker *c, struct np_plan_words *w, enum np_word_set set,
		      bool is_low, enum np_step_op op)
{
	struct np_plan_step *s = np_words_add(c->arena, w, op, op == NP_S_NAME);

	s->text = op == NP_S_FLAGS ? "|" : "";
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].set == set &&
		    (!sets[set].low || is_low == !(words[i].value & ~sets[set].low)))
			np_vec_push(c->arena, &s->names,
				    ((struct np_plan_name){words[i].value, words[i].text}));
}

static void add_part(struct np_checker *c, struct np_plan_words *w, uint64_t mask)
{
	np_words_add(c->arena, w, NP_S_FIELD, 0);
	np_words_add(c->arena, w, NP_S_NUMBER, mask);
	np_words_add(c->arena, w, NP_S_AND, 0);
}

/* The words of a set; swap: bytes of a number in the network's order. */
static const struct np_plan_words *of_set(struct np_checker *c, enum np_word_set set, uint32_t swap)
{
	struct np_plan_words *w = np_alloc(c->arena, sizeof(*w));
	uint64_t low = sets[set].low;
	uint32_t skip = 0;

	w->origin = "";
	if (low) {
		add_part(c, w, low);
		add_names(c, w, set, true, NP_S_NAME);
		add_part(c, w, ~low);
		np_words_add(c->arena, w, NP_S_SKIP_IF_0, 0);
		skip = w->steps.n;
		np_words_add(c->arena, w, NP_S_TEXT, 0)->text = "|";
		add_part(c, w, ~low);
	} else {
		np_words_add(c->arena, w, NP_S_FIELD, 0);
	}
	if (swap)
		np_words_add(c->arena, w, NP_S_SWAP, swap);
	add_names(c, w, set, false, sets[set].op);
	if (skip)
		w->steps.v[skip - 1].value = w->steps.n - skip;
	return w;
}

const struct np_type *np_fact_words(struct np_checker *c, enum np_word_set set)
{
	const struct np_type *t = np_type_fact(c->types);

	return set == NP_SET_NONE ? t : np_type_with_words(c->types, t, of_set(c, set, 0));
}

static const struct np_plan_words *one_step(struct np_checker *c, enum np_step_op op,
					    uint64_t value)
{
	struct np_plan_words *w = np_alloc(c->arena, sizeof(*w));

	w->origin = "";
	if (op < NP_S_IP4) /* of a number, not of bytes */
		np_words_add(c->arena, w, NP_S_FIELD, 0);
	np_words_add(c->arena, w, op, value);
	return w;
}

static bool is(const char *pattern, const char *text)
{
	return !strcmp(pattern, "*") || !strcmp(pattern, text);
}

static const struct np_plan_words *syscall_names(struct np_checker *c)
{
	static const struct np_plan_name names[] = {
#define NP_SYSCALL(number, name) {number, #name},
#include "image/syscalls.def"
#undef NP_SYSCALL
	};
	struct np_plan_words *w = np_alloc(c->arena, sizeof(*w));
	struct np_plan_step *s;

	w->origin = "";
	np_words_add(c->arena, w, NP_S_FIELD, 0);
	s = np_words_add(c->arena, w, NP_S_NAME, 1);
	s->names.v = (struct np_plan_name *)names;
	s->names.n = s->names.cap = sizeof(names) / sizeof(names[0]);
	return w;
}

static const struct np_plan_words *by_vocabulary(struct np_checker *c,
						 const struct np_tp_format *format,
						 const char *field)
{
	static const struct {
		const char *system, *event, *field;
		enum np_word_set set; /* NONE: the step */
		enum np_step_op op;
		uint64_t value;
	} rows[] = {
#define NP_FIELD_IN(system, event, field, id) {system, event, field, NP_SET_##id, 0, 0},
#define NP_FIELD_AS(system, event, field, op, value) \
	{system, event, field, NP_SET_NONE, NP_S_##op, value},
#define NP_MEMBER_IN(owner, member, id, swap)
#define NP_MEMBER_AS(owner, member, op, value)
#include "check/words.def"
#undef NP_FIELD_IN
#undef NP_FIELD_AS
#undef NP_MEMBER_IN
#undef NP_MEMBER_AS
	};

	if (!strcmp(format->system, "raw_syscalls") && !strcmp(field, "id"))
		return syscall_names(c);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].system, format->system) && !strcmp(rows[i].field, field) &&
		    is(rows[i].event, format->name))
			return rows[i].set == NP_SET_NONE ? one_step(c, rows[i].op, rows[i].value)
							  : of_set(c, rows[i].set, 0);
	return NULL;
}

struct wanted {
	struct np_btf *btf;
	bool any;
};

/* Names are collected before the first is looked for: one pass over BTF serves them all. */
static bool want_constant(void *arg, const char *name, int64_t *value)
{
	struct wanted *wanted = arg;

	(void)value;
	wanted->any = true;
	if (wanted->btf)
		np_btf_want(wanted->btf, name, strlen(name));
	return false;
}

static bool constant(void *arg, const char *name, int64_t *value)
{
	return np_constant_value(arg, name, value);
}

static const struct np_plan_words *by_format(struct np_checker *c, const char *field)
{
	const struct np_tp_format *format = c->probe->format;
	struct np_plan_words w;

	/* of system calls it has all arguments as hexadecimal numbers */
	if (!strcmp(format->system, "syscalls"))
		return NULL;
	if (!c->probe->print) {
		struct wanted wanted = {.btf = np_world_btf(c->opt->world)};

		c->probe->print =
			np_print_fmt_parse(c->arena, format->print_fmt, want_constant, &wanted);
		if (wanted.any)
			c->probe->print =
				np_print_fmt_parse(c->arena, format->print_fmt, constant, c);
	}
	if (np_print_fmt_words(c->arena, c->probe->print, field, &w) <= 0)
		return NULL;
	w.origin = np_sprintf(c->arena, "%s:%s:%s", format->system, format->name, field);
	return np_memdup(c->arena, &w, sizeof(w));
}

/* What the kernel returns, or tells, as 0 or a negative errno. */
static bool is_error(const char *name, const struct np_type *t)
{
	static const char *const names[] = {"ret", "err", "error", "retval", "rc", "errno"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return t->kind == NP_V_INT && t->is_signed && t->size >= 4;
	return false;
}

static bool has_step(const struct np_plan_words *w, enum np_step_op op)
{
	np_vec_each (struct np_plan_step, s, &w->steps)
		if (s->op == op)
			return true;
	return false;
}

/* Whether a value of the type can be walked through: enumerators have names, but for sets. */
static bool fit(const struct np_type *t, const struct np_plan_words *w)
{
	switch (t->kind) {
	case NP_V_INT: return true;
	case NP_V_PTR: return !has_step(w, NP_S_HEX); /* it is one */
	case NP_V_ENUM: return has_step(w, NP_S_FLAGS);
	case NP_V_ARRAY:
		return t->elem->kind == NP_V_INT && t->elem->size == 1 && !has_step(w, NP_S_FIELD);
	default: return false;
	}
}

const struct np_type *np_field_words(struct np_checker *c, const struct np_tp_field *f,
				     const struct np_type *t)
{
	const struct np_plan_words *w = by_vocabulary(c, c->probe->format, f->name);

	if (!w)
		w = by_format(c, f->name);
	if (!w && is_error(f->name, t))
		w = one_step(c, NP_S_ERRNO, 0);
	return w && fit(t, w) ? np_type_with_words(c->types, t, w) : t;
}

const struct np_type *np_array_words(struct np_checker *c, const char *field,
				     const struct np_type *t)
{
	const struct np_plan_words *w = by_format(c, field);

	return w && (has_step(w, NP_S_BYTES) || has_step(w, NP_S_BITS))
		       ? np_type_with_words(c->types, t, w)
		       : t;
}

const struct np_type *np_socket_words(struct np_checker *c, const struct np_type *t)
{
	struct np_plan_words *w = np_alloc(c->arena, sizeof(*w));

	w->origin = "";
	np_words_add(c->arena, w, NP_S_SOCKADDR, 1);
	return np_type_with_words(c->types, t, w);
}

const struct np_type *np_return_words(struct np_checker *c, const struct np_type *t)
{
	bool number = t->kind == NP_V_INT && t->is_signed && t->size >= 4;

	/* C's own functions return -1, and errno is elsewhere */
	if (c->body->kind != NP_P_KRETPROBE || !(number || t->kind == NP_V_PTR))
		return t;
	return np_type_with_words(c->types, t, one_step(c, NP_S_ERRNO, 0));
}

const struct np_type *np_parameter_words(struct np_checker *c, const char *name, uint32_t btf_type,
					 const struct np_type *t)
{
	struct np_btf *btf = c->probe->btf;
	struct np_btf_type b;

	if (np_btf_is_program(btf))
		return t;
	if (np_btf_type(btf, btf_type, &b) && b.kind == NP_BTF_TYPEDEF && !strcmp(b.name, "gfp_t"))
		return np_type_with_words(c->types, t, one_step(c, NP_S_GFP, 0));
	return is_error(name, t) ? np_type_with_words(c->types, t, one_step(c, NP_S_ERRNO, 0)) : t;
}

const struct np_type *np_member_words(struct np_checker *c, const struct np_type *owner,
				      const char *member, const struct np_type *t)
{
	static const struct {
		const char *owner, *member;
		enum np_word_set set; /* NONE: the step */
		uint32_t swap;
		enum np_step_op op;
		uint64_t value;
	} rows[] = {
#define NP_FIELD_IN(system, event, field, id)
#define NP_FIELD_AS(system, event, field, op, value)
#define NP_MEMBER_IN(owner, member, id, swap) {owner, member, NP_SET_##id, swap, 0, 0},
#define NP_MEMBER_AS(owner, member, op, value) {owner, member, NP_SET_NONE, 0, NP_S_##op, value},
#include "check/words.def"
#undef NP_FIELD_IN
#undef NP_FIELD_AS
#undef NP_MEMBER_IN
#undef NP_MEMBER_AS
	};

	if (t->kind != NP_V_INT || !owner->name || !owner->btf || np_btf_is_program(owner->btf))
		return t;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].owner, owner->name) && !strcmp(rows[i].member, member))
			return np_type_with_words(c->types, t,
						  rows[i].set == NP_SET_NONE
							  ? one_step(c, rows[i].op, rows[i].value)
							  : of_set(c, rows[i].set, rows[i].swap));
	return t;
}
