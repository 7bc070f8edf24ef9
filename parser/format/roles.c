/*
 * What each token is where it stands, and so whether a blank stands before it and whether a line
 * may end there.  The same sign is many things: `*` of a type, of a pointer, of a product.
 */
#include <ctype.h>
#include <string.h>

#include "grammar.h"
#include "script.h"

struct bracket {
	int kind;
	bool is_callee; /* '(' of a call, of sizeof: no cast */
	bool is_cast;
};

struct walk {
	struct fmt_script *s;
	uint32_t i;
	int item; /* the token that the declaration or clause began with */
	struct bracket open[2 * NP_MAX_NESTING];
	unsigned depth;
	/* the token before */
	bool operand; /* ends an operand */
	bool unary;   /* or it is the ':' of a type: what it stands before belongs to it */
	bool glued;   /* no blank is behind it */
	bool star;    /* is that of a type */
};

/* The kind of a token; words of the language are names behind '.' and '->'. */
static int kind_at(const struct walk *w, uint32_t back)
{
	return back > w->i ? 0 : w->s->t[w->i - back].kind;
}

static bool is_member_name(const struct walk *w)
{
	return kind_at(w, 1) == '.' || kind_at(w, 1) == ARROW;
}

/* --- operators --- */

/* Of binary operators, from the loosest on; 0: it is none. */
static unsigned precedence(int kind)
{
	static const struct {
		int kind;
		unsigned char level;
	} rows[] = {
		{BY, 1},   {'?', 2},  {':', 2},  {LOR, 3},  {LAND, 4},    {'|', 5},
		{'^', 6},  {'&', 7},  {EQ, 8},   {NE, 8},   {UNMATCH, 8}, {MATCH, 8},
		{'<', 9},  {'>', 9},  {LE, 9},   {GE, 9},   {IN, 9},      {SHL, 10},
		{SHR, 10}, {'+', 11}, {'-', 11}, {'*', 12}, {'/', 12},    {'%', 12},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].kind == kind)
			return rows[i].level;
	return 0;
}

static bool is_assignment(int kind)
{
	switch (kind) {
	case '=':
	case ADD_SET:
	case SUB_SET:
	case MUL_SET:
	case DIV_SET:
	case MOD_SET:
	case AND_SET:
	case OR_SET:
	case XOR_SET:
	case SHL_SET:
	case SHR_SET: return true;
	default: return false;
	}
}

static bool is_operand(int kind)
{
	switch (kind) {
	case NAME:
	case TYPE:
	case INT:
	case STRING:
	case SCRATCH:
	case MAP:
	case POSITIONAL:
	case ADDRESS:
	case TRUE:
	case FALSE:
	case WORD:
	case RAW: return true;
	default: return false;
	}
}

static bool is_unary(const struct walk *w, int kind)
{
	if (kind == '!' || kind == '~')
		return true;
	return (kind == '-' || kind == '*' || kind == '&') && !w->operand;
}

static bool in_brackets(const struct walk *w, int kind)
{
	return w->depth && w->open[w->depth - 1].kind == kind;
}

/* The star of `struct sock *`. */
static bool is_star(const struct walk *w)
{
	int last = kind_at(w, 1), tag = kind_at(w, 2), next;

	if (w->s->marks[w->s->t[w->i].at] & FMT_TYPE)
		return true;
	if (w->item == DEFINITION)
		return !in_brackets(w, '[');
	next = w->s->t[w->i + 1].kind;
	return w->star || last == TYPE || tag == STRUCT || tag == UNION || tag == ENUM ||
	       (w->operand && next == ')');
}

/* --- brackets --- */

static bool begins_type(int kind)
{
	return kind == TYPE || kind == STRUCT || kind == UNION || kind == ENUM || kind == TYPEOF;
}

static bool is_callee(const struct walk *w)
{
	switch (kind_at(w, 1)) {
	case SIZEOF:
	case TYPEOF:
	case MACRO:
	case FN:
	case TYPE:
	case NAME: return true;
	default: return false;
	}
}

static void push(struct walk *w, int kind)
{
	struct bracket *b = &w->open[w->depth];

	if (w->depth + 1 < sizeof(w->open) / sizeof(w->open[0]))
		w->depth++;
	*b = (struct bracket){.kind = kind, .is_callee = is_callee(w)};
	b->is_cast = kind == '(' &&
		     ((w->s->marks[w->s->t[w->i].at] & FMT_CAST) ||
		      (!b->is_callee && !w->operand && begins_type(w->s->t[w->i + 1].kind)));
}

static struct bracket pop(struct walk *w)
{
	return w->depth ? w->open[--w->depth] : (struct bracket){0};
}

/* --- blanks --- */

/* Without a blank the two would be read as something else. */
static bool would_join(const struct fmt_token *a, const struct fmt_token *b)
{
	char x = a->len ? a->text[a->len - 1] : ' ', y = b->len ? *b->text : ' ';

	if ((isalnum((unsigned char)x) || strchr("_$@", x)) &&
	    (isalnum((unsigned char)y) || y == '_'))
		return true;
	if (x == y && strchr("-+&|<>=.:", x))
		return true;
	if (x == '/' && (y == '/' || y == '*'))
		return true;
	/* where a blank keeps them apart: !~ "x" is no match */
	return b->gap && ((x == '!' && y == '~') || (x == '=' && y == '~') ||
			  (a->kind == INT && b->kind == '.'));
}

/* `let $x: type`, parameters, a function's result, a param's type. */
static bool is_type_colon(const struct walk *w)
{
	if (w->item == PARAM)
		return true;
	if (w->item == FN && (!w->depth || (w->depth == 1 && in_brackets(w, '('))))
		return true;
	return kind_at(w, 1) == SCRATCH && kind_at(w, 2) == LET;
}

/* (x=1, y=2): the names of a record. */
static bool is_field(const struct walk *w)
{
	return in_brackets(w, '(') && kind_at(w, 1) == NAME &&
	       (kind_at(w, 2) == '(' || kind_at(w, 2) == ',');
}

static bool is_keyword(int kind)
{
	switch (kind) {
	case IF:
	case ELSE:
	case WHILE:
	case UNROLL:
	case FOR:
	case RETURN:
	case COMPTIME:
	case LET: return true;
	default: return false;
	}
}

static bool space_before(const struct walk *w, int kind)
{
	int last = kind_at(w, 1);

	if (!w->i || w->glued)
		return false;
	switch (kind) {
	case ';':
	case ',':
	case ']':
	case ')':
	case '.':
	case ARROW:
	case DOTS:
	case PARENS:
	case ITEM_END: return false;
	case '(':
		if (w->item == DEFINITION)
			return last != ')' && w->s->t[w->i + 1].kind == '*';
		return !is_callee(w);
	case '[': return !w->operand && !w->star;
	case INC:
	case DEC: return !w->operand;
	case ':': return last != '?' && !is_type_colon(w);
	case '=': return !is_field(w);
	case PREDICATE: return !in_brackets(w, PREDICATE);
	case '*': return !(is_star(w) && w->star);
	default: return true;
	}
}

/* Whether what comes behind this token follows without a blank. */
static bool glues(const struct walk *w, int kind, bool unary, bool star)
{
	int next = w->s->t[w->i + 1].kind;

	switch (kind) {
	case '(':
	case '[':
	case '.':
	case ARROW:
	case DOTS: return true;
	case INC:
	case DEC: return !w->operand;
	case '=': return is_field(w);
	case PREDICATE: return !in_brackets(w, PREDICATE); /* the first one; pushed behind this */
	case '*':
		if (star)
			return next == '*' || next == NAME || next == TYPE || next == ')' ||
			       (next == '(' && w->item == DEFINITION);
		return unary;
	default: return unary;
	}
}

/* --- line ends --- */

static void set_break(struct walk *w, int kind)
{
	struct fmt_token *t = &w->s->t[w->i];
	int last = kind_at(w, 1);
	unsigned operator= is_member_name(w) ? 0 : precedence(last);

	t->level = w->depth * 32;
	t->brk = FMT_KEPT;
	if (last == ',' || last == '|') {
		t->brk = FMT_MAY;
		t->level += last == '|' && w->depth ? precedence('|') : 0;
	} else if (w->glued || !t->space || last == MATCH || last == UNMATCH) {
		/* behind a '(' a line may end */
		t->brk = (last == '(' || last == '[') && kind != ')' && kind != ']' ? FMT_KEPT
										    : FMT_NEVER;
	} else if (w->item == PARAM || w->item == IMPORT || is_keyword(last) ||
		   (last == BY && !w->operand)) {
		t->brk = FMT_NEVER;
	} else if (kind == BY && w->operand) {
		t->brk = FMT_MAY;
		t->level += precedence(BY);
	} else if (operator&& last != BY && last != IN && !w->unary) {
		t->brk = FMT_MAY;
		t->level += operator;
	} else if (last == STRING && kind == STRING) {
		t->brk = FMT_MAY;
		t->level += 31;
	} else if (is_assignment(kind)) {
		t->brk = FMT_NEVER;
	}
}

bool fmt_begins_item(const struct fmt_token *t)
{
	switch (t->kind) {
	case WORD:
	case MACRO:
	case FN:
	case PARAM:
	case IMPORT:
	case CONFIG:
	case DEFINITION: return true;
	case LET: return t[1].kind == MAP;
	default: return false;
	}
}

static void visit(struct walk *w)
{
	struct fmt_token *t = &w->s->t[w->i];
	int kind = t->kind;
	bool unary, star, closes_cast = false, member = is_member_name(w);
	bool was_operand = w->operand;

	if (fmt_begins_item(t) && (kind != LET || !w->depth)) {
		w->item = kind;
		if (kind != WORD)
			w->depth = 0;
	}
	star = kind == '*' && is_star(w);
	unary = !star && is_unary(w, kind);
	t->space = space_before(w, kind) || (w->i && would_join(&t[-1], t));
	t->is_help = w->item == PARAM && kind == STRING && kind_at(w, 1) != '=';
	set_break(w, kind);
	w->unary = unary || (kind == ':' && is_type_colon(w));
	w->glued = glues(w, kind, unary, star);
	if (kind == '(' || kind == '[' || kind == '{' || kind == ANGLE) {
		push(w, kind);
	} else if (kind == PREDICATE && !in_brackets(w, PREDICATE)) {
		push(w, kind);
	} else if (kind == ')' || kind == ']' || kind == '}' || kind == ANGLE_END ||
		   kind == PREDICATE) {
		closes_cast = pop(w).is_cast;
		w->glued |= closes_cast;
	}
	w->operand = member || is_operand(kind) || kind == ']' || kind == '}' ||
		     (kind == ')' && !closes_cast) ||
		     ((kind == INC || kind == DEC) && was_operand) || (kind == BY && !was_operand);
	w->star = star;
	if (w->item == FN && kind == '{' && w->depth == 1)
		w->item = WORD; /* its header is over */
}

void fmt_set_roles(struct fmt_script *s)
{
	struct walk w = {.s = s};

	for (; w.i < s->n; w.i++)
		visit(&w);
}
