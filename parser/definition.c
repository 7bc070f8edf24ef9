/*
 * Definitions of C: struct, union, enum, typedef, by recursive descent over the preprocessor's
 * tokens.  In a script no token behind the definition may be read: a probe could follow, which is
 * made of other tokens.  So a token is looked at only where C goes on in any case.
 */
#include <ctype.h>
#include <string.h>

#include "build.h"
#include "definition.h"
#include "grammar.h"
#include "pre.h"
#include "scan.h"

#define DEEPEST 64 /* structs and declarators within each other */

struct reader {
	struct np_lex *x;
	bool held; /* the token is read, and not taken yet */
	int kind;
	union np_token value;
	struct np_loc loc;
	unsigned depth;
	bool failed, in_typedef;
};

/* Once something is wrong, nothing more is read. */
static int peek(struct reader *r)
{
	if (r->failed)
		return 0;
	if (!r->held)
		r->kind = lex_next(r->x, &r->value, &r->loc);
	r->held = true;
	return r->kind;
}

static int next(struct reader *r)
{
	int kind = peek(r);

	r->held &= r->failed;
	return kind;
}

static bool take(struct reader *r, int kind)
{
	if (peek(r) != kind)
		return false;
	r->held = false;
	return true;
}

/* The token's text, if it is a word of any kind: words of the language may name members. */
static const char *word(struct reader *r)
{
	const char *text = lex_word(peek(r), &r->value), *p;
	const struct np_source *src = r->x->source;

	if (*text || r->kind <= 0 || r->loc.beg < src->base || r->loc.end > src->base + src->len)
		return text;
	p = src->text + (r->loc.beg - src->base);
	if (!isalpha((unsigned char)*p) && *p != '_')
		return "";
	return np_strndup(r->x->arena, p, r->loc.end - r->loc.beg);
}

static bool fail(struct reader *r, const char *expected)
{
	if (r->failed)
		return false;
	peek(r);
	if (r->kind <= 0)
		lex_error(r->x, NP_E_SYNTAX, r->loc, "unexpected end of the program, expected %s",
			  expected);
	else if (r->kind != BAD)
		build_unexpected(r->x, r->loc, false, expected);
	r->failed = true;
	return false;
}

static bool expect(struct reader *r, int kind, const char *what)
{
	return take(r, kind) || fail(r, what);
}

static bool enter(struct reader *r)
{
	if (++r->depth <= DEEPEST)
		return true;
	if (!r->failed)
		lex_error(r->x, NP_E_NESTING, r->loc, "types nested deeper than %d levels",
			  DEEPEST);
	r->failed = true;
	return false;
}

static struct np_c_type *new_type(struct reader *r, enum np_c_kind kind, const struct np_c_type *of)
{
	struct np_c_type *t = np_alloc(r->x->arena, sizeof(*t));

	t->kind = kind;
	t->loc = r->loc;
	t->tag = t->name = "";
	t->of = of;
	return t;
}

static void define(struct reader *r, const char *name, const struct np_c_type *type)
{
	struct np_node *n = np_node_new(r->x->arena, NP_N_DEFINITION, type->loc);
	struct np_pre *pre = r->x->pre;

	n->definition.name = name;
	n->definition.type = type;
	pre->definitions = build_append(pre->definitions, n);
}

/* --- expressions --- */

static bool ends_expression(int kind, const char *enders)
{
	return kind <= 0 || kind == ';' || kind == '}' || (kind < 256 && strchr(enders, kind));
}

/* Up to one of the enders, outside brackets. NULL: it is none, which is said. */
static const struct np_node *expression(struct reader *r, const char *enders)
{
	struct lex_token *first = NULL, **end = &first;
	unsigned depth = 0;

	while ((depth && peek(r) > 0) ||
	       (!ends_expression(peek(r), enders) && strcmp(word(r), "__attribute__"))) {
		*end = lex_token_new(r->x, r->kind, r->loc);
		(*end)->value = r->value;
		end = &(*end)->next;
		depth += r->kind == '(' || r->kind == '[' || r->kind == '{';
		depth -= depth && (r->kind == ')' || r->kind == ']' || r->kind == '}');
		next(r);
	}
	if (!first) {
		fail(r, "a number");
		return NULL;
	}
	if (first->kind == INT && !first->next)
		return first->value.node;
	const struct np_node *n = lex_expression(r->x, first, 0);

	r->failed |= !n;
	return n;
}

/* --- attributes and qualifiers --- */

struct attributes {
	bool packed;
	const struct np_node *align;
};

static bool is_one_of(const char *w, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(w, *list))
			return true;
	return false;
}

/* aligned(8), or alone: as much as the machine has. */
static void read_align(struct reader *r, struct attributes *out)
{
	struct np_node *most = np_node_new(r->x->arena, NP_N_INT, r->loc);

	most->integer.value = 16;
	out->align = most;
	if (!take(r, '('))
		return;
	out->align = expression(r, ")");
	expect(r, ')', "')'");
}

/* What stands in attributes that change nothing here. */
static void skip_parentheses(struct reader *r)
{
	unsigned depth = 1;

	if (!take(r, '('))
		return;
	while (depth && peek(r) > 0) {
		depth += r->kind == '(';
		depth -= r->kind == ')';
		next(r);
	}
}

static void attribute_list(struct reader *r, struct attributes *out)
{
	static const char *const packed[] = {"packed", "__packed__", NULL};
	static const char *const aligned[] = {"aligned", "__aligned__", NULL};

	if (!expect(r, '(', "'(('") || !expect(r, '(', "'(('"))
		return;
	while (peek(r) > 0 && r->kind != ')') {
		const char *w = word(r);

		if (!*w) {
			fail(r, "an attribute");
			return;
		}
		next(r);
		if (is_one_of(w, packed))
			out->packed = true;
		else if (is_one_of(w, aligned))
			read_align(r, out);
		else
			skip_parentheses(r);
		take(r, ',');
	}
	if (expect(r, ')', "'))'"))
		expect(r, ')', "'))'");
}

static bool is_attribute(const char *w)
{
	static const char *const words[] = {"__attribute__", "__attribute", "__packed", "__aligned",
					    "_Alignas",      "alignas",     NULL};

	return is_one_of(w, words);
}

/* Any number of them; also the kernel's own spellings. */
static void attributes(struct reader *r, struct attributes *out)
{
	while (!r->failed && is_attribute(word(r))) {
		const char *w = word(r);

		next(r);
		if (!strcmp(w, "__packed"))
			out->packed = true;
		else if (!strncmp(w, "__attribute", 11))
			attribute_list(r, out);
		else
			read_align(r, out);
	}
}

/* Words that do not change what a type is. */
static bool is_qualifier(const char *w)
{
	static const char *const words[] = {"const",
					    "volatile",
					    "restrict",
					    "__restrict",
					    "__const",
					    "__volatile__",
					    "static",
					    "extern",
					    "inline",
					    "__inline",
					    "__inline__",
					    "register",
					    "_Noreturn",
					    "__extension__",
					    "__user",
					    "__kernel",
					    "__rcu",
					    "__iomem",
					    "__percpu",
					    "__force",
					    "__bitwise",
					    "__private",
					    "__randomize_layout",
					    "____cacheline_aligned",
					    "____cacheline_aligned_in_smp",
					    NULL};

	return is_one_of(w, words);
}

static void qualifiers(struct reader *r, struct attributes *out)
{
	for (;;) {
		attributes(r, out);
		if (r->failed || !is_qualifier(word(r)))
			return;
		next(r);
	}
}

/* --- struct, union, enum --- */

static const struct np_c_type *specifiers(struct reader *r, struct attributes *out);
static const struct np_c_type *declarator(struct reader *r, const struct np_c_type *base,
					  const char **name, struct np_loc *loc);

static void add_member(struct reader *r, struct np_c_member ***end, const struct np_c_member *m)
{
	**end = np_memdup(r->x->arena, m, sizeof(*m));
	*end = &(**end)->next;
}

/* One line of a struct: a type, and the members that have it. */
static void member_line(struct reader *r, struct np_c_member ***end)
{
	struct attributes of_type = {0};
	const struct np_c_type *base = specifiers(r, &of_type);

	for (bool first = true; !r->failed; first = false) {
		struct np_c_member m = {.name = "", .loc = r->loc, .type = base};
		struct attributes own = of_type;

		if (first && peek(r) == ';' && base && base->kind == NP_C_TAGGED && !*base->name) {
			m.align = own.align;
			add_member(r, end, &m);
			break;
		}
		if (first && peek(r) == ';' && base && base->kind == NP_C_TAGGED)
			break; /* it only defines a type */
		if (peek(r) != ':')
			m.type = declarator(r, base, &m.name, &m.loc);
		if (take(r, ':'))
			m.bits = expression(r, ",");
		qualifiers(r, &own);
		m.is_packed = own.packed;
		m.align = own.align;
		if (!*m.name && !m.bits)
			fail(r, "the name of a member");
		else
			add_member(r, end, &m);
		if (!take(r, ','))
			break;
	}
	expect(r, ';', "';'");
}

static void enumerators(struct reader *r, struct np_c_type *t)
{
	struct np_c_enumerator **end = &t->enumerators;

	while (!r->failed && peek(r) != '}') {
		struct np_c_enumerator *e = np_alloc(r->x->arena, sizeof(*e));
		struct attributes ignored = {0};

		e->name = word(r);
		e->loc = r->loc;
		if (!*e->name) {
			fail(r, "the name of an enumerator");
			return;
		}
		next(r);
		attributes(r, &ignored);
		if (take(r, '='))
			e->value = expression(r, ",");
		*end = e;
		end = &e->next;
		if (!take(r, ',') && peek(r) != '}')
			fail(r, "',' or '}'");
	}
}

/* Attributes behind a '}': the token there is read only if it can be nothing else. */
static void attributes_behind(struct reader *r, struct attributes *out)
{
	const struct np_lex *x = r->x;
	const char *end = x->source->text + x->source->len, *p, *w;
	size_t n = 0;

	if (r->in_typedef || r->depth > 1 || x->is_header || x->stream.queue) {
		attributes(r, out);
		return;
	}
	p = lex_pass_space(x->source->text + x->pos, end);
	while (p + n < end && (isalnum((unsigned char)p[n]) || p[n] == '_'))
		n++;
	w = np_strndup(x->arena, p, n);
	if (is_attribute(w) || lex_find_macro(x, w))
		attributes(r, out);
}

static const struct np_c_type *tagged(struct reader *r, const char *tag)
{
	struct np_c_type *t = new_type(r, NP_C_TAGGED, NULL);
	struct attributes own = {0};
	struct np_c_member **end = &t->members;

	t->tag = tag;
	attributes(r, &own);
	if (peek(r) != '{') {
		t->name = word(r);
		t->loc = r->loc;
		if (!*t->name) {
			fail(r, "a name or '{'");
			return t;
		}
		next(r);
	}
	/* `struct name` may be all that there is, and be followed by a probe */
	if (peek(r) != '{')
		return t;
	next(r);
	t->has_body = true;
	if (enter(r)) {
		if (!strcmp(tag, "enum"))
			enumerators(r, t);
		while (!r->failed && peek(r) != '}') {
			if (!take(r, ';'))
				member_line(r, &end);
		}
		if (take(r, '}'))
			attributes_behind(r, &own);
	}
	r->depth--;
	t->is_packed = own.packed;
	t->align = own.align;
	if (*t->name && !r->failed)
		define(r, NULL, t);
	return t;
}

/* --- types and names --- */

/* C's own words, several of which make one type. */
static bool is_c_word(const char *w)
{
	static const char *const words[] = {"unsigned", "signed",     "char",     "short",
					    "int",      "long",       "float",    "double",
					    "__int128", "__signed__", "_Complex", NULL};

	return is_one_of(w, words);
}

static const char *tag_word(int kind)
{
	return kind == STRUCT ? "struct" : kind == UNION ? "union" : kind == ENUM ? "enum" : NULL;
}

static const struct np_c_type *specifiers(struct reader *r, struct attributes *out)
{
	struct np_c_type *t = NULL;
	bool several = false;

	for (;;) {
		const char *w;

		qualifiers(r, out);
		if (r->failed)
			return t;
		if (!t && tag_word(peek(r))) {
			const char *tag = tag_word(r->kind);

			next(r);
			const struct np_c_type *s = tagged(r, tag);

			qualifiers(r, out);
			return s;
		}
		w = word(r);
		if (t && !(several && is_c_word(w)))
			return t;
		if (!*w || (r->kind != NAME && r->kind != TYPE)) {
			fail(r, "a type");
			return t;
		}
		several = is_c_word(w);
		if (!t)
			t = new_type(r, NP_C_WORDS, NULL);
		/* no type has a longer name */
		if (!*t->name)
			t->name = w;
		else if (strlen(t->name) < 64)
			t->name = np_sprintf(r->x->arena, "%s %s", t->name, w);
		next(r);
	}
}

/* [2][3] and (parameters): what is nearest to the name is the outermost. */
static const struct np_c_type *suffixes(struct reader *r, const struct np_c_type *base)
{
	struct np_c_type *t;

	if (r->failed || (peek(r) != '[' && peek(r) != '(') || !enter(r))
		return base;
	if (r->kind == '(') {
		t = new_type(r, NP_C_FUNCTION, NULL);
		skip_parentheses(r);
	} else {
		t = new_type(r, NP_C_ARRAY, NULL);
		next(r);
		t->count = peek(r) == ']' ? NULL : expression(r, "]");
		expect(r, ']', "']'");
	}
	t->of = suffixes(r, base);
	r->depth--;
	return t;
}

/* The name stands in the middle: (*name)(int) is read from there to both sides. */
static const struct np_c_type *declarator(struct reader *r, const struct np_c_type *base,
					  const char **name, struct np_loc *loc)
{
	struct np_c_type *hole = NULL;
	const struct np_c_type *whole = NULL;
	struct attributes ignored = {0};

	qualifiers(r, &ignored);
	while (take(r, '*')) {
		base = new_type(r, NP_C_POINTER, base);
		qualifiers(r, &ignored);
	}
	if (take(r, '(')) {
		hole = new_type(r, NP_C_WORDS, NULL);
		if (enter(r))
			whole = declarator(r, hole, name, loc);
		r->depth--;
		expect(r, ')', "')'");
	} else if (*word(r)) {
		*name = word(r);
		*loc = r->loc;
		next(r);
	}
	base = suffixes(r, base);
	if (!hole || !base)
		return base;
	*hole = *base;
	return whole;
}

static void typedef_line(struct reader *r)
{
	struct attributes ignored = {0};
	const struct np_c_type *base;

	r->in_typedef = true;
	base = specifiers(r, &ignored);
	while (!r->failed) {
		const char *name = "";
		struct np_loc loc = r->loc;
		const struct np_c_type *t = declarator(r, base, &name, &loc);

		attributes(r, &ignored);
		if (!*name) {
			fail(r, "the name of the type");
			break;
		}
		define(r, name, t);
		np_strmap_put(r->x->arena, &r->x->pre->typedefs, name, strlen(name));
		if (!take(r, ','))
			break;
	}
	expect(r, ';', "';'");
	r->in_typedef = false;
}

/* Whether a ';' comes next, which ends the definition and may be left out. */
static bool semicolon_follows(const struct reader *r)
{
	const struct np_lex *x = r->x;
	const char *end = x->source->text + x->source->len;
	const char *p = lex_pass_space(x->source->text + x->pos, end);

	return x->stream.queue || (p < end && *p == ';');
}

/* Behind what is wrong: to the ';' or '}' outside the brackets of the definition. */
static void recover(struct reader *r, unsigned level)
{
	struct np_lex *x = r->x;
	int kind = r->held ? r->kind : ',';

	x->stream.queue = NULL;
	while (kind > 0 && !(x->depth <= level && (kind == ';' || kind == '}')))
		kind = np_scan_token(&r->value, &r->loc, x->scanner);
}

void lex_definition(struct np_lex *x, const char *w, struct np_loc loc)
{
	struct reader r = {.x = x, .kind = DEFINITION, .loc = loc};
	unsigned level = x->depth;

	if (!strcmp(w, "typedef")) {
		typedef_line(&r);
	} else {
		const struct np_c_type *t = tagged(&r, !strcmp(w, "struct")  ? "struct"
						       : !strcmp(w, "union") ? "union"
									     : "enum");

		if (!r.failed && t->has_body && !*t->name)
			define(&r, NULL, t);
		if (!t->has_body)
			expect(&r, ';', "'{' or ';'");
		else if (!r.failed && (r.held || semicolon_follows(&r)))
			expect(&r, ';', "';'");
	}
	if (r.failed)
		recover(&r, level);
	x->depth = level - 1;
	np_scan_leave_code(x->scanner);
}

/* A file: what is no type (functions, variables) is passed over. */
static void skip_declaration(struct reader *r)
{
	while (!r->failed && peek(r) > 0 && r->kind != ';' && r->kind != '{')
		next(r);
	if (peek(r) == '{') {
		unsigned depth = 0;

		do {
			depth += peek(r) == '{';
			depth -= peek(r) == '}';
		} while (next(r) > 0 && depth);
		return;
	}
	next(r);
}

void lex_definitions(struct np_lex *x)
{
	struct reader r = {.x = x};

	while (peek(&r) > 0) {
		struct attributes ignored = {0};

		if (take(&r, ';'))
			continue;
		if (!strcmp(word(&r), "typedef")) {
			next(&r);
			typedef_line(&r);
		} else if (tag_word(r.kind)) {
			const struct np_c_type *t = specifiers(&r, &ignored);

			if (t && t->has_body && !*t->name)
				define(&r, NULL, t);
			if (!r.failed)
				skip_declaration(&r);
		} else {
			skip_declaration(&r);
		}
		if (r.failed)
			recover(&r, 0);
		r = (struct reader){.x = x,
				    .held = r.held && !r.failed,
				    .kind = r.kind,
				    .value = r.value,
				    .loc = r.loc};
	}
}

/* --- -d tree --- */

static void dump_line(unsigned depth, const char *what, const char *name, struct np_text *out)
{
	np_text_pad(out, ' ', depth * 2);
	np_text_addf(out, "%s%s%s\n", what, *name ? " " : "", name);
}

void np_c_dump(const struct np_c_type *t, unsigned depth, struct np_text *out)
{
	static const char *const kinds[] = {"", "", "pointer to", "array of", "function returning"};

	if (!t || depth > 2 * DEEPEST)
		return;
	if (t->kind == NP_C_WORDS) {
		dump_line(depth, t->name, "", out);
	} else if (t->kind == NP_C_TAGGED) {
		dump_line(depth, t->tag, t->name, out);
	} else {
		dump_line(depth, kinds[t->kind], "", out);
		np_c_dump(t->of, depth + 1, out);
	}
	if (t->kind != NP_C_TAGGED)
		return;
	for (const struct np_c_member *m = t->members; m; m = m->next) {
		dump_line(depth + 1, m->bits ? "bits" : "member", m->name, out);
		np_c_dump(m->type, depth + 2, out);
	}
	for (const struct np_c_enumerator *e = t->enumerators; e; e = e->next)
		dump_line(depth + 1, "enumerator", e->name, out);
}
