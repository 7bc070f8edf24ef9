/* The parser's face: flex and bison put together. */
#include "parser.h"

#include <string.h>

#include "build.h"
#include "grammar.h"
#include "pre.h"
#include "scan.h"

struct np_node *lex_parse(struct np_arena *a, const struct np_source *src, struct np_diags *diags,
			  struct lex_seen *seen)
{
	struct np_lex *x = np_scan_open(a, src, diags);
	void *scanner = np_scan_start(x);

	x->seen = seen;
	x->program = np_node_new(a, NP_N_PROGRAM, (struct np_loc){src->base, src->base + src->len});
	for (const char *const *file = src->include; file && *file; file++)
		if (!lex_include(x, *file, (struct np_loc){0}))
			np_error(diags, NP_E_IMPORT, (struct np_loc){0}, "'%s' cannot be read",
				 *file);
	np_yyparse(x, scanner);
	lex_end_conditions(x);
	np_scan_stop(scanner);
	x->program->list = build_append(x->pre->definitions, x->program->list);
	return x->program;
}

struct np_node *np_parse(struct np_arena *a, const struct np_source *src, struct np_diags *diags)
{
	return lex_parse(a, src, diags, NULL);
}

struct np_node *np_parse_expression(struct np_arena *a, const char *text)
{
	struct np_sources sources = {.arena = a};
	const struct np_source *src = np_source_add(&sources, "", text, strlen(text));
	struct np_diags silent;
	struct np_lex *x;

	np_diags_init(&silent, a, &sources);
	x = np_scan_open(a, src, &silent);
	return lex_expression(x, lex_tokens(x, src, 0, src->len), LEX_QUIET);
}
