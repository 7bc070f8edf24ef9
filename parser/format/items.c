/*
 * What is on a line: declarations, clauses, blocks and statements.  A block that the script has on
 * one line stays there if it fits; any other has a line for each statement, and so have the
 * blocks of the statements in it.
 */
#include <string.h>

#include "grammar.h"
#include "writer.h"

#define BOTH (FMT_EMPTY_FIRST | FMT_EMPTY_LAST)

struct block {
	unsigned tabs; /* of its statements */
	bool is_value; /* what ends it may be its value: no ';' is added */
};

static const struct fmt_token *tokens(const struct fmt_writer *w)
{
	return w->s->t;
}

static struct fmt_indent tabs_of(unsigned tabs)
{
	return (struct fmt_indent){tabs, 0};
}

/* The next token of these kinds outside brackets, or end. */
static uint32_t find(const struct fmt_writer *w, uint32_t i, uint32_t end, int a, int b)
{
	const struct fmt_token *t = tokens(w);

	for (; i < end && t[i].kind != a && t[i].kind != b; i++)
		if (t[i].match != FMT_NONE && t[i].match > i)
			i = t[i].match;
	return i < end ? i : end;
}

/* --- statements --- */

static uint32_t statement(struct fmt_writer *w, uint32_t i, uint32_t end, struct block b);

/* Nothing is in the block, or no more than a ';' too many. */
static bool is_empty(const struct fmt_writer *w, uint32_t open)
{
	const struct fmt_token *t = tokens(w);
	uint32_t i = open + 1;

	while (t[i].kind == ';' && !t[i].pieces.n)
		i++;
	return i == t[open].match && !t[i].pieces.n;
}

/* From '{' or '<' up to its end. The token behind it. */
static uint32_t block(struct fmt_writer *w, uint32_t open, unsigned tabs, bool is_value)
{
	const struct fmt_token *t = tokens(w);
	struct block b = {tabs + 1, is_value};
	uint32_t close = t[open].match, i = open + 1;
	unsigned empty = FMT_EMPTY_LAST;

	fmt_token(w, open);
	if (is_empty(w, open)) {
		fmt_char(w, ' ');
		fmt_token(w, close);
		return close + 1;
	}
	while (i < close) {
		/* one ';' too many */
		if (t[i].kind == ';' && !t[i].pieces.n) {
			i++;
			continue;
		}
		fmt_gap(w, i, FMT_LINE, tabs_of(b.tabs), tabs_of(b.tabs), empty);
		i = statement(w, i, close, b);
		empty = BOTH;
	}
	fmt_gap(w, close, FMT_LINE, tabs_of(b.tabs), tabs_of(tabs),
		(empty & FMT_EMPTY_FIRST) | FMT_EMPTY_AMONG);
	fmt_token(w, close);
	return close + 1;
}

void fmt_value_block(struct fmt_writer *w, uint32_t i, unsigned tabs)
{
	w->out.n--; /* the '{': block() writes it */
	w->col--;
	block(w, i, tabs, true);
}

/* A block behind what it belongs to, and the `else` behind that. */
static uint32_t block_and_else(struct fmt_writer *w, uint32_t i, uint32_t end, struct block b)
{
	const struct fmt_token *t = tokens(w);
	struct fmt_indent at = tabs_of(b.tabs);

	fmt_gap(w, i, FMT_BLANK, at, at, 0);
	i = block(w, i, b.tabs, b.is_value);
	if (i >= end || t[i].kind != ELSE)
		return i;
	fmt_gap(w, i, FMT_BLANK, at, at, 0);
	fmt_token(w, i++);
	if (i < end && t[i].kind == '{')
		return block_and_else(w, i, end, b);
	if (i < end && t[i].kind == IF) {
		fmt_gap(w, i, FMT_BLANK, at, at, 0);
		return statement(w, i, end, b);
	}
	return i;
}

/*
 * Where a statement ends: at its ';', or at the '{' of its block; a block that is a value belongs
 * to it.
 */
static uint32_t find_end(const struct fmt_writer *w, uint32_t i, uint32_t end)
{
	const struct fmt_token *t = tokens(w);
	bool in_value = false;

	for (uint32_t first = i; i < end && t[i].kind != ';'; i++) {
		bool value = i > first && (in_value || lex_expects_value(t[i - 1].kind));

		if (t[i].kind == '{' && !value)
			return i;
		in_value |= t[i].kind == IF && i > first;
		if (t[i].match != FMT_NONE && t[i].match > i)
			i = t[i].match;
	}
	return i < end ? i : end;
}

static uint32_t statement(struct fmt_writer *w, uint32_t i, uint32_t end, struct block b)
{
	const struct fmt_token *t = tokens(w);
	uint32_t stop = find_end(w, i, end);
	struct fmt_indent more = tabs_of(b.tabs + 1);

	if (stop > i)
		fmt_run(w, i, stop, more, t[stop].kind == '{' ? 2 : 1);
	if (stop < end && t[stop].kind == '{') {
		if (stop == i) /* its gap is written */
			return block(w, stop, b.tabs, b.is_value);
		return block_and_else(w, stop, end, b);
	}
	if (stop < end) {
		if (stop > i)
			fmt_gap(w, stop, FMT_JOIN, more, more, 0);
		fmt_token(w, stop++);
	} else if (!b.is_value) {
		fmt_char(w, ';');
	}
	return stop;
}

/* --- definitions of C --- */

static uint32_t c_block(struct fmt_writer *w, uint32_t open, unsigned tabs, bool is_enum);

/* Up to its ';', or end. Its first token's gap is written. */
static uint32_t c_line(struct fmt_writer *w, uint32_t i, uint32_t end, unsigned tabs)
{
	const struct fmt_token *t = tokens(w);
	struct fmt_indent more = tabs_of(tabs + 1);

	for (bool first = true;; first = false) {
		uint32_t stop = find(w, i, end, '{', ';');
		bool is_enum = false;

		if (!first && stop > i)
			fmt_gap(w, i, t[i].space ? FMT_BLANK : FMT_JOIN, more, more, 0);
		for (uint32_t k = i; k < stop; k++)
			is_enum |= t[k].len == 4 && !memcmp(t[k].text, "enum", 4);
		fmt_run(w, i, stop, more, t[stop].kind == '{' ? 2 : 1);
		if (stop == end)
			return end;
		fmt_gap(w, stop, t[stop].space ? FMT_BLANK : FMT_JOIN, more, more, 0);
		if (t[stop].kind == ';') {
			fmt_token(w, stop);
			return stop + 1;
		}
		i = c_block(w, stop, tabs, is_enum);
		if (i == end)
			return end;
	}
}

static bool fits(const struct fmt_writer *w, uint32_t open, uint32_t end)
{
	return !fmt_has_lines(w->s, open, end) && w->col + fmt_width(w->s, open, end) <= FMT_WIDTH;
}

static uint32_t c_block(struct fmt_writer *w, uint32_t open, unsigned tabs, bool is_enum)
{
	const struct fmt_token *t = tokens(w);
	uint32_t close = t[open].match, i = open + 1;
	struct fmt_indent at = tabs_of(tabs + 1);
	unsigned empty = FMT_EMPTY_LAST;

	fmt_token(w, open);
	/* with the ';' behind it */
	if (fits(w, open, close + 1)) {
		fmt_flat(w, i, close + 1);
		return close + 1;
	}
	while (i < close) {
		fmt_gap(w, i, FMT_LINE, at, at, empty);
		empty = BOTH;
		if (is_enum) {
			fmt_run(w, i, close, at, 0);
			i = close;
		} else {
			i = c_line(w, i, close, tabs + 1);
		}
	}
	fmt_gap(w, close, FMT_LINE, at, tabs_of(tabs), FMT_EMPTY_FIRST);
	fmt_token(w, close);
	return close + 1;
}

/* --- clauses --- */

/* The parts of a clause, by their first tokens; those that are not there begin where the next
 * does. */
struct clause {
	uint32_t beg, predicate, body, end;
	bool has_block;
};

static struct clause read_clause(const struct fmt_writer *w, uint32_t i)
{
	const struct fmt_token *t = tokens(w);
	struct clause c = {.beg = i};

	while (t[i].kind == WORD || t[i].kind == ',' || t[i].kind == '|' || t[i].kind == '?')
		i++;
	c.predicate = i;
	if (t[i].match != FMT_NONE && (t[i].kind == PREDICATE || t[i].kind == '('))
		i = t[i].match + 1;
	c.body = i;
	c.has_block = t[i].kind == '{' || t[i].kind == ANGLE;
	c.end = c.has_block ? t[i].match + 1 : find(w, i, w->s->n, ';', 0);
	if (!c.has_block && c.end < w->s->n)
		c.end++;
	return c;
}

/* Columns of the clause's last line, if its block stands there. */
static size_t last_line(const struct fmt_writer *w, const struct clause *c)
{
	const struct fmt_token *t = tokens(w);
	uint32_t beg = c->body;

	while (beg > c->beg &&
	       !(beg < c->body && fmt_begins_line(&t[beg]) &&
		 (t[beg].brk != FMT_NEVER || t[beg].pieces.n || beg == c->predicate)))
		beg--;
	return fmt_width(w->s, beg, c->end);
}

static uint32_t clause(struct fmt_writer *w, uint32_t i)
{
	const struct fmt_token *t = tokens(w);
	struct clause c = read_clause(w, i);
	bool empty = c.has_block && is_empty(w, c.body);
	bool several = c.has_block && !empty &&
		       (fmt_has_lines(w->s, c.body, c.end) || last_line(w, &c) > FMT_WIDTH);
	struct fmt_indent none = {0, 0};
	size_t line = w->line;

	fmt_run(w, c.beg, c.predicate, none, 2);
	if (c.predicate < c.body) {
		bool own_line = fmt_begins_line(&t[c.predicate]) ||
				(several && t[c.predicate].kind == PREDICATE);

		fmt_gap(w, c.predicate, own_line ? FMT_LINE : FMT_BLANK, none, none, 0);
		fmt_run(w, c.predicate, c.body, none, 2);
	}
	if (!c.has_block) {
		bool has_end = c.end > c.body && t[c.end - 1].kind == ';';
		uint32_t end = c.end - has_end;
		struct fmt_indent more = tabs_of(1);

		if (end > c.body) {
			fmt_gap(w, c.body, fmt_begins_line(&t[c.body]) ? FMT_LINE : FMT_BLANK, none,
				more, 0);
			fmt_run(w, c.body, end, more, 1);
		}
		if (has_end) {
			fmt_gap(w, end, FMT_JOIN, more, more, 0);
			fmt_token(w, end);
		}
		return c.end;
	}
	fmt_gap(w, c.body, several && w->line != line ? FMT_LINE : FMT_BLANK, none, none, 0);
	if (several || empty)
		return block(w, c.body, 0, false);
	fmt_token(w, c.body);
	fmt_flat(w, c.body + 1, c.end);
	return c.end;
}

/* --- the others --- */

/* fn, macro, config: a head and a block. */
static uint32_t with_block(struct fmt_writer *w, uint32_t i)
{
	const struct fmt_token *t = tokens(w);
	bool is_macro = t[i].kind == MACRO;
	uint32_t open = find(w, i, w->s->n, '{', 0);
	struct fmt_indent none = {0, 0};

	fmt_run(w, i, open, tabs_of(1), 2);
	if (open == w->s->n)
		return open;
	fmt_gap(w, open, FMT_BLANK, none, none, 0);
	if (!fits(w, open, t[open].match + 1))
		return block(w, open, 0, is_macro);
	fmt_token(w, open);
	fmt_flat(w, open + 1, t[open].match + 1);
	return t[open].match + 1;
}

/* param, import: to the end of the line. */
static uint32_t line_item(struct fmt_writer *w, uint32_t i)
{
	uint32_t stop = find(w, i, w->s->n, ITEM_END, 0);
	struct fmt_indent none = {0, 0};

	fmt_run(w, i, stop, none, 0);
	if (stop < w->s->n)
		fmt_gap(w, stop++, FMT_JOIN, none, none, 0);
	return stop;
}

/* let @m = hash(100); */
static uint32_t map_item(struct fmt_writer *w, uint32_t i)
{
	const struct fmt_token *t = tokens(w);
	uint32_t stop = find(w, i, w->s->n, '(', ';');
	struct fmt_indent more = tabs_of(1);

	if (t[stop].kind == '(')
		stop = t[stop].match + 1;
	fmt_run(w, i, stop, more, 1);
	if (t[stop].kind == ';')
		fmt_gap(w, stop++, FMT_JOIN, more, more, 0);
	fmt_char(w, ';');
	return stop;
}

/* The end of a definition: its ';', or what is no more of C. */
static uint32_t definition(struct fmt_writer *w, uint32_t i)
{
	const struct fmt_token *t = tokens(w);
	uint32_t end = i + 1;

	while (end < w->s->n && !fmt_begins_item(&t[end]) && t[end].kind != ';')
		end = t[end].match != FMT_NONE && t[end].match > end ? t[end].match + 1 : end + 1;
	return c_line(w, i, end + (t[end].kind == ';'), 0);
}

static uint32_t item(struct fmt_writer *w, uint32_t i)
{
	switch (tokens(w)[i].kind) {
	case WORD: return clause(w, i);
	case FN:
	case MACRO:
	case CONFIG: return with_block(w, i);
	case PARAM:
	case IMPORT: return line_item(w, i);
	case LET: return map_item(w, i);
	case DEFINITION: return definition(w, i);
	default: fmt_token(w, i); return i + 1;
	}
}

void fmt_items(struct fmt_writer *w)
{
	const struct fmt_token *t = tokens(w);
	struct fmt_indent none = {0, 0};
	uint32_t i = 0;

	while (i < w->s->n) {
		/* one ';' too many */
		if (t[i].kind == ';' && !t[i].pieces.n) {
			i++;
			continue;
		}
		fmt_gap(w, i, FMT_LINE, none, none, BOTH);
		i = item(w, i);
	}
	fmt_gap(w, i, FMT_LINE, none, none, FMT_EMPTY_FIRST);
}
