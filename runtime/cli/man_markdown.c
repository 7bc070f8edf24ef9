/*
 * A page of docs/ for a manual page: paragraphs, lists, headings, blocks, tables.  What is
 * within a line, np_man_fill knows.
 */
#include <string.h>

#include "cli/man_page.h"

struct page {
	struct np_text *out;
	struct np_text paragraph;
	bool begun;  /* a paragraph needs .PP */
	bool fenced; /* in a block */
	bool table, skipped;
};

static void end_paragraph(struct page *p)
{
	if (p->paragraph.n) {
		if (p->begun)
			np_text_add(p->out, ".PP\n");
		np_man_fill(p->out, p->paragraph.s, p->paragraph.n);
		p->begun = true;
	}
	np_text_clear(&p->paragraph);
}

static void fence(struct page *p)
{
	end_paragraph(p);
	np_text_add(p->out, p->fenced ? ".fi\n.RE\n" : p->begun ? ".PP\n.RS\n.nf\n" : ".RS\n.nf\n");
	p->fenced = !p->fenced;
	p->begun = true;
}

static void heading(struct page *p, const char *text, size_t n)
{
	end_paragraph(p);
	np_text_add(p->out, ".SS ");
	np_man_argument(p->out, text, n);
	np_text_addc(p->out, '\n');
	p->begun = false;
}

/* | a | b |: what is in the first column, in front of the others. */
static void row(struct page *p, const char *line, size_t n)
{
	const char *end = line + n;
	struct np_text rest = {0};
	int column = 0;

	if (!p->table) { /* the headings; their options are ours */
		end_paragraph(p);
		p->table = true;
		p->skipped =
			strcspn(line, "|") < n && !strncmp(line + strspn(line, "| "), "option", 6);
		return;
	}
	if (p->skipped || strspn(line, "|-: ") >= n)
		return;
	for (const char *cell = line + 1, *stop; cell < end; cell = stop + 1) {
		stop = memchr(cell, '|', (size_t)(end - cell));
		while (stop && stop[-1] == '\\')
			stop = memchr(stop + 1, '|', (size_t)(end - stop - 1));
		if (!stop)
			stop = end;
		if (!column++) {
			np_text_add(p->out, ".TP\n");
			np_man_fill(p->out, cell, (size_t)(stop - cell));
		} else if (strspn(cell, " ") < (size_t)(stop - cell)) {
			np_text_add(&rest, rest.n ? "; " : "");
			np_text_addn(&rest, cell, (size_t)(stop - cell));
		}
	}
	if (rest.n)
		np_man_fill(p->out, rest.s, rest.n);
	else
		np_text_add(p->out, "\\&\n");
	np_text_free(&rest);
	p->begun = true;
}

static void add_line(struct page *p, const char *line, size_t n)
{
	if (n >= 3 && !memcmp(line, "```", 3)) {
		fence(p);
	} else if (p->fenced) {
		np_man_line(p->out, line, n);
	} else if (n && *line == '|') {
		row(p, line, n);
	} else if (n > 2 && !memcmp(line, "# ", 2)) {
		end_paragraph(p); /* the title: the page has one */
	} else if (n > 3 && !memcmp(line, "## ", 3)) {
		heading(p, line + 3, n - 3);
	} else if (n > 2 && !memcmp(line, "- ", 2)) {
		end_paragraph(p);
		np_text_add(p->out, ".IP \\(bu 2\n");
		np_text_addn(&p->paragraph, line + 2, n - 2);
		p->begun = false;
	} else if (strspn(line, " ") >= n) {
		end_paragraph(p);
	} else {
		np_text_add(&p->paragraph, p->paragraph.n ? " " : "");
		np_text_addn(&p->paragraph, line, n);
	}
	if (!n || *line != '|')
		p->table = false;
}

void np_man_markdown(struct np_text *out, const char *text, bool begun)
{
	struct page p = {.out = out, .begun = begun};

	while (*text) {
		size_t n = strcspn(text, "\n");

		add_line(&p, text, n);
		text += n + (text[n] == '\n');
	}
	if (p.fenced)
		fence(&p);
	end_paragraph(&p);
	np_text_free(&p.paragraph);
}
