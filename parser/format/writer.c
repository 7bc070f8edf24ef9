/*
 * Tokens, blanks and line ends.  Lines end where the script has them, if they may; a line that
 * is too long ends where the brackets and operators around are the fewest and loosest.  What was
 * decided once is found again in the text: formatting twice changes nothing.
 */
#include "writer.h"

#include <string.h>

#include "grammar.h"

#define DEEPEST_COLUMN 60 /* brackets further right are not lined up below */

void fmt_char(struct fmt_writer *w, char c)
{
	np_text_addc(&w->out, c);
	w->col++;
	w->fresh = false;
}

static void end_line(struct fmt_writer *w)
{
	np_text_addc(&w->out, '\n');
	w->line = w->out.n;
	w->col = 0;
	w->fresh = true;
}

/* A new line, unless nothing is on this one. */
static void new_line(struct fmt_writer *w, struct fmt_indent at, bool empty)
{
	if (!w->fresh)
		end_line(w);
	w->out.n = w->line;
	if (empty && w->out.n)
		end_line(w);
	np_text_pad(&w->out, '\t', at.tabs);
	np_text_pad(&w->out, ' ', at.spaces);
	w->col = at.tabs * FMT_TAB + at.spaces;
	w->fresh = true;
}

/* Text that may be of several lines, and have tabs. */
static void add(struct fmt_writer *w, const char *text, size_t len)
{
	const char *last = memrchr(text, '\n', len), *end = text + len, *p, *tab;

	np_text_addn(&w->out, text, len);
	w->fresh = false;
	p = last ? last + 1 : text;
	if (last) {
		w->line = w->out.n - (size_t)(end - p);
		w->col = 0;
	}
	for (; (tab = memchr(p, '\t', (size_t)(end - p))); p = tab + 1)
		w->col = (w->col + np_display_width(p, (size_t)(tab - p))) / FMT_TAB * FMT_TAB +
			 FMT_TAB;
	w->col += np_display_width(p, (size_t)(end - p));
}

void fmt_token(struct fmt_writer *w, uint32_t i)
{
	add(w, w->s->t[i].text, w->s->t[i].len);
}

/* --- comments and the like --- */

/* The blanks that a comment's own line begins with; other text before it: none. */
static size_t indent_of(const struct fmt_script *s, const struct fmt_piece *p, const char **blanks)
{
	const char *text = s->source->text, *beg = text + p->at;

	while (beg > text && strchr(" \t", beg[-1]) && beg[-1])
		beg--;
	*blanks = beg;
	return beg == text || beg[-1] == '\n' ? (size_t)(text + p->at - beg) : 0;
}

/* A comment of several lines: those that were below its first one stay so. */
static void add_comment(struct fmt_writer *w, const struct fmt_piece *p, bool own_line)
{
	const char *line = p->text, *end = p->text + p->len, *blanks, *next;
	size_t was = indent_of(w->s, p, &blanks);
	char *at = np_strndup(w->s->arena, w->out.s ? w->out.s + w->line : "",
			      own_line ? w->out.n - w->line : 0);

	for (; (next = memchr(line, '\n', (size_t)(end - line))); line = next + 1) {
		const char *stop = next;

		while (stop > line && strchr(" \t\r", stop[-1]))
			stop--;
		add(w, line, (size_t)(stop - line));
		end_line(w);
		if (own_line && (size_t)(end - next - 1) >= was && !memcmp(next + 1, blanks, was) &&
		    next[1 + was] != '\n') {
			add(w, at, strlen(at));
			next += was;
		}
	}
	add(w, line, (size_t)(end - line));
}

static void add_label(struct fmt_writer *w, const struct fmt_piece *p)
{
	for (uint32_t i = 0; i < p->len; i++)
		if (!strchr(" \t\r\f\v", p->text[i]))
			fmt_char(w, p->text[i]);
}

/* What an #if leaves out stays as it is; the # that ends it begins its line as the first one does.
 */
static void add_directive(struct fmt_writer *w, const struct fmt_piece *p, bool empty)
{
	const char *text = p->text, *end = text + p->len, *last = memrchr(text, '\n', p->len);
	const char *sign = last ? last + 1 : end;

	while (sign < end && strchr(" \t", *sign) && *sign)
		sign++;
	new_line(w, (struct fmt_indent){0, 0}, empty);
	if (sign < end && *sign == '#' && last[-1] != '\\') {
		add(w, text, (size_t)(last + 1 - text));
		text = sign;
	}
	add(w, text, (size_t)(end - text));
	end_line(w);
}

bool fmt_begins_line(const struct fmt_token *t)
{
	if (t->lines)
		return true;
	np_vec_each (const struct fmt_piece, p, &t->pieces)
		if (p->lines || p->kind == FMT_LINE_COMMENT || p->kind == FMT_DIRECTIVE)
			return true;
	return false;
}

/* From this one on there are but comments on its line; ends: no token is behind the last one. */
static bool is_trailing(const struct fmt_token *t, const struct fmt_piece *p, bool ends)
{
	const struct fmt_piece *end = t->pieces.v + t->pieces.n;

	for (; p < end; p++) {
		if (p->kind == FMT_LINE_COMMENT)
			return true;
		if (p->kind != FMT_COMMENT || memchr(p->text, '\n', p->len))
			return false;
		if (p + 1 < end && (p[1].lines || p[1].kind == FMT_DIRECTIVE))
			return true;
	}
	return ends;
}

/* Line ends among pieces are where the script has them; if it has none, before them. */
void fmt_gap(struct fmt_writer *w, uint32_t i, enum fmt_gap gap, struct fmt_indent inside,
	     struct fmt_indent at, unsigned empty)
{
	const struct fmt_token *t = &w->s->t[i];
	bool closes = gap == FMT_LINE && (t->kind == '}' || t->kind == ANGLE_END);
	bool ends = t->lines || !t->kind || closes, first = true, marked = false;
	/*
	 * behind the last token, the end of the text is one of a line; and what stands behind a
	 * block's last statement belongs to that
	 */
	bool must = gap == FMT_LINE && t->kind && !fmt_begins_line(t) &&
		    !(closes && empty & FMT_EMPTY_FIRST);
	bool opened = gap == FMT_JOIN && w->out.n && strchr("([", w->out.s[w->out.n - 1]);
	enum fmt_piece_kind last = FMT_COMMENT;

	if (!t->kind) /* what is behind the program is not in it */
		inside = at = (struct fmt_indent){0, 0};
	if (!t->pieces.n) {
		if (gap == FMT_LINE)
			new_line(w, at,
				 t->lines > 1 && empty & FMT_EMPTY_FIRST && empty & FMT_EMPTY_LAST);
		else if (gap == FMT_BLANK && !w->fresh)
			fmt_char(w, ' ');
		return;
	}
	np_vec_each (const struct fmt_piece, p, &t->pieces) {
		bool blank = empty && p->lines > 1 && (!first || empty & FMT_EMPTY_FIRST);
		bool own_line = must || p->lines || w->fresh || last == FMT_LINE_COMMENT;

		if (p->kind == FMT_DIRECTIVE) {
			add_directive(w, p, blank);
		} else {
			if (own_line)
				new_line(w, p->kind == FMT_LABEL ? at : inside, blank);
			else if (!(first && p->kind == FMT_COMMENT && opened) &&
				 (last != FMT_LABEL || p->kind != FMT_LABEL))
				fmt_char(w, ' ');
			marked |= own_line;
			if (!marked && is_trailing(t, p, ends)) {
				marked = true;
				np_vec_push(w->s->arena, &w->marks,
					    ((struct fmt_mark){FMT_TRAILING, w->out.n}));
			}
			if (p->kind == FMT_LABEL)
				add_label(w, p);
			else
				add_comment(w, p, own_line);
		}
		must = first = false;
		last = p->kind;
	}
	if (last == FMT_LINE_COMMENT || last == FMT_DIRECTIVE || ends)
		new_line(w, at, t->lines > 1 && empty & FMT_EMPTY_LAST);
	else if (last != FMT_LABEL && (t->space || !strchr(";,)]", *t->text)))
		fmt_char(w, ' ');
}

/* --- measures --- */

/* What stands before a token on the same line; too much: it cannot. */
static size_t gap_width(const struct fmt_token *t)
{
	size_t width = 0;

	if (fmt_begins_line(t) && t->pieces.n)
		return FMT_WIDTH + 1;
	np_vec_each (const struct fmt_piece, p, &t->pieces)
		width += 1 + np_display_width(p->text, p->len);
	return width + (t->space || t->pieces.n);
}

size_t fmt_width(const struct fmt_script *s, uint32_t beg, uint32_t end)
{
	size_t width = 0;

	for (uint32_t i = beg; i < end && width <= FMT_WIDTH; i++) {
		width += i > beg ? gap_width(&s->t[i]) : 0;
		width += np_display_width(s->t[i].text, s->t[i].len);
	}
	return width;
}

bool fmt_has_lines(const struct fmt_script *s, uint32_t beg, uint32_t end)
{
	for (uint32_t i = beg + 1; i < end; i++) {
		if (fmt_begins_line(&s->t[i]))
			return true;
		np_vec_each (const struct fmt_piece, p, &s->t[i].pieces)
			if (memchr(p->text, '\n', p->len))
				return true;
	}
	return false;
}

/* A line ends before it for sure. */
static bool is_broken(const struct fmt_token *t)
{
	return fmt_begins_line(t) && (t->pieces.n || t->brk != FMT_NEVER);
}

/* Columns from the token on, to where the line may end again, or to the end and `tail` more. */
static size_t chunk(const struct fmt_script *s, uint32_t i, uint32_t end, size_t tail)
{
	unsigned level = s->t[i].level;
	size_t width = 0;

	for (uint32_t k = i; k < end && width <= FMT_WIDTH; k++) {
		if (k > i &&
		    (is_broken(&s->t[k]) || (s->t[k].brk == FMT_MAY && s->t[k].level <= level)))
			return width;
		width += gap_width(&s->t[k]) + np_display_width(s->t[k].text, s->t[k].len);
		if (s->t[k].kind == '{' && fmt_has_lines(s, k, s->t[k].match + 1))
			return width;
	}
	return width + tail;
}

/* --- runs --- */

static bool opens(const struct fmt_script *s, uint32_t i)
{
	int kind = s->t[i].kind;

	return kind == '(' || kind == '[' || (kind == PREDICATE && s->t[i].match > i);
}

static bool closes(const struct fmt_script *s, uint32_t i)
{
	int kind = s->t[i].kind;

	return kind == ')' || kind == ']' || (kind == PREDICATE && s->t[i].match < i);
}

/* Where lines within a bracket begin, whose first token is i: below that. */
static struct fmt_indent below(const struct fmt_writer *w, uint32_t i, struct fmt_indent at)
{
	size_t tabs = 0;

	if (is_broken(&w->s->t[i]) || w->col > DEEPEST_COLUMN)
		return (struct fmt_indent){at.tabs + 1, at.spaces};
	while (w->line + tabs < w->out.n && w->out.s[w->line + tabs] == '\t')
		tabs++;
	if (w->col < tabs * FMT_TAB)
		return (struct fmt_indent){at.tabs + 1, at.spaces};
	return (struct fmt_indent){(unsigned)tabs, (unsigned)(w->col - tabs * FMT_TAB)};
}

void fmt_flat(struct fmt_writer *w, uint32_t beg, uint32_t end)
{
	static const struct fmt_indent none;

	for (uint32_t i = beg; i < end; i++) {
		fmt_gap(w, i, w->s->t[i].space ? FMT_BLANK : FMT_JOIN, none, none, 0);
		fmt_token(w, i);
	}
}

/* A value's block whose '{' is written. */
static bool stays_flat(const struct fmt_writer *w, uint32_t i)
{
	uint32_t end = w->s->t[i].match + 1;

	return !fmt_has_lines(w->s, i, end) && w->col + fmt_width(w->s, i, end) <= FMT_WIDTH;
}

void fmt_run(struct fmt_writer *w, uint32_t beg, uint32_t end, struct fmt_indent at, size_t tail)
{
	struct fmt_indent stack[2 * NP_MAX_NESTING];
	const struct fmt_script *s = w->s;
	unsigned depth = 0, tabs = 0;

	while (w->line + tabs < w->out.n && w->out.s[w->line + tabs] == '\t')
		tabs++;
	for (uint32_t i = beg; i < end; i++) {
		const struct fmt_token *t = &s->t[i];
		enum fmt_gap gap = t->space ? FMT_BLANK : FMT_JOIN;

		if (closes(s, i) && depth)
			at = stack[--depth];
		if (is_broken(t))
			gap = FMT_LINE;
		else if (t->brk == FMT_MAY && w->col + chunk(s, i, end, tail) > FMT_WIDTH)
			gap = FMT_LINE;
		if (i > beg)
			fmt_gap(w, i, gap, at, at, 0);
		if (t->is_help)
			fmt_char(w, ' '); /* two: a column */
		if (t->is_help)
			np_vec_push(s->arena, &w->marks, ((struct fmt_mark){FMT_HELP, w->out.n}));
		fmt_token(w, i);
		if (opens(s, i) && depth < sizeof(stack) / sizeof(stack[0])) {
			stack[depth++] = at;
			at = below(w, i + 1, at);
		} else if (t->kind == '{' && t->match < end) {
			if (stays_flat(w, i))
				fmt_flat(w, i + 1, t->match + 1);
			else
				fmt_value_block(w, i, tabs);
			i = t->match;
		}
	}
}
