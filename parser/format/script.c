/* Reading a script for the formatter: tokens, and the text between them taken apart. */
#include "script.h"

#include <ctype.h>
#include <string.h>

#include "grammar.h"
#include "pre.h"

#define LONGEST_TYPE 256 /* bytes that are marked: more is what a macro stands for */

/* --- between two tokens --- */

static void add_piece(struct fmt_script *s, struct fmt_token *t, enum fmt_piece_kind kind,
		      const char *p, const char *end)
{
	struct fmt_piece *piece = np_vec_add(s->arena, &t->pieces);

	while (end > p && isspace((unsigned char)end[-1]))
		end--;
	piece->kind = kind;
	piece->text = p;
	piece->len = (uint32_t)(end - p);
	piece->at = (uint32_t)(p - s->source->text);
	piece->lines = t->lines;
	t->lines = 0;
}

static const char *line_end(const char *p, const char *end)
{
	const char *found = memchr(p, '\n', (size_t)(end - p));

	return found ? found : end;
}

/* A blank, a comment, or the name of a probe, at p: the byte behind it. */
static const char *read_piece(struct fmt_script *s, struct fmt_token *t, const char *p,
			      const char *end)
{
	const char *next = p + 1;

	if (*p == '\n')
		t->lines++;
	if (isspace((unsigned char)*p) || *p == '\\')
		return next;
	if (*p == '#') {
		next = line_end(p, end);
		add_piece(s, t, FMT_LINE_COMMENT, p, next);
		return next;
	}
	next = lex_pass_comment(p, end);
	if (next != p) {
		add_piece(s, t, p[1] == '/' ? FMT_LINE_COMMENT : FMT_COMMENT, p, next);
		return next;
	}
	next = memchr(p, '=', (size_t)(end - p));
	next = next ? next + 1 : end;
	add_piece(s, t, FMT_LABEL, p, next);
	return next;
}

static void read_gap(struct fmt_script *s, struct fmt_token *t, uint32_t beg, uint32_t end)
{
	const char *p = s->source->text + beg, *stop = s->source->text + end;

	t->gap |= beg < end;
	while (p < stop)
		p = read_piece(s, t, p, stop);
}

/* --- tokens --- */

/* Where it begins and ends, within the source; what ends a line is none of its bytes. */
static struct np_loc extent(const struct fmt_script *s, const struct lex_seen_token *seen)
{
	uint32_t base = s->source->base;
	struct np_loc at = {seen->loc.beg - base, seen->loc.end - base};

	if (seen->kind == ITEM_END && s->source->text[at.beg] == '\n')
		at.end = at.beg;
	else if (seen->kind == ITEM_END)
		at.beg = at.end;
	while (at.end > at.beg && isspace((unsigned char)s->source->text[at.end - 1]))
		at.end--;
	return at;
}

static void read_tokens(struct fmt_script *s, const struct lex_seen *seen)
{
	struct fmt_token *t = s->t;
	uint32_t done = 0;

	np_vec_each (const struct lex_seen_token, k, &seen->list) {
		struct np_loc at;

		if (!k->loc.end || k->kind == 0)
			continue;
		at = extent(s, k);
		/* a line's end may stand for a ';' */
		if (at.beg < done || (k->kind == ';' && at.beg == at.end))
			continue;
		/* the ';' that ends a line of settings is not needed, the end of the line is */
		read_gap(s, t, done, k->kind == ITEM_END ? k->loc.beg - s->source->base : at.beg);
		done = at.end;
		if (k->kind == LEX_SEEN_DIRECTIVE) {
			add_piece(s, t, FMT_DIRECTIVE, s->source->text + at.beg,
				  s->source->text + at.end);
			continue;
		}
		t->kind = k->kind;
		t->text = s->source->text + at.beg;
		t->at = at.beg;
		t->len = at.end - at.beg;
		t->match = FMT_NONE;
		t++;
	}
	read_gap(s, t, done, s->source->len);
	t->text = "";
	t->at = s->source->len;
	t->match = FMT_NONE;
	s->n = (uint32_t)(t - s->t);
}

/* `macro  name` is one token: one blank is enough. */
static void join_words(struct fmt_script *s, struct fmt_token *t)
{
	size_t word = strcspn(t->text, " \t\r\f\v"), blanks;

	if ((t->kind != MACRO && t->kind != FN) || word >= t->len)
		return;
	blanks = strspn(t->text + word, " \t\r\f\v");
	t->text = np_sprintf(s->arena, "%.*s %.*s", (int)word, t->text,
			     (int)(t->len - word - blanks), t->text + word + blanks);
	t->len = (uint32_t)strlen(t->text);
}

/* --- pairs of brackets --- */

static int closer_of(int kind)
{
	switch (kind) {
	case '(': return ')';
	case '[': return ']';
	case '{': return '}';
	case ANGLE: return ANGLE_END;
	case PREDICATE: return PREDICATE;
	default: return 0;
	}
}

static void find_pairs(struct fmt_script *s)
{
	uint32_t open[2 * NP_MAX_NESTING], depth = 0;

	s->balanced = true;
	for (uint32_t i = 0; i < s->n && s->balanced; i++) {
		int kind = s->t[i].kind;

		if (depth && closer_of(s->t[open[depth - 1]].kind) == kind) {
			s->t[i].match = open[--depth];
			s->t[open[depth]].match = i;
		} else if (closer_of(kind)) {
			s->balanced = depth < sizeof(open) / sizeof(open[0]);
			if (s->balanced)
				open[depth++] = i;
		} else if (kind == ')' || kind == ']' || kind == '}' || kind == ANGLE_END) {
			s->balanced = false;
		}
	}
	s->balanced &= !depth;
}

/* --- types, by the tree --- */

static void mark(struct fmt_script *s, struct np_loc loc, unsigned char what)
{
	uint32_t base = s->source->base;

	if (loc.beg < base || loc.end > base + s->source->len || loc.end - loc.beg > LONGEST_TYPE)
		return;
	for (uint32_t i = loc.beg; i < loc.end; i++)
		s->marks[i - base] |= what;
}

static void mark_type(struct fmt_script *s, const struct np_type_name *t)
{
	if (t->name && t->loc.end)
		mark(s, t->loc, FMT_TYPE);
}

static bool mark_node(void *arg, const struct np_node *n)
{
	struct fmt_script *s = arg;

	switch (n->kind) {
	case NP_N_CAST:
		if (n->cast.to.loc.beg > n->loc.beg)
			mark(s, (struct np_loc){n->loc.beg, n->loc.beg + 1}, FMT_CAST);
		mark_type(s, &n->cast.to);
		break;
	case NP_N_TYPE:
	case NP_N_SIZEOF: mark_type(s, &n->cast.to); break;
	case NP_N_LET: mark_type(s, &n->let.type); break;
	case NP_N_PARAMETER: mark_type(s, &n->parameter.type); break;
	case NP_N_FN: mark_type(s, &n->fn.result); break;
	default: break;
	}
	return true;
}

void fmt_read(struct np_arena *a, const struct np_source *src, struct np_diags *diags,
	      struct fmt_script *out)
{
	struct lex_seen seen = {0};

	*out = (struct fmt_script){.arena = a, .source = src};
	out->program = lex_parse(a, src, diags, &seen);
	if (diags->errors)
		return;
	out->t = np_alloc(a, (seen.list.n + 1) * sizeof(*out->t));
	out->marks = np_alloc(a, src->len + 1);
	read_tokens(out, &seen);
	for (uint32_t i = 0; i < out->n; i++)
		join_words(out, &out->t[i]);
	find_pairs(out);
	np_node_walk(out->program, mark_node, out);
}
