/* Columns: the help of params, and comments behind lines, on lines that follow each other. */
#include "writer.h"

#include <string.h>

struct place {
	size_t line, at; /* where its line begins, where it is */
	size_t pad;      /* blanks to be added */
};

static size_t line_begin(const struct np_text *t, size_t at)
{
	while (at && t->s[at - 1] != '\n')
		at--;
	return at;
}

static size_t columns(const struct np_text *t, const struct place *p)
{
	size_t n = p->line, tabs = 0;

	for (; n < p->at && t->s[n] == '\t'; n++)
		tabs++;
	return tabs * FMT_TAB + np_display_width(t->s + n, p->at - n);
}

/* Whether two places are on lines that follow each other, and begin at the same column. */
static bool belong_together(const struct np_text *t, const struct place *a, const struct place *b)
{
	const char *end = memchr(t->s + a->at, '\n', b->at - a->at);
	size_t n = strspn(t->s + a->line, "\t "), m = strspn(t->s + b->line, "\t ");

	return end && (size_t)(end + 1 - t->s) == b->line && n == m &&
	       !memcmp(t->s + a->line, t->s + b->line, n);
}

/* What stands behind a line that is too long moves no other line. */
static void pad_group(const struct np_text *t, struct place *p, size_t n)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = columns(t, &p[i]);

		if (at > most && at <= FMT_WIDTH)
			most = at;
	}
	for (size_t i = 0; i < n; i++) {
		size_t at = columns(t, &p[i]);

		p[i].pad = at < most ? most - at : 0;
	}
}

/* One column's places lined up; marks of all columns move with the text. */
static void line_up(struct fmt_writer *w, enum fmt_column column, struct np_text *out)
{
	struct np_text *t = &w->out;
	NP_VEC(struct place) places = {0};
	size_t from = 0, done = 0, moved = 0, k = 0;

	np_vec_each (const struct fmt_mark, m, &w->marks)
		if (m->column == column)
			np_vec_push(w->s->arena, &places,
				    ((struct place){line_begin(t, m->at), m->at, 0}));
	for (size_t i = 1; i <= places.n; i++) {
		if (i < places.n && belong_together(t, &places.v[i - 1], &places.v[i]))
			continue;
		pad_group(t, &places.v[from], i - from);
		from = i;
	}
	np_vec_each (const struct place, p, &places) {
		np_text_addn(out, t->s + done, p->at - done);
		np_text_pad(out, ' ', p->pad);
		done = p->at;
	}
	np_text_addn(out, t->s + done, t->n - done);
	np_vec_each (struct fmt_mark, m, &w->marks) {
		for (; k < places.n && places.v[k].at <= m->at; k++)
			moved += places.v[k].pad;
		m->at += moved;
	}
}

void fmt_align(struct fmt_writer *w, struct np_text *out)
{
	struct np_text half = {0};

	if (!w->out.n)
		return;
	line_up(w, FMT_HELP, &half);
	np_text_free(&w->out);
	w->out = half;
	line_up(w, FMT_TRAILING, out);
}
