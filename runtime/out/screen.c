/*
 * A screen instead of a scroll: what an interval prints on a terminal, if tables are in it,
 * stands where the last one stood.  Only the cursor is moved and lines are cleared, so that
 * there is nothing to put back, whatever ends the run.  What does not fit is left out: at the
 * end all of it is printed once more.
 */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "out/out_internal.h"

static void measure(struct np_out *o)
{
	struct winsize w;

	o->screen.rows = 24;
	o->screen.columns = 80;
	if (ioctl(fileno(o->f), TIOCGWINSZ, &w))
		return;
	if (w.ws_row)
		o->screen.rows = w.ws_row;
	if (w.ws_col)
		o->screen.columns = w.ws_col;
}

void np_out_refresh(struct np_out *o)
{
	const char *term = getenv("TERM");

	o->screen.on = o->format == NP_FORMAT_TEXT && isatty(fileno(o->f)) && term &&
		       strcmp(term, "dumb") != 0;
}

void np_out_frame(struct np_out *o)
{
	if (!o->screen.on)
		return;
	out_screen_close(o);
	o->screen.fresh = true;
}

void out_screen_open(struct np_out *o)
{
	const struct np_plan_probe *p =
		o->probe < o->plan->probes.n ? &o->plan->probes.v[o->probe] : NULL;
	bool interval = p && p->kind == NP_P_INTERVAL;

	if (!o->screen.on || o->screen.open == interval)
		return;
	if (!interval) {
		out_screen_close(o);
		return;
	}
	if (!o->screen.fresh)
		return;
	out_give(o); /* what stands before the frame */
	measure(o);
	o->screen.fresh = false;
	o->screen.open = true;
	o->screen.tables = false;
	if (o->screen.shown.n)
		o->wrote_table = false; /* nothing above it to be set apart from */
}

/* Lines that the last frame takes now: the terminal breaks them where it has become narrower. */
static unsigned shown_lines(const struct np_out *o)
{
	const struct np_text *t = &o->screen.shown;
	unsigned lines = 0;

	for (size_t at = 0; at < t->n;) {
		const char *end = memchr(t->s + at, '\n', t->n - at);
		size_t n = end ? (size_t)(end - t->s) - at : t->n - at;
		size_t width = np_display_width(t->s + at, n);

		lines +=
			width ? (unsigned)((width + o->screen.columns - 1) / o->screen.columns) : 1;
		at += n + 1;
	}
	return lines;
}

static unsigned count_lines(const struct np_text *t)
{
	unsigned n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += t->s[i] == '\n';
	return n;
}

/* The frame in o->buf, in the last one's place. */
static void replace(struct np_out *o)
{
	struct np_text frame = o->buf, *shown = &o->screen.shown;
	unsigned lines = shown_lines(o), n = count_lines(&frame);
	unsigned room = o->screen.rows - 1, line = 0;

	o->buf = (struct np_text){0};
	if (lines)
		np_text_addf(&o->buf, "\r\033[%uA\033[J", lines);
	np_text_clear(shown);
	for (size_t at = 0; at < frame.n; line++) {
		const char *end = memchr(frame.s + at, '\n', frame.n - at);
		size_t len = end ? (size_t)(end - frame.s) - at : frame.n - at;
		size_t fits = np_display_cut(frame.s + at, len, o->screen.columns);

		if (line + 1 == room && n > room) {
			np_text_addf(shown, "(%u lines more)\n", n - line);
			np_text_addf(&o->buf, "(%u lines more)\n", n - line);
			break;
		}
		np_text_addn(&o->buf, frame.s + at, fits);
		if (fits < len && memchr(frame.s + at, '\033', len))
			np_text_add(&o->buf, "\033[0m");
		np_text_addc(&o->buf, '\n');
		np_text_addn(shown, frame.s + at, fits);
		np_text_addc(shown, '\n');
		at += len + 1;
	}
	np_text_free(&frame);
}

void out_screen_close(struct np_out *o)
{
	if (!o->screen.open)
		return;
	o->screen.open = false;
	if (o->screen.tables && o->screen.rows > 2) {
		replace(o);
		o->screen.in_place = true;
	}
	out_give(o);
	o->screen.in_place = false;
}

void np_out_interrupted(struct np_out *o)
{
	np_text_clear(&o->screen.shown);
}

uint32_t out_screen_rows(const struct np_out *o)
{
	uint32_t tables = 0, each;

	if (!o->screen.open)
		return 0;
	np_vec_each (struct np_plan_map, m, &o->plan->maps)
		tables += m->style == NP_STYLE_TABLE;
	/* a heading, what the others and all come to, a blank line */
	each = (o->screen.rows - 1) / (tables ? tables : 1);
	return each > 5 ? each - 4 : 1;
}
