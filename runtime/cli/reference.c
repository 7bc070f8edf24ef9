/* docs/reference.md: the topics as Markdown. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/explain.h"
#include "cli/topics.h"

/* Text of the tables, in which Markdown would read more than is meant; what is in ` is code. */
static void add_prose(struct np_text *out, const char *s, size_t n)
{
	bool code = false;

	for (size_t i = 0; i < n; i++) {
		bool in_word = i && (isalnum((unsigned char)s[i - 1]) || s[i - 1] == '_');

		code ^= s[i] == '`';
		if (!code && (s[i] == '*' || s[i] == '<' || (s[i] == '_' && !in_word)))
			np_text_addc(out, '\\');
		np_text_addc(out, s[i]);
	}
}

/* In a table a '|' would end the cell. */
static void add_cell(struct np_text *out, const char *s, bool code)
{
	const char *quote = !code ? "" : strchr(s, '`') ? "``" : "`";
	struct np_text cell = {0};

	np_text_add(out, quote);
	if (code)
		np_text_add(&cell, s);
	else
		add_prose(&cell, s, strlen(s));
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.s[i] == '|')
			np_text_addc(out, '\\');
		np_text_addc(out, cell.s[i]);
	}
	np_text_add(out, quote);
	np_text_free(&cell);
}

static void add_table(struct np_text *out, const struct np_section *s)
{
	np_text_addc(out, '|');
	for (size_t i = 0; i < 4; i++)
		if (s->columns[i])
			np_text_addf(out, " %s |", s->columns[i]);
	np_text_add(out, "\n|");
	for (size_t i = 0; i < 4; i++)
		if (s->columns[i])
			np_text_add(out, "---|");
	np_text_addc(out, '\n');
	np_vec_each (struct np_topic, t, &s->topics) {
		const char *const cells[] = {t->usage, t->help, t->note, t->example};

		np_text_addc(out, '|');
		for (size_t i = 0; i < 4; i++) {
			if (!s->columns[i])
				continue;
			np_text_addc(out, ' ');
			if (cells[i])
				add_cell(out, cells[i], i == 0 || i == 3);
			np_text_add(out, " |");
		}
		np_text_addc(out, '\n');
	}
}

static void add_paragraphs(struct np_text *out, const struct np_section *s)
{
	np_vec_each (struct np_topic, t, &s->topics) {
		np_text_addf(out, "%s### %s\n\n`%s`: ", t == s->topics.v ? "" : "\n", t->name,
			     t->usage);
		add_prose(out, t->help, strlen(t->help));
		np_text_addf(out, "%s%s%s.\n", t->note ? " (" : "", t->note ? t->note : "",
			     t->note ? ")" : "");
		if (t->example)
			np_text_addf(out, "\n```np%s\n%s\n```\n",
				     t->note && strstr(t->note, "needs ") ? " rare" : "",
				     t->example);
	}
}

/* Paragraphs and examples of errors, whose form is that of explain.txt. */
static void add_errors(struct np_text *out)
{
	int codes[NP_ERROR_COUNT];

	np_text_add(out, "\n## Errors\n\n`nprobe explain NP0123` shows one of these.\n");
	np_explain_codes(codes);
	for (size_t i = 0; i < NP_ERROR_COUNT; i++) {
		struct np_text text = {0};
		bool code = false;

		np_explain((enum np_error)codes[i], &text);
		np_text_addf(out, "\n### NP%04d\n\n**%s**. ", codes[i],
			     np_error_title((enum np_error)codes[i]));
		for (char *line = text.s, *end; line && *line; line = end + 1) {
			bool is_code = !strncmp(line, "    ", 4);

			end = strchr(line, '\n');
			if (is_code != code)
				np_text_add(out, is_code ? "\n```\n" : "```\n\n");
			code = is_code;
			if (is_code)
				np_text_addn(out, line + 4, (size_t)(end - line) - 3);
			else
				add_prose(out, line, (size_t)(end - line) + 1);
		}
		if (code)
			np_text_add(out, "```\n");
		np_text_free(&text);
	}
}

static void add_link(struct np_text *out, const char *title)
{
	np_text_addf(out, "- [%s](#", title);
	for (; *title; title++)
		np_text_addc(out, *title == ' ' ? '-' : (char)tolower((unsigned char)*title));
	np_text_add(out, ")\n");
}

void np_reference(const np_sections *sections, struct np_text *out)
{
	np_text_add(out,
		    "# Reference\n\n"
		    "<!-- Made by tests/docs/generate from the tables of the program: edit those. "
		    "-->\n\n"
		    "All names of the language, as `nprobe help` knows them; "
		    "[language.md](language.md) "
		    "tells how they go together.\n\n");
	np_vec_each (struct np_section, s, sections)
		add_link(out, s->title);
	add_link(out, "Errors");
	np_vec_each (struct np_section, s, sections) {
		np_text_addf(out, "\n## %s\n\n%s\n\n", s->title, s->intro);
		if (s->is_table)
			add_table(out, s);
		else
			add_paragraphs(out, s);
	}
	add_errors(out);
}
