/* Errors at run time: see complain.h. The script's text is in the plan. */
#include "cli/complain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The word at a place of the text; nowhere if the text has no such place. */
static struct np_loc word_at(const struct np_source *s, uint32_t line, uint32_t column)
{
	static const char ends[] = " \t\n;,(){}";
	uint32_t at, n;

	if (!line || line > s->n_lines)
		return (struct np_loc){0};
	at = s->lines[line - 1] +
	     (column ? column - 1 : (uint32_t)strspn(s->text + s->lines[line - 1], " \t"));
	if (at > s->len)
		return (struct np_loc){0};
	n = (uint32_t)strcspn(s->text + at, ends);
	return (struct np_loc){s->base + at, s->base + at + (n ? n : 1)};
}

/* The text behind so many lines: that of a file that is imported. */
static const char *text_from(const char *text, uint32_t lines)
{
	const char *end;

	for (; lines && (end = strchr(text, '\n')); lines--)
		text = end + 1;
	return text;
}

void np_complain(const struct np_plan *p, enum np_error code, uint32_t line, uint32_t column,
		 const char *message, const char *hint)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	uint32_t of_all = line;
	const char *name = np_plan_file(p, &line), *file = text_from(p->source_text, of_all - line);
	const struct np_source *s = np_source_add(&sources, name, file, strlen(file));
	struct np_diags diags;
	struct np_diag *d;
	struct np_text text = {0};

	np_diags_init(&diags, a, &sources);
	d = np_error(&diags, code, word_at(s, line, column), "%s", message);
	if (hint)
		np_hint(&diags, d, "%s", hint);
	np_diags_show(&diags, &text, np_has_colour(STDERR_FILENO));
	fputs(text.s, stderr);
	np_text_free(&text);
	np_arena_free(a);
}
