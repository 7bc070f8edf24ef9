/* Diagnostics: collecting, and drawing them under their source line. */
#include "base/diag.h"

#include <string.h>

static const struct {
	enum np_error code;
	const char *title, *explain;
} rows[] = {
#define NP_ERROR(number, id, title, explain) {NP_E_##id, title, explain},
#include "base/errors.def"
#undef NP_ERROR
};

void np_diags_init(struct np_diags *d, struct np_arena *a, const struct np_sources *sources)
{
	*d = (struct np_diags){.arena = a, .sources = sources};
	d->tail = &d->first;
}

static struct np_diag *add(struct np_diags *d, enum np_severity severity, enum np_error code,
			   struct np_loc loc, const char *fmt, va_list ap)
{
	struct np_diag *n;

	for (n = d->first; n; n = n->next)
		if (n->severity == severity && n->code == code && code && n->loc.beg == loc.beg)
			return n;
	n = np_alloc(d->arena, sizeof(*n));
	n->severity = severity;
	n->code = code;
	n->loc = loc;
	n->message = "";
	if ((severity == NP_ERROR_SEVERITY ? d->errors++ : d->warnings++) >= NP_MAX_ERRORS)
		return n; /* only counted */
	n->message = np_vsprintf(d->arena, fmt, ap);
	*d->tail = n;
	d->tail = &n->next;
	return n;
}

struct np_diag *np_error(struct np_diags *d, enum np_error code, struct np_loc loc, const char *fmt,
			 ...)
{
	struct np_diag *n;
	va_list ap;

	va_start(ap, fmt);
	n = add(d, NP_ERROR_SEVERITY, code, loc, fmt, ap);
	va_end(ap);
	return n;
}

struct np_diag *np_warn(struct np_diags *d, struct np_loc loc, const char *fmt, ...)
{
	struct np_diag *n;
	va_list ap;

	va_start(ap, fmt);
	n = add(d, NP_WARNING, NP_E_NONE, loc, fmt, ap);
	va_end(ap);
	return n;
}

struct np_diag *np_remark(struct np_diags *d, struct np_loc loc, const char *fmt, ...)
{
	struct np_diag *n;
	va_list ap;

	va_start(ap, fmt);
	n = add(d, NP_NOTE, NP_E_NONE, loc, fmt, ap);
	va_end(ap);
	return n;
}

bool np_diag_wants_hint(struct np_diag *diag)
{
	bool wants = *diag->message && !diag->hint && !diag->asked;

	diag->asked = true;
	return wants;
}

void np_hint(struct np_diags *d, struct np_diag *diag, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	diag->hint = np_vsprintf(d->arena, fmt, ap);
	va_end(ap);
}

void np_note(struct np_diags *d, struct np_diag *diag, struct np_loc loc, const char *fmt, ...)
{
	struct np_diag_note *n = np_alloc(d->arena, sizeof(*n)), **at = &diag->notes;
	va_list ap;

	va_start(ap, fmt);
	n->message = np_vsprintf(d->arena, fmt, ap);
	va_end(ap);
	n->loc = loc;
	while (*at)
		at = &(*at)->next;
	*at = n;
}

#define LINE_BEFORE 120u  /* bytes shown before the place */
#define LINE_LONGEST 200u /* bytes shown of a line */

/* The source line (tabs as one blank each, so that columns agree) and carets under it. */
static void show_line(const struct np_diags *d, struct np_loc loc, struct np_text *out,
		      const char *colour, const char *reset)
{
	struct np_place p = np_source_place(d->sources, loc.beg);
	struct np_text number = {0};

	if (!p.source)
		return;
	uint32_t col = p.column - 1 < p.line_len ? p.column - 1 : p.line_len;
	uint32_t bytes = loc.end > loc.beg ? loc.end - loc.beg : 1;

	if (bytes > p.line_len - col)
		bytes = p.line_len - col;
	np_text_addf(&number, "%5u", p.line);
	np_text_addf(out, "%s | ", number.s);
	/* Of a very long line only the neighbourhood of the place is shown. */
	if (col > LINE_BEFORE) {
		p.line_text += col - LINE_BEFORE;
		p.line_len -= col - LINE_BEFORE;
		col = LINE_BEFORE;
	}
	if (p.line_len > LINE_LONGEST)
		p.line_len = LINE_LONGEST;
	if (bytes > p.line_len - col)
		bytes = p.line_len - col;
	for (uint32_t i = 0; i < p.line_len; i++) {
		char c = p.line_text[i];

		np_text_addc(out, (unsigned char)c < 0x20 || c == 0x7f ? ' ' : c);
	}
	np_text_addc(out, '\n');
	np_text_pad(out, ' ', number.n);
	np_text_add(out, " | ");
	np_text_pad(out, ' ', np_display_width(p.line_text, col));
	size_t width = np_display_width(p.line_text + col, bytes);

	np_text_addf(out, "%s^", colour);
	np_text_pad(out, '~', width > 1 ? width - 1 : 0);
	np_text_addf(out, "%s\n", reset);
	np_text_free(&number);
}

static void show_where(const struct np_diags *d, struct np_loc loc, struct np_text *out)
{
	struct np_place p = np_source_place(d->sources, loc.beg);

	if (loc.end && p.source)
		np_text_addf(out, "%s:%u:%u: ", p.source->name, p.line,
			     (unsigned)np_display_width(p.line_text, p.column - 1) + 1);
	else
		np_text_add(out, "nprobe: ");
}

/* What is located at a macro's name may be in its body. */
static void show_macro(const struct np_diags *d, struct np_loc loc, struct np_text *out,
		       bool colour)
{
	const struct np_expansion *e = loc.end ? np_source_expanded(d->sources, loc) : NULL;

	if (!e || !e->defined.end)
		return;
	show_where(d, e->defined, out);
	np_text_addf(out, "note: in the macro '%s'\n", e->name);
	show_line(d, e->defined, out, colour ? "\033[36m" : "", colour ? "\033[0m" : "");
}

/* A place in a macro: where that is used, and so on. */
static void show_uses(const struct np_diags *d, struct np_loc loc, struct np_text *out, bool colour)
{
	const struct np_source *src;

	while (loc.end && (src = np_source_of(d->sources, loc.beg)) && src->of) {
		show_where(d, src->used, out);
		np_text_addf(out, "note: '%s' is used here\n", src->macro);
		show_line(d, src->used, out, colour ? "\033[36m" : "", colour ? "\033[0m" : "");
		loc = src->used;
	}
}

static void show_one(const struct np_diags *d, const struct np_diag *n, struct np_text *out,
		     bool colour)
{
	static const char *const words[] = {"note", "warning", "error"};
	static const char *const paints[] = {"\033[36m", "\033[33m", "\033[31m"};
	const char *paint = colour ? paints[n->severity] : "", *reset = colour ? "\033[0m" : "";

	show_where(d, n->loc, out);
	np_text_addf(out, "%s%s%s", paint, words[n->severity], reset);
	if (n->code)
		np_text_addf(out, " NP%04d", (int)n->code);
	np_text_addf(out, ": %s\n", n->message);
	if (n->loc.end)
		show_line(d, n->loc, out, paint, reset);
	show_macro(d, n->loc, out, colour);
	show_uses(d, n->loc, out, colour);
	for (const struct np_diag_note *k = n->notes; k; k = k->next) {
		show_where(d, k->loc, out);
		np_text_addf(out, "note: %s\n", k->message);
		if (k->loc.end)
			show_line(d, k->loc, out, colour ? paints[NP_NOTE] : "", reset);
	}
	if (n->hint)
		np_text_addf(out, "  hint: %s\n", n->hint);
}

void np_diags_show(const struct np_diags *d, struct np_text *out, bool colour)
{
	int least = d->quiet ? NP_ERROR_SEVERITY : NP_NOTE;

	for (int severity = NP_ERROR_SEVERITY; severity >= least; severity--)
		for (const struct np_diag *n = d->first; n; n = n->next)
			if ((int)n->severity == severity)
				show_one(d, n, out, colour);
	if (d->errors > NP_MAX_ERRORS)
		np_text_addf(out, "nprobe: %u more errors not shown\n", d->errors - NP_MAX_ERRORS);
	if (d->warnings > NP_MAX_ERRORS && !d->quiet)
		np_text_addf(out, "nprobe: %u more warnings not shown\n",
			     d->warnings - NP_MAX_ERRORS);
}

const char *np_error_title(enum np_error code)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].code == code)
			return rows[i].title;
	return NULL;
}

const char *np_error_explain(enum np_error code)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].code == code)
			return rows[i].explain;
	return NULL;
}
