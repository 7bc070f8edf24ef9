/*
 * The whole: read, lay out, and read again.  What comes out must be the same tokens, comments and
 * directives in the same order, and the same tree, or it is not given to anybody.
 */
#include "reformat.h"

#include <ctype.h>
#include <string.h>

#include "grammar.h"
#include "parser.h"
#include "writer.h"

/* --- comparing --- */

/* Tokens that may come and go: what ends statements that end anyway, and lines. */
static bool is_optional(int kind)
{
	return kind == ';' || kind == ITEM_END;
}

/* What is read of a script, in its order: pieces and tokens. */
struct cursor {
	const struct fmt_script *s;
	uint32_t token, piece;
};

/* The text of the next one; *kind: of a token, or -1. NULL: the end. */
static const char *next(struct cursor *c, int *kind, uint32_t *len)
{
	for (;; c->token++, c->piece = 0) {
		const struct fmt_token *t = &c->s->t[c->token];

		if (c->piece < t->pieces.n) {
			*kind = -1;
			*len = t->pieces.v[c->piece].len;
			return t->pieces.v[c->piece++].text;
		}
		if (c->token == c->s->n)
			return NULL;
		if (is_optional(t->kind))
			continue;
		*kind = t->kind;
		*len = t->len;
		c->token++;
		c->piece = 0;
		return t->text;
	}
}

static bool same_text(const char *a, uint32_t a_len, const char *b, uint32_t b_len)
{
	return a_len == b_len && !memcmp(a, b, a_len);
}

/* Comments of several lines move as a whole, and with them the blanks that lines begin with. */
static bool same_but_blanks(const char *a, uint32_t a_len, const char *b, uint32_t b_len)
{
	const char *a_end = a + a_len, *b_end = b + b_len;

	for (;; a++, b++) {
		while (a < a_end && isspace((unsigned char)*a))
			a++;
		while (b < b_end && isspace((unsigned char)*b))
			b++;
		if (a == a_end || b == b_end)
			return a == a_end && b == b_end;
		if (*a != *b)
			return false;
	}
}

static bool same_words(const struct fmt_script *x, const struct fmt_script *y)
{
	struct cursor a = {.s = x}, b = {.s = y};

	for (;;) {
		int a_kind = 0, b_kind = 0;
		uint32_t a_len = 0, b_len = 0;
		const char *p = next(&a, &a_kind, &a_len), *q = next(&b, &b_kind, &b_len);

		if (!p || !q)
			return p == q;
		if (a_kind != b_kind ||
		    !(a_kind < 0 ? same_but_blanks : same_text)(p, a_len, q, b_len))
			return false;
	}
}

static bool same_tree(const struct np_node *a, const struct np_node *b)
{
	struct np_text x = {0}, y = {0};
	bool same;

	np_dump_tree(a, &x);
	np_dump_tree(b, &y);
	same = x.n == y.n && (!x.n || !memcmp(x.s, y.s, x.n));
	np_text_free(&x);
	np_text_free(&y);
	return same;
}

static bool is_same(const struct fmt_script *s, struct np_sources *sources,
		    const struct np_text *text)
{
	struct np_source *again = np_source_add(sources, s->source->name, text->s, text->n);
	struct fmt_script other;
	struct np_diags diags;

	again->regex = s->source->regex;
	again->kernel = s->source->kernel;
	again->include_dirs = s->source->include_dirs;
	np_diags_init(&diags, s->arena, sources);
	fmt_read(s->arena, again, &diags, &other);
	return !diags.errors && same_words(s, &other) && same_tree(s->program, other.program);
}

/* --- the work --- */

static void lay_out(struct fmt_script *s, struct np_text *out)
{
	struct fmt_writer w = {.s = s, .fresh = true};

	fmt_set_roles(s);
	fmt_items(&w);
	fmt_align(&w, out);
	np_text_free(&w.out);
}

int np_reformat(struct np_arena *a, struct np_sources *sources, const struct np_source *src,
		struct np_diags *diags, struct np_text *out)
{
	struct fmt_script s;
	struct np_text text = {0};
	int status = 1;

	fmt_read(a, src, diags, &s);
	if (diags->errors)
		return 1;
	/* what is only worth a word is said when the script is run */
	np_diags_init(diags, a, sources);
	if (!s.balanced) {
		np_warn(diags, (struct np_loc){0},
			"nothing is changed: macros hold brackets that open or close here");
		np_text_addn(out, src->text, src->len);
		return 0;
	}
	lay_out(&s, &text);
	if (!text.n)
		status = 0;
	else if (is_same(&s, sources, &text))
		status = 0;
	else
		np_error(diags, NP_E_INTERNAL, (struct np_loc){0},
			 "formatting would change what the program means, and nothing is written");
	if (!status && text.n)
		np_text_addn(out, text.s, text.n);
	np_text_free(&text);
	return status;
}
