/*
 * Programs of 1 MB that repeat one thing: the parser takes linear time for each.  Quadratic time
 * is tens of seconds here, linear a tenth of one; so CPU time far above the goal of one second
 * is allowed, for the sanitizers' sake.
 */
#include <stdlib.h>
#include <time.h>

#include "check.h"
#include "parser.h"

#define SIZE 1000000
#define ALLOWED 4.0 /* seconds of CPU time */

struct large {
	const char *before, *again, *after;
	bool right; /* a program without errors */
};

static const struct large cases[] = {
	{"begin {", "@a=1;", "}", true},
	{"begin {\n", "@a=1;\n", "}", true},
	{"begin {", "@a=;", "}", false},
	{"begin {\n", "@a=;\n", "}", false},
	{"begin { @a=1", "+1", "}", false}, /* deeper than what walks the tree goes */
	{"begin { @a=", "-", "1}", false},
	{"begin { @a=", "(", "1}", false},
	{"begin ", "{", "", false},
	{"begin { @a", "[1]", "=1}", false},
	{"begin { if 1 {}", " else if 1 {}", "}", false},
	{"begin { @a=(u8", "*", ")1}", false},
	{"begin { @a=(", "long ", ")1}", true},
	{"begin { @a=(1", ",1", ")}", true},
	{"begin { f(1", ",1", ")}", true},
	{"begin { @a", "}", "", false},
	{"", "}", "", false},
	{"", "begin{}\n", "", true},
	{"f", ",f", "{}", true},
	{"f", "|f", "{}", true},
	{"p:", "[", " {}", false},
	{"p:", "{a,", " {}", false},
	{"", "\"\"", "", true}, /* quotes in a probe, which the checker looks at */
	{"begin {", "\x01", "}", false},
	{"begin /1", "/ /*c*/ 1", "/ {}", false}, /* too deep */
	{"", "f < a > x y;\n", "", false},
	{"", "f < if a > 1 { } $b; >\n", "", false},
	{"", "f < if a > 1 { } $b;", "", false},
	{"begin { printf(\"", "\\q", "\") }", false},
	{"begin {", "\\\n", "}", true},
	{"", "#define A 1\n", "begin {}", true},
};

static void check_case(const struct large *c)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	struct np_text in = {0}, out = {0};
	struct np_diags diags;
	clock_t began = clock();

	np_text_add(&in, c->before);
	while (in.n < SIZE)
		np_text_add(&in, c->again);
	np_text_add(&in, c->after);
	np_diags_init(&diags, a, &sources);

	const struct np_source *src = np_source_add(&sources, "large", in.s, in.n);

	np_parse(a, src, &diags);
	np_diags_show(&diags, &out, false);
	double took = (double)(clock() - began) / CLOCKS_PER_SEC;

	if (took > ALLOWED || !diags.errors != c->right)
		fprintf(stderr, "'%s%s...': %.1f s, %u errors\n", c->before, c->again, took,
			diags.errors);
	CHECK(took <= ALLOWED);
	CHECK(!diags.errors == c->right);
	/* what is shown is capped, each with its line, neighbourhood and hint */
	CHECK(out.n < 20000);
	np_text_free(&in);
	np_text_free(&out);
	np_arena_free(a);
}

/* What is passed over behind a '>' is counted right when NUL bytes stand in it. */
static void check_skip(void)
{
	static const char text[] = "t:a:b < if a > 1 \0 { \0 } > end < if a > \0 > end { @z = ; }";
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	struct np_diags diags;

	np_diags_init(&diags, a, &sources);
	np_parse(a, np_source_add(&sources, "nul", text, sizeof(text) - 1), &diags);
	CHECK_INT(diags.errors, 3);
	CHECK(diags.first && diags.first->next && diags.first->next->next);
	if (diags.errors == 3)
		CHECK_INT(diags.first->next->next->loc.beg - 1,
			  strrchr(text + sizeof(text) - 8, ';') - text);
	np_arena_free(a);
}

int main(void)
{
	check_skip();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_case(&cases[i]);
	return check_done();
}
