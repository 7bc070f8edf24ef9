/*
 * iter:NAME:FILE: a program that is pinned. It runs without us, whenever the file is read, and has
 * what the kernel offers it: what printf writes into that file (gen/pinned.c).
 */
#include <string.h>

#include "check/checker.h"

/* What we do when a program asks for it, or after its end. */
static const enum np_builtin_id ours[] = {
	NP_B_CLEAR,  NP_B_ZERO,   NP_B_EXIT,      NP_B_TIME,      NP_B_SHOW, NP_B_ASSERT,
	NP_B_ERRORF, NP_B_WARNF,  NP_B_CAT,       NP_B_SYSTEM,    NP_B_JOIN, NP_B_UNWATCH,
	NP_B_KSTACK, NP_B_USTACK, NP_B_DW_USTACK, NP_B_SKBOUTPUT,
};

static bool refuse(struct np_checker *c, struct np_loc loc, const char *what, const char *hint)
{
	struct np_diag *d = np_error(c->diags, NP_E_PINNED, loc, "%s", what);

	np_hint(c->diags, d, "%s", hint);
	return false;
}

bool np_check_pinned_call(struct np_checker *c, const struct np_node *n, enum np_builtin_id id)
{
	const char *what = np_sprintf(c->arena,
				      "'%s' needs nprobe, and a program that is pinned "
				      "runs without it",
				      np_builtins[id].name);

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (ours[i] == id)
			return refuse(c, n->loc, what, "printf and print are what it can call");
	return true;
}

bool np_check_pinned_table(struct np_checker *c, const struct np_node *call)
{
	return !c->body->pinned ||
	       refuse(c, call->loc,
		      "maps are printed by nprobe, and a program that is pinned runs "
		      "without it",
		      "printf prints a value of one: printf(\"%d\\n\", @n)");
}

/* Numbers that print as they are, and text. */
static bool is_plain(const struct np_type *t)
{
	return t->kind == NP_V_STR || t->kind == NP_V_BOOL || t->kind == NP_V_PTR ||
	       (t->kind == NP_V_INT && !t->words);
}

static bool not_plain(struct np_checker *c, const struct np_node *value)
{
	const char *what = np_sprintf(c->arena,
				      "a program that is pinned prints numbers and strings, and "
				      "this is %s",
				      np_show(c, value->type));
	bool number = np_is_number(value->type) || value->type->kind == NP_V_KSYM ||
		      value->type->kind == NP_V_LOC || value->type->kind == NP_V_TIME;

	return refuse(c, value->loc, what,
		      number ? "%d and %x print its number" : "print numbers and strings of it");
}

bool np_check_pinned_value(struct np_checker *c, struct np_node **value)
{
	np_make_string(c, value);
	return is_plain((*value)->type) || not_plain(c, *value);
}

/* Text is padded and cut by us. The kernel knows no '#' and no precision, and has no octal. */
static bool kernel_writes(const struct np_conversion *v, const struct np_type *t)
{
	const char *flags = v->at + 1;
	size_t n = strspn(flags, "-+ #0");
	bool alternate = memchr(flags, '#', n);
	bool precision = memchr(v->at, '.', (size_t)(v->end - v->at));

	switch (v->letter) {
	case 's':
		if (t->kind == NP_V_STR || t->kind == NP_V_BOOL)
			return true;
		return t->kind == NP_V_PTR ? v->end - v->at == 2 : !precision;
	case 'c': return true;
	case 'p': return v->end - v->at == 2;
	case 'd':
	case 'i':
	case 'u':
	case 'x':
	case 'X': return !alternate && !precision;
	default: return false;
	}
}

bool np_check_pinned_format(struct np_checker *c, struct np_node *call)
{
	struct np_node *format = call->call.args, **a = &format->next;
	struct np_conversion v = {.end = format->string.s};

	for (; np_next_conversion(v.end, &v); a = &(*a)->next) {
		const char *what = np_sprintf(c->arena, "the kernel does not write '%.*s'",
					      (int)(v.end - v.at), v.at);

		if (v.letter == 's' && !np_check_pinned_value(c, a))
			return false;
		if (!kernel_writes(&v, (*a)->type))
			return refuse(c, np_conversion_loc(c, format, &v), what,
				      "it has %d %u %x %X, with a width, %p, %c and %s; 0x%x is "
				      "what %#x is");
	}
	return true;
}
