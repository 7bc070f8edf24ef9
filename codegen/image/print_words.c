/*
 * What a print format says of one field, as steps.  A field may stand in several arguments:
 * those that say it best are taken, neighbours together ("%d,%d" of a device's number).
 * Conditions on other fields are left out: the branch that says the field is taken.
 */
#include "image/print_fmt.h"

#include <ctype.h>
#include <string.h>

struct writer {
	struct np_arena *arena;
	const char *field;
	struct np_plan_words *out;
	unsigned stack;
	bool failed;
};

enum { NOTHING, PLAIN, COMPUTED, HEX, WORDS }; /* how good an argument is */

struct np_plan_step *np_words_add(struct np_arena *a, struct np_plan_words *w, enum np_step_op op,
				  uint64_t value)
{
	struct np_plan_step *s = np_vec_add(a, &w->steps);

	s->op = op;
	s->value = value;
	s->text = "";
	return s;
}

bool np_words_same(const struct np_plan_words *a, const struct np_plan_words *b)
{
	if (a->steps.n != b->steps.n)
		return false;
	for (uint32_t i = 0; i < a->steps.n; i++) {
		const struct np_plan_step *s = &a->steps.v[i], *t = &b->steps.v[i];

		if (s->op != t->op || s->value != t->value || strcmp(s->text, t->text) ||
		    s->names.n != t->names.n)
			return false;
		for (uint32_t k = 0; k < s->names.n; k++)
			if (s->names.v[k].value != t->names.v[k].value ||
			    strcmp(s->names.v[k].text, t->names.v[k].text))
				return false;
	}
	return true;
}

/* Numbers that a step takes from the stack, and leaves there. */
static void effect(uint32_t op, unsigned *takes, unsigned *leaves)
{
	*takes = *leaves = 0;
	if (op == NP_S_FIELD || op == NP_S_NUMBER) {
		*leaves = 1;
	} else if (op >= NP_S_NEG && op <= NP_S_SWAP) {
		*takes = *leaves = 1;
	} else if (op >= NP_S_MUL && op <= NP_S_EITHER) {
		*takes = 2;
		*leaves = 1;
	} else if (op == NP_S_SKIP_IF_0 || (op >= NP_S_SIGNED && op <= NP_S_FLAGS)) {
		*takes = 1;
	}
}

/* All ways to a step must come with as many numbers; forward they come to an end. */
bool np_words_ok(const struct np_plan_words *w)
{
	enum { MOST = 4096 };
	uint8_t expected[MOST + 1]; /* 1 + numbers on the stack; 0: nobody came by yet */
	unsigned stack = 0, takes, leaves;
	bool falls = true; /* from the step before */

	if (!w->steps.n || w->steps.n > MOST)
		return false;
	memset(expected, 0, w->steps.n + 1);
	for (uint32_t i = 0; i <= w->steps.n; i++) {
		const struct np_plan_step *s = &w->steps.v[i];

		if (expected[i]) {
			if (falls && expected[i] - 1u != stack)
				return false;
			stack = expected[i] - 1u;
		} else if (!falls) {
			return false;
		}
		falls = true;
		if (i == w->steps.n)
			break;
		effect(s->op, &takes, &leaves);
		if (s->op >= NP_S_END || stack < takes)
			return false;
		stack = stack - takes + leaves;
		if (stack > NP_STEPS_DEEPEST)
			return false;
		if (s->op != NP_S_SKIP && s->op != NP_S_SKIP_IF_0)
			continue;
		if (s->value > w->steps.n - i - 1)
			return false;
		uint8_t *there = &expected[i + 1 + s->value];

		if (*there && *there - 1u != stack)
			return false;
		*there = (uint8_t)(stack + 1);
		falls = s->op == NP_S_SKIP_IF_0;
	}
	return true;
}

bool np_pf_constant(const struct np_pf_expr *e, int64_t *v)
{
	int64_t a, b;

	switch (e->kind) {
	case NP_PF_NUMBER: *v = (int64_t)e->value; return true;
	case NP_PF_UNARY:
		if (!np_pf_constant(e->a, &a))
			return false;
		*v = (int64_t)np_step_unary(e->op, (uint64_t)a, e->value);
		return true;
	case NP_PF_BINARY:
		if (!np_pf_constant(e->a, &a) || !np_pf_constant(e->b, &b))
			return false;
		*v = (int64_t)np_step_binary(e->op, (uint64_t)a, (uint64_t)b);
		return true;
	case NP_PF_CHOICE: return np_pf_constant(e->a, &a) && np_pf_constant(a ? e->b : e->c, v);
	default: return false;
	}
}

/* Which fields an expression is about. */
struct use {
	bool mine, others, unknown;
};

/* Whether text that could not be read names the field. */
static bool mentions(const char *text, const char *field)
{
	size_t n = strlen(field);

	for (const char *p = strstr(text, field); p; p = strstr(p + 1, field)) {
		char before = p > text ? p[-1] : ' ', behind = p[n];

		if (strchr(" >(", before) && !isalnum((unsigned char)behind) && behind != '_')
			return true;
	}
	return false;
}

static void used(const struct np_pf_expr *e, const char *field, struct use *u)
{
	if (!e)
		return;
	if (e->kind == NP_PF_UNKNOWN) {
		u->unknown = true;
		u->mine |= mentions(e->text, field);
	}
	if (e->kind == NP_PF_FIELD || e->kind == NP_PF_DYNAMIC) {
		bool mine = !strcmp(e->text, field);

		u->mine |= mine;
		u->others |= !mine;
	}
	used(e->a, field, u);
	used(e->b, field, u);
	used(e->c, field, u);
}

static struct use use_of(const struct writer *w, const struct np_pf_expr *e)
{
	struct use u = {0};

	used(e, w->field, &u);
	return u;
}

static struct np_plan_step *add(struct writer *w, enum np_step_op op, uint64_t value)
{
	return np_words_add(w->arena, w->out, op, value);
}

static void put_number(struct writer *w, const struct np_pf_expr *e);
static int put_text(struct writer *w, const struct np_pf_expr *e);

/* A skip that is open: to behind the step that comes next. */
static uint32_t skip(struct writer *w, enum np_step_op op)
{
	add(w, op, 0);
	return w->out->steps.n - 1;
}

static void land(struct writer *w, uint32_t at)
{
	w->out->steps.v[at].value = w->out->steps.n - at - 1;
}

/* The branch that is taken whatever the other fields are; NULL: the condition is of this one. */
static const struct np_pf_expr *only_branch(struct writer *w, const struct np_pf_expr *e)
{
	struct use when = use_of(w, e->a);
	int64_t v;

	if (np_pf_constant(e->a, &v))
		return v ? e->b : e->c;
	if (!when.others && !when.unknown)
		return NULL;
	if (when.mine)
		w->failed = true;
	return use_of(w, e->b).mine ? e->b : e->c;
}

static void put_choice(struct writer *w, const struct np_pf_expr *e, bool text, int *best)
{
	const struct np_pf_expr *only = only_branch(w, e);
	const struct np_pf_expr *branches[2] = {e->b, e->c};
	uint32_t no, end;

	*best = NOTHING;
	if (only) {
		if (text)
			*best = put_text(w, only);
		else
			put_number(w, only);
		return;
	}
	put_number(w, e->a);
	no = skip(w, NP_S_SKIP_IF_0);
	for (int i = 0; i < 2; i++) {
		int is = WORDS;

		if (text)
			is = put_text(w, branches[i]);
		else
			put_number(w, branches[i]);
		*best = is > *best ? is : *best;
		if (i)
			break;
		end = skip(w, NP_S_SKIP);
		land(w, no);
	}
	land(w, end);
}

/* Steps that push a number. */
static void put_number(struct writer *w, const struct np_pf_expr *e)
{
	int best;

	switch (e->kind) {
	case NP_PF_NUMBER: add(w, NP_S_NUMBER, e->value); break;
	case NP_PF_FIELD:
		w->failed |= strcmp(e->text, w->field) != 0;
		add(w, NP_S_FIELD, 0);
		break;
	case NP_PF_UNARY:
		put_number(w, e->a);
		add(w, e->op, e->value);
		break;
	case NP_PF_BINARY:
		put_number(w, e->a);
		put_number(w, e->b);
		add(w, e->op, 0);
		break;
	case NP_PF_CHOICE: put_choice(w, e, false, &best); break;
	default: w->failed = true; break;
	}
}

/* Steps of what prints as %s; how good that is. */
static int put_text(struct writer *w, const struct np_pf_expr *e)
{
	struct np_plan_step *s;
	int64_t length;
	int best;

	switch (e->kind) {
	case NP_PF_TEXT: add(w, NP_S_TEXT, 0)->text = e->text; return WORDS;
	case NP_PF_NAME:
	case NP_PF_FLAGS:
		put_number(w, e->a);
		s = add(w, e->kind == NP_PF_NAME ? NP_S_NAME : NP_S_FLAGS, 0);
		s->text = e->text;
		s->names.v = e->names.v;
		s->names.n = s->names.cap = e->names.n;
		w->failed |= !e->names.n;
		return WORDS;
	case NP_PF_CHOICE: put_choice(w, e, true, &best); return best;
	case NP_PF_HEX:
		/* what stands behind a length that another field has is not to be shown; what is
		   of any length has as much as it needs */
		w->failed |= e->a->kind != NP_PF_DYNAMIC &&
			     (e->a->kind != NP_PF_FIELD || !np_pf_constant(e->b, &length));
		add(w, NP_S_BYTES, 0)->text = e->text;
		return WORDS;
	case NP_PF_BITS: add(w, NP_S_BITS, 0); return WORDS;
	case NP_PF_ARRAY:
		w->failed |= e->a->kind != NP_PF_DYNAMIC && e->a->kind != NP_PF_FIELD;
		add(w, NP_S_BYTES, e->value);
		return WORDS;
	default: w->failed = true; return NOTHING;
	}
}

static const struct {
	const char *more;
	enum np_step_op op;
	uint64_t value;
	const char *text;
} pointers[] = {
	{"S", NP_S_LOC, 0, ""},        {"SR", NP_S_LOC, 0, ""},
	{"B", NP_S_LOC, 0, ""},        {"F", NP_S_LOC, 0, ""},
	{"s", NP_S_SYMBOL, 0, ""},     {"f", NP_S_SYMBOL, 0, ""},
	{"", NP_S_HEX, 0, ""},         {"x", NP_S_HEX, 0, ""},
	{"K", NP_S_HEX, 0, ""},        {"I4", NP_S_IP4, 0, ""},
	{"i4", NP_S_IP4, 0, ""},       {"I6", NP_S_IP6, 0, ""},
	{"I6c", NP_S_IP6, 0, ""},      {"i6", NP_S_IP6, 0, ""},
	{"IS", NP_S_SOCKADDR, 0, ""},  {"ISc", NP_S_SOCKADDR, 0, ""},
	{"ISp", NP_S_SOCKADDR, 1, ""}, {"ISpc", NP_S_SOCKADDR, 1, ""},
	{"M", NP_S_MAC, 0, ""},        {"m", NP_S_MAC, 0, ""},
	{"U", NP_S_UUID, 0, ""},       {"Ub", NP_S_UUID, 0, ""},
	{"h", NP_S_BYTES, 0, " "},     {"hC", NP_S_BYTES, 0, ":"},
	{"hD", NP_S_BYTES, 0, "-"},    {"hN", NP_S_BYTES, 0, ""},
};

static int put_pointer(struct writer *w, const struct np_pf_piece *p)
{
	const struct np_pf_expr *e = p->arg;

	for (size_t i = 0; i < sizeof(pointers) / sizeof(pointers[0]); i++) {
		if (strcmp(pointers[i].more, p->more))
			continue;
		while (e->kind == NP_PF_UNARY && e->op == NP_S_CAST)
			e = e->a;
		while (e->kind == NP_PF_CHOICE && only_branch(w, e))
			e = only_branch(w, e);
		if (pointers[i].op >= NP_S_IP4)
			w->failed |= e->kind != NP_PF_FIELD;
		else
			put_number(w, e);
		add(w, pointers[i].op, pointers[i].value)->text = pointers[i].text;
		return pointers[i].op == NP_S_HEX ? HEX : WORDS;
	}
	w->failed = true;
	return NOTHING;
}

static bool is_plain(const struct np_pf_expr *e)
{
	while (e->kind == NP_PF_UNARY && e->op == NP_S_CAST)
		e = e->a;
	return e->kind == NP_PF_FIELD;
}

/* To the integer that the conversion takes, without a sign. */
static void cut(struct writer *w, const struct np_pf_piece *p)
{
	if (p->bytes < 8)
		add(w, NP_S_CAST, p->bytes);
}

/* Steps of one argument; how good it is. */
static int put_piece(struct writer *w, const struct np_pf_piece *p)
{
	switch (p->letter) {
	case 's': return put_text(w, p->arg);
	case 'p': return put_pointer(w, p);
	case 'd':
	case 'i':
	case 'u':
		put_number(w, p->arg);
		add(w, p->letter == 'u' ? NP_S_UNSIGNED : NP_S_SIGNED, p->zero ? p->width : 0);
		return is_plain(p->arg) ? PLAIN : COMPUTED;
	case 'x':
	case 'X':
		put_number(w, p->arg);
		cut(w, p);
		add(w, NP_S_HEX, p->zero && p->width <= 4 ? p->width : 0);
		return HEX;
	case 'o':
		put_number(w, p->arg);
		cut(w, p);
		add(w, NP_S_OCTAL, 0);
		return HEX;
	case 'c':
		put_number(w, p->arg);
		add(w, NP_S_CHAR, 0);
		return WORDS;
	default: w->failed = true; return NOTHING;
	}
}

/* Whether an argument goes on with what the one before said: "8,1", "S" "+". */
static bool goes_on(const char *between)
{
	return strlen(between) <= 2 && !strpbrk(between, " =(");
}

/* The arguments from i on that belong together; *used up: behind them. How good they are. */
static int put_group(struct writer *w, const struct np_print_fmt *f, uint32_t i, uint32_t *behind)
{
	int best = NOTHING, pieces = 0;

	for (; i < f->pieces.n; i++, pieces++) {
		const struct np_pf_piece *p = &f->pieces.v[i];
		struct np_plan_words part = {0}, *whole = w->out;
		int is;

		if (!use_of(w, p->arg).mine || (pieces && !goes_on(p->before)))
			break;
		w->out = &part;
		w->failed = false;
		is = put_piece(w, p);
		w->out = whole;
		if (w->failed && pieces)
			break;
		if (w->failed) {
			i++;
			break;
		}
		if (pieces && *p->before) {
			const char *hex = strstr(p->before, "0x");

			add(w, NP_S_TEXT, 0)->text =
				hex ? np_strndup(w->arena, p->before, (size_t)(hex - p->before))
				    : p->before;
		}
		np_vec_each (struct np_plan_step, s, &part.steps)
			np_vec_push(w->arena, &w->out->steps, *s);
		best = is > best ? is : best;
	}
	*behind = i;
	/* one number that was computed is in another unit than its name says */
	if (best == COMPUTED && pieces < 2)
		return PLAIN;
	return best == COMPUTED ? HEX : best;
}

int np_print_fmt_words(struct np_arena *a, const struct np_print_fmt *f, const char *field,
		       struct np_plan_words *out)
{
	int best = NOTHING;
	bool lost = false;

	memset(out, 0, sizeof(*out));
	out->origin = "";
	for (uint32_t i = 0; i < f->pieces.n;) {
		struct np_plan_words group = {.origin = ""};
		struct writer w = {.arena = a, .field = field, .out = &group};
		const struct np_pf_piece *p = &f->pieces.v[i];
		int is;

		if (!use_of(&w, p->arg).mine) {
			i++;
			continue;
		}
		is = put_group(&w, f, i, &i);
		/* what is a string already needs no words */
		lost |= is == NOTHING && !(p->letter == 's' && (p->arg->kind == NP_PF_DYNAMIC ||
								p->arg->kind == NP_PF_FIELD));
		if (is > best && np_words_ok(&group)) {
			best = is;
			*out = group;
		}
	}
	if (best >= HEX)
		return 1;
	return lost ? -1 : 0;
}
