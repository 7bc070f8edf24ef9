/*
 * format_test [-n N] FILE...: scripts formatted, and looked at from outside: the tree is the same,
 * no comment is lost, and formatting again changes nothing.  With -n, each also N times with
 * other blanks, line ends and comments in it, in a row that is always the same.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parser.h"
#include "reformat.h"

static unsigned passed, failed, wrong;

struct reading {
	struct np_arena *arena;
	struct np_sources sources;
	struct np_diags diags;
	const struct np_source *source;
};

static void open_reading(struct reading *r, const char *name, const struct np_text *text)
{
	*r = (struct reading){.arena = np_arena_new()};
	r->sources.arena = r->arena;
	np_diags_init(&r->diags, r->arena, &r->sources);
	r->source = np_source_add(&r->sources, name, text->s ? text->s : "", text->n);
}

/* The tree as text; false: it has errors. */
static bool tree_of(const char *name, const struct np_text *text, struct np_text *out)
{
	struct reading r;
	bool ok;

	open_reading(&r, name, text);
	np_dump_tree(np_parse(r.arena, r.source, &r.diags), out);
	ok = !r.diags.errors;
	np_arena_free(r.arena);
	return ok;
}

static bool format(const char *name, const struct np_text *text, struct np_text *out)
{
	struct reading r;
	bool ok;

	open_reading(&r, name, text);
	ok = !np_reformat(r.arena, &r.sources, r.source, &r.diags, out);
	if (!ok) {
		struct np_text errors = {0};

		np_diags_show(&r.diags, &errors, false);
		fputs(errors.s, stdout);
		np_text_free(&errors);
	}
	np_arena_free(r.arena);
	return ok;
}

/* The byte behind a string or a comment that begins at p; p: none does. */
static const char *pass(const char *p, const char *end)
{
	const char *q = p;

	if (*p == '"') {
		for (q++; q < end && *q != '"' && *q != '\n'; q++)
			q += *q == '\\' && q + 1 < end;
		return q < end ? q + 1 : end;
	}
	if (end - p > 1 && p[0] == '/' && p[1] == '/') {
		q = memchr(p, '\n', (size_t)(end - p));
		return q ? q : end;
	}
	if (end - p > 1 && p[0] == '/' && p[1] == '*') {
		q = strstr(p + 2, "*/");
		return q ? q + 2 : end;
	}
	return p;
}

/* All bytes but blanks, and the ';' that may come and go outside comments. */
static void essence(const struct np_text *text, struct np_text *out)
{
	const char *end = text->s + text->n;

	for (const char *p = text->s; p < end;) {
		const char *next = pass(p, end);
		bool inside = next != p;

		for (next = inside ? next : p + 1; p < next; p++)
			if (!isspace((unsigned char)*p) && *p != '\\' && (inside || *p != ';'))
				np_text_addc(out, *p);
	}
}

static bool same(const struct np_text *a, const struct np_text *b)
{
	return a->n == b->n && (!a->n || !memcmp(a->s, b->s, a->n));
}

static void complain(const char *name, const char *what, const struct np_text *text,
		     const struct np_text *one, const struct np_text *two)
{
	printf("FAILED %s: %s\n--- the script\n%s\n--- formatted\n%s\n--- again\n%s\n", name, what,
	       text->s ? text->s : "", one->s ? one->s : "", two->s ? two->s : "");
	failed++;
}

static void check(const char *name, const struct np_text *text)
{
	struct np_text before = {0}, after = {0}, one = {0}, two = {0}, x = {0}, y = {0};

	if (!text->n || !tree_of(name, text, &before)) {
		wrong++;
	} else if (!format(name, text, &one)) {
		complain(name, "it is refused", text, &one, &two);
	} else if (!tree_of(name, &one, &after) || !same(&before, &after)) {
		complain(name, "the tree is another", text, &one, &two);
	} else if (essence(text, &x), essence(&one, &y), !same(&x, &y)) {
		complain(name, "what it says is another", text, &x, &y);
	} else if (!format(name, &one, &two) || !same(&one, &two)) {
		complain(name, "the second time it changes", text, &one, &two);
	} else {
		passed++;
	}
	np_text_free(&before);
	np_text_free(&after);
	np_text_free(&one);
	np_text_free(&two);
	np_text_free(&x);
	np_text_free(&y);
}

static unsigned state = 1;

static unsigned random_below(unsigned n)
{
	state = state * 1103515245 + 12345;
	return (state >> 16) % n;
}

static void other_blank(struct np_text *out, const char *blank, size_t n)
{
	static const char *const blanks[] = {" ",
					     "\n",
					     "\t",
					     "   ",
					     "\n\n\n",
					     "/* c */",
					     " /* c\n d */ ",
					     " // c\n",
					     "\n // c\n",
					     "\n/**/\n",
					     "\n\n\t/* e */\n\n",
					     " "};

	if (random_below(4))
		np_text_addn(out, blank, n);
	else
		np_text_add(out, blanks[random_below(sizeof(blanks) / sizeof(blanks[0]))]);
}

/* The script with some of its blanks replaced, and some put where none were. */
static void vary(const struct np_text *text, struct np_text *out)
{
	const char *end = text->s + text->n, *next;

	for (const char *p = text->s; p < end; p = next) {
		next = pass(p, end);
		if (next == p && *p == '#' && (p == text->s || p[-1] == '\n')) {
			next = memchr(p, '\n', (size_t)(end - p));
			next = next ? next : end;
		}
		if (next != p) {
			np_text_addn(out, p, (size_t)(next - p));
			continue;
		}
		while (next < end && isspace((unsigned char)*next))
			next++;
		if (next != p) {
			other_blank(out, p, (size_t)(next - p));
			continue;
		}
		next = p + 1;
		if (strchr("(){};,", *p) && !random_below(6))
			other_blank(out, " ", 1);
		np_text_addc(out, *p);
	}
}

static bool read_file(const char *path, struct np_text *out)
{
	FILE *f = fopen(path, "r");
	char buf[4096];
	size_t n;

	if (!f)
		return false;
	while ((n = fread(buf, 1, sizeof(buf), f)))
		np_text_addn(out, buf, n);
	fclose(f);
	return true;
}

int main(int argc, char **argv)
{
	int first = argc > 2 && !strcmp(argv[1], "-n") ? 3 : 1;
	int times = first == 3 ? atoi(argv[2]) : 0;

	for (int i = first; i < argc; i++) {
		struct np_text text = {0};

		if (!read_file(argv[i], &text)) {
			printf("FAILED %s: it cannot be read\n", argv[i]);
			failed++;
			continue;
		}
		check(argv[i], &text);
		for (int k = 0; k < times && text.n; k++) {
			struct np_text other = {0};

			vary(&text, &other);
			check(argv[i], &other);
			np_text_free(&other);
		}
		np_text_free(&text);
	}
	printf("%u of other syntax\n%u passed, %u failed\n", wrong, passed, failed);
	return failed || !passed;
}
