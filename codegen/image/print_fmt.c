/*
 * Reader of print formats:
 *
 *     "state=%s flags=%#x", __print_symbolic(REC->state, { 1, "A" }, ...), REC->flags
 *
 * C's expressions over REC->field, and the functions of the kernel's trace macros.  Arguments
 * are cut out first, at the commas outside all brackets, so that one which cannot be read does
 * not spoil the others.
 */
#include "image/print_fmt.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 96         /* brackets in brackets */
#define MOST_OPERATORS 512 /* of an expression: those that follow it go as deep */

struct reader {
	struct np_arena *arena;
	const char *p, *end;
	np_constant_fn constant;
	void *arg;
	unsigned depth, operators;
	bool bad;
};

static struct np_pf_expr *expression(struct reader *r);

static struct np_pf_expr *new_expr(struct reader *r, enum np_pf_kind kind)
{
	struct np_pf_expr *e = np_alloc(r->arena, sizeof(*e));

	e->kind = kind;
	e->text = "";
	return e;
}

static struct np_pf_expr *bad(struct reader *r)
{
	r->bad = true;
	return new_expr(r, NP_PF_UNKNOWN);
}

static void blanks(struct reader *r)
{
	while (r->p < r->end && isspace((unsigned char)*r->p))
		r->p++;
}

static char peek(struct reader *r)
{
	blanks(r);
	return r->p < r->end ? *r->p : '\0';
}

static bool take(struct reader *r, const char *word)
{
	size_t n = strlen(word);

	blanks(r);
	if ((size_t)(r->end - r->p) < n || memcmp(r->p, word, n))
		return false;
	r->p += n;
	return true;
}

static void need(struct reader *r, const char *word)
{
	if (!take(r, word))
		r->bad = true;
}

static bool is_name_start(char c)
{
	return isalpha((unsigned char)c) || c == '_';
}

static const char *name(struct reader *r)
{
	const char *from;

	blanks(r);
	from = r->p;
	if (r->p < r->end && is_name_start(*r->p))
		while (r->p < r->end && (is_name_start(*r->p) || isdigit((unsigned char)*r->p)))
			r->p++;
	return np_strndup(r->arena, from, (size_t)(r->p - from));
}

/* The character of an escape, its backslash taken. */
static char escape(struct reader *r)
{
	static const char letters[] = "n\nt\tr\r0\0";
	char c = r->p < r->end ? *r->p++ : '\\';

	for (size_t i = 0; i + 1 < sizeof(letters); i += 2)
		if (letters[i] == c)
			return letters[i + 1];
	return c;
}

/* The next one of a string or between quotes. */
static char character(struct reader *r)
{
	char c = r->p < r->end ? *r->p++ : '\0';

	return c == '\\' ? escape(r) : c;
}

/* "..." "...", as one. Its bytes; out NULL: they are only counted. */
static size_t string_bytes(struct reader *r, char *out)
{
	size_t n = 0;

	while (peek(r) == '"') {
		r->p++;
		while (r->p < r->end && *r->p != '"') {
			char c = character(r);

			if (out)
				out[n] = c;
			n++;
		}
		need(r, "\"");
	}
	return n;
}

static const char *string(struct reader *r)
{
	struct reader ahead = *r;
	char *out = np_alloc(r->arena, string_bytes(&ahead, NULL) + 1);

	string_bytes(r, out);
	return out;
}

static struct np_pf_expr *number(struct reader *r)
{
	struct np_pf_expr *e = new_expr(r, NP_PF_NUMBER);
	char digits[32], *end;
	size_t n = 0;

	while (r->p + n < r->end && n < sizeof(digits) - 1 && isalnum((unsigned char)r->p[n])) {
		digits[n] = r->p[n];
		n++;
	}
	digits[n] = '\0';
	e->value = strtoull(digits, &end, 0);
	if (end == digits || strspn(end, "uUlL") != strlen(end))
		return bad(r);
	r->p += n;
	return e;
}

static struct np_pf_expr *unary_of(struct reader *r, enum np_step_op op, uint64_t value,
				   struct np_pf_expr *a)
{
	struct np_pf_expr *e = new_expr(r, NP_PF_UNARY);

	e->op = op;
	e->value = value;
	e->a = a;
	return e;
}

/* { 1, "A" }, { 2, "B" }: to the end of the call. Entries of constants unknown are left out. */
static void names(struct reader *r, struct np_pf_expr *e)
{
	while (!r->bad && take(r, ",") && take(r, "{")) { /* a comma may be behind the last */
		struct np_plan_name n = {.text = NULL};
		unsigned outside = r->operators;
		struct np_pf_expr *value = expression(r);
		int64_t v;

		r->operators = outside;
		if (!r->bad && take(r, ",") && peek(r) == '"')
			n.text = string(r);
		else /* ends the table, or is of no constant that is known */
			while (r->p < r->end && *r->p != '}')
				r->p++;
		r->bad = false;
		need(r, "}");
		if (n.text && np_pf_constant(value, &v)) {
			n.value = (uint64_t)v;
			np_vec_push(r->arena, &e->names, n);
		}
	}
}

static const char *argument_end(const char *p, const char *end);
static uint64_t size_of_type(struct reader *r);

/* Behind the array: how many numbers it has, which the array knows by itself, and their size. */
static void array(struct reader *r, struct np_pf_expr *e)
{
	need(r, ",");
	r->p = argument_end(r->p, r->end);
	need(r, ",");
	if (take(r, "sizeof") && take(r, "(")) {
		e->value = size_of_type(r);
		need(r, ")");
	} else if (peek(r)) {
		e->value = number(r)->value;
	}
	if (e->value != 1 && e->value != 2 && e->value != 4 && e->value != 8)
		r->bad = true;
}

static struct np_pf_expr *dynamic(struct reader *r)
{
	struct np_pf_expr *e = new_expr(r, NP_PF_DYNAMIC);

	e->text = name(r);
	return e;
}

/* What a call is, its bracket taken; the one that closes it is left. */
static struct np_pf_expr *call(struct reader *r, const char *f)
{
	static const struct {
		const char *name;
		uint64_t bytes;
	} swaps[] = {
		{"ntohs", 2},         {"htons", 2},       {"ntohl", 4},         {"htonl", 4},
		{"__be16_to_cpu", 2}, {"be16_to_cpu", 2}, {"__be32_to_cpu", 4}, {"be32_to_cpu", 4},
		{"__be64_to_cpu", 8}, {"be64_to_cpu", 8}, {"__swab16", 2},      {"__swab32", 4},
	};
	struct np_pf_expr *e;

	if (!strncmp(f, "__get_", 6)) {
		struct np_pf_expr *field = dynamic(r);

		if (!strstr(f, "cpumask") && !strstr(f, "bitmask"))
			return field;
		e = new_expr(r, NP_PF_BITS);
		e->a = field;
		return e;
	}
	if (!strncmp(f, "__print_symbolic", 16)) {
		e = new_expr(r, NP_PF_NAME);
		e->a = expression(r);
		names(r, e);
		return e;
	}
	if (!strncmp(f, "__print_flags", 13)) {
		e = new_expr(r, NP_PF_FLAGS);
		e->a = expression(r);
		need(r, ",");
		e->text = string(r);
		names(r, e);
		return e;
	}
	if (!strcmp(f, "__print_hex") || !strcmp(f, "__print_hex_str")) {
		e = new_expr(r, NP_PF_HEX);
		e->text = f[11] ? "" : " ";
		e->a = expression(r);
		need(r, ",");
		e->b = expression(r);
		return e;
	}
	if (!strcmp(f, "__print_array")) {
		e = new_expr(r, NP_PF_ARRAY);
		e->a = expression(r);
		array(r, e);
		return e;
	}
	if (!strcmp(f, "__builtin_expect")) {
		e = expression(r);
		need(r, ",");
		expression(r);
		return e;
	}
	for (size_t i = 0; i < sizeof(swaps) / sizeof(swaps[0]); i++)
		if (!strcmp(swaps[i].name, f))
			return unary_of(r, NP_S_SWAP, swaps[i].bytes, expression(r));
	return bad(r);
}

static struct np_pf_expr *named(struct reader *r)
{
	const char *word = name(r);
	struct np_pf_expr *e;
	int64_t v;

	if (!strcmp(word, "REC") && take(r, "->")) {
		e = new_expr(r, NP_PF_FIELD);
		e->text = name(r);
		/* a part of it is not what the field is */
		if (peek(r) == '[' || peek(r) == '.' ||
		    (r->end - r->p > 1 && r->p[0] == '-' && r->p[1] == '>'))
			return bad(r);
		return e;
	}
	if (!strcmp(word, "sizeof") && take(r, "(")) { /* a size that nobody needs */
		while (r->p < r->end && *r->p != ')')
			r->p++;
		need(r, ")");
		return bad(r);
	}
	if (take(r, "(")) {
		e = call(r, word);
		need(r, ")");
		return e;
	}
	if (!r->constant || !r->constant(r->arg, word, &v))
		return bad(r);
	e = new_expr(r, NP_PF_NUMBER);
	e->value = (uint64_t)v;
	return e;
}

struct type_word {
	const char *name;
	uint32_t bytes;
	bool is_signed;
};
/* Types that cut a number; others, pointers, enums, leave it. */
static const struct type_word type_words[] = {
	{"unsigned int", 4, false},
	{"unsigned", 4, false},
	{"int", 4, true},
	{"unsigned short", 2, false},
	{"short", 2, true},
	{"unsigned char", 1, false},
	{"u8", 1, false},
	{"__u8", 1, false},
	{"s8", 1, true},
	{"u16", 2, false},
	{"__u16", 2, false},
	{"s16", 2, true},
	{"u32", 4, false},
	{"__u32", 4, false},
	{"s32", 4, true},
	{"__s32", 4, true},
};

/* sizeof(TYPE), its bracket taken and the other left; 0: it is not known. */
static uint64_t size_of_type(struct reader *r)
{
	const char *from = (blanks(r), r->p);
	size_t n = 0;

	while (r->p < r->end && *r->p != ')')
		r->p++;
	n = (size_t)(r->p - from);
	for (size_t i = 0; i < sizeof(type_words) / sizeof(type_words[0]); i++)
		if (strlen(type_words[i].name) == n && !memcmp(type_words[i].name, from, n))
			return type_words[i].bytes;
	/* types of 8 bytes cut no number */
	return n == 3 && (!memcmp(from, "u64", 3) || !memcmp(from, "s64", 3)) ? 8 : 0;
}

/* "(unsigned int)": how many bytes of it stay, 0: all. False: it is no cast. */
static bool cast(struct reader *r, uint64_t *to)
{
	const char *from = r->p, *last = NULL;
	char type[64] = "";
	size_t n = 0, words = 0;
	bool pointer = false;

	*to = 0;
	if (!take(r, "("))
		return false;
	while (is_name_start(peek(r))) {
		const char *word = name(r);

		if (!strcmp(word, "REC") || n + strlen(word) + 2 > sizeof(type))
			break;
		n += (size_t)snprintf(type + n, sizeof(type) - n, "%s%s", n ? " " : "", word);
		last = word;
		words++;
	}
	while (take(r, "*"))
		pointer = true;
	if (!last || !take(r, ")") ||
	    (words == 1 && !pointer && !strchr("_(&~-!\"", peek(r)) &&
	     !isalnum((unsigned char)peek(r)))) {
		r->p = from;
		return false;
	}
	/* (NAME) & x is a constant in brackets */
	if (words == 1 && !pointer && strchr("&-", peek(r)) && r->constant) {
		int64_t unused;

		if (r->constant(r->arg, last, &unused)) {
			r->p = from;
			return false;
		}
	}
	for (size_t i = 0; !pointer && i < sizeof(type_words) / sizeof(type_words[0]); i++)
		if (!strcmp(type_words[i].name, type))
			*to = type_words[i].bytes | (type_words[i].is_signed ? NP_CAST_SIGNED : 0);
	return true;
}

static struct np_pf_expr *unary(struct reader *r)
{
	struct np_pf_expr *e;
	uint64_t to;
	char c = peek(r);

	if (r->bad || ++r->depth > DEEPEST)
		return bad(r);
	if (c == '(' && cast(r, &to)) {
		e = unary(r);
		if (to)
			e = unary_of(r, NP_S_CAST, to, e);
	} else if (c == '(') {
		r->p++;
		if (peek(r) == '{') /* a block of statements */
			return bad(r);
		e = expression(r);
		need(r, ")");
		if (peek(r) == '[' || peek(r) == '.')
			e = bad(r);
	} else if (c == '"') {
		e = new_expr(r, NP_PF_TEXT);
		e->text = string(r);
	} else if (isdigit((unsigned char)c)) {
		e = number(r);
	} else if (c == '\'') {
		e = new_expr(r, NP_PF_NUMBER);
		r->p++;
		e->value = (unsigned char)character(r);
		need(r, "'");
	} else if (c == '-' || c == '~' || c == '!') {
		r->p++;
		e = unary_of(r,
			     c == '-'   ? NP_S_NEG
			     : c == '~' ? NP_S_INVERT
					: NP_S_NOT,
			     0, unary(r));
	} else if (c == '&' || c == '+') { /* the bytes of a field are itself */
		r->p++;
		e = unary(r);
	} else if (is_name_start(c)) {
		e = named(r);
	} else {
		e = bad(r);
	}
	r->depth--;
	return e;
}

/* By binding strength, the strongest first; of a level the longer words first. */
static const struct {
	const char *word;
	int level;
	enum np_step_op op;
	const char *not_before; /* then it is another operator */
} operators[] = {
	{"<<", 2, NP_S_SHL, "="}, {">>", 2, NP_S_SHR, "="},   {"<=", 3, NP_S_LE, ""},
	{">=", 3, NP_S_GE, ""},   {"==", 4, NP_S_EQ, ""},     {"!=", 4, NP_S_NE, ""},
	{"&&", 8, NP_S_BOTH, ""}, {"||", 9, NP_S_EITHER, ""}, {"*", 0, NP_S_MUL, "="},
	{"/", 0, NP_S_DIV, "="},  {"%", 0, NP_S_MOD, "="},    {"+", 1, NP_S_ADD, "="},
	{"-", 1, NP_S_SUB, "=>"}, {"<", 3, NP_S_LT, "<="},    {">", 3, NP_S_GT, ">="},
	{"&", 5, NP_S_AND, "&="}, {"^", 6, NP_S_XOR, "="},    {"|", 7, NP_S_OR, "|="},
};
#define LEVELS 10

static struct np_pf_expr *binary(struct reader *r, int level)
{
	struct np_pf_expr *e = level < 0 ? unary(r) : binary(r, level - 1), *b;

	if (level < 0)
		return e;
	for (;;) {
		size_t i = 0, n = sizeof(operators) / sizeof(operators[0]);

		blanks(r);
		if (r->p >= r->end || !strchr("<>=!&|*/%+-^", *r->p))
			return e;
		for (; i < n; i++) {
			size_t len = strlen(operators[i].word), left = (size_t)(r->end - r->p);

			if (operators[i].level == level && left > len &&
			    !memcmp(r->p, operators[i].word, len) &&
			    !strchr(operators[i].not_before, r->p[len]))
				break;
		}
		if (i == n || r->bad)
			return e;
		if (++r->operators > MOST_OPERATORS)
			return bad(r);
		r->p += strlen(operators[i].word);
		b = new_expr(r, NP_PF_BINARY);
		b->op = operators[i].op;
		b->a = e;
		b->b = binary(r, level - 1);
		e = b;
	}
}

static struct np_pf_expr *expression(struct reader *r)
{
	struct np_pf_expr *e = binary(r, LEVELS - 1), *choice;

	if (r->bad || !take(r, "?"))
		return e;
	if (++r->depth > DEEPEST)
		return bad(r);
	choice = new_expr(r, NP_PF_CHOICE);
	choice->a = e;
	choice->b = expression(r);
	need(r, ":");
	choice->c = expression(r);
	r->depth--;
	return choice;
}

/* Where the argument ends: the comma outside all brackets, or the end. */
static const char *argument_end(const char *p, const char *end)
{
	int depth = 0;

	for (; p < end; p++) {
		if (*p == '"' || *p == '\'') {
			char quote = *p;

			for (p++; p < end && *p != quote; p++)
				p += *p == '\\' && p + 1 < end;
			if (p == end)
				return end;
		} else if (strchr("([{", *p)) {
			depth++;
		} else if (strchr(")]}", *p)) {
			depth--;
		} else if (*p == ',' && depth <= 0) {
			return p;
		}
	}
	return end;
}

/* The next argument, its comma taken; NULL: there is none. */
static struct np_pf_expr *next_argument(struct reader *r)
{
	struct reader part = *r;
	struct np_pf_expr *e;
	const char *from;

	if (!take(r, ","))
		return NULL;
	from = r->p;
	part.p = r->p;
	part.end = r->p = argument_end(r->p, r->end);
	part.depth = part.operators = 0;
	part.bad = false;
	e = expression(&part);
	if (part.bad || peek(&part)) {
		e = new_expr(&part, NP_PF_UNKNOWN);
		e->text = np_strndup(r->arena, from, (size_t)(r->p - from));
	}
	return e;
}

/* One conversion, p behind its '%': what it is. The stars take arguments too. */
static const char *conversion(struct reader *r, const char *p, struct np_pf_piece *out)
{
	const struct np_pf_expr *count = NULL;
	const char *from;
	int64_t unused;

	for (; *p && strchr("-+ #0", *p); p++)
		out->zero |= *p == '0';
	for (; isdigit((unsigned char)*p) || *p == '.' || *p == '*'; p++) {
		if (*p == '*')
			count = next_argument(r);
		else if (*p != '.' && out->width < 1000)
			out->width = out->width * 10 + (uint32_t)(*p - '0');
	}
	out->bytes = *p == 'h' ? p[1] == 'h' ? 1 : 2 : strchr("lLqjzt", *p) && *p ? 8 : 4;
	p += strspn(p, "hlLqjzt");
	if (!*p)
		return p;
	out->letter = strchr("diuxXocsp", *p) ? *p : '\0';
	if (*p == 'p' && count &&
	    !np_pf_constant(count, &unused)) /* bytes, as another field says */
		out->letter = '\0';
	p++;
	from = p;
	while (out->letter == 'p' && isalnum((unsigned char)*p))
		p++;
	out->more = np_strndup(r->arena, from, (size_t)(p - from));
	return p;
}

struct np_print_fmt *np_print_fmt_parse(struct np_arena *a, const char *text,
					np_constant_fn constant, void *arg)
{
	struct np_print_fmt *f = np_alloc(a, sizeof(*f));
	struct reader r = {
		.arena = a,
		.p = text,
		.end = text + strlen(text),
		.constant = constant,
		.arg = arg,
	};
	const char *format = string(&r), *before = format;

	for (const char *p = format; *p;) {
		struct np_pf_piece piece = {.before = ""};

		if (*p != '%') {
			p++;
			continue;
		}
		if (p[1] == '%') {
			p += 2;
			continue;
		}
		piece.before = np_strndup(a, before, (size_t)(p - before));
		p = conversion(&r, p + 1, &piece);
		piece.arg = next_argument(&r);
		before = p;
		if (!piece.arg)
			break;
		np_vec_push(a, &f->pieces, piece);
	}
	return f;
}
