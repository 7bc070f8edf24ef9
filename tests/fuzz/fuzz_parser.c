/*
 * Fuzz target of the parser: any text gives a tree or errors, in short time; the tree can be
 * printed, and an error stands at a place of the text.  What has no errors can be formatted, and
 * what was formatted stays as it is.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "parser.h"
#include "reformat.h"

#define SHOWN 8 /* of so many, one: it takes longer than the parser */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void format_twice(struct np_arena *a, struct np_sources *sources,
			 const struct np_source *src)
{
	struct np_text one = {0}, two = {0};
	struct np_diags diags;

	np_diags_init(&diags, a, sources);
	/* what it could not write without changing the program it refuses */
	if (np_reformat(a, sources, src, &diags, &one))
		return;
	src = np_source_add(sources, "again", one.s ? one.s : "", one.n);
	if (np_reformat(a, sources, src, &diags, &two) || one.n != two.n ||
	    (one.n && memcmp(one.s, two.s, one.n) != 0))
		abort();
	np_text_free(&one);
	np_text_free(&two);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	struct np_text out = {0};
	struct np_diags diags;

	np_diags_init(&diags, a, &sources);
	const struct np_source *src = np_source_add(&sources, "fuzz", (const char *)data, size);
	const struct np_node *program = np_parse(a, src, &diags);

	if (!program)
		abort();
	for (const struct np_diag *d = diags.first; d; d = d->next)
		if (!d->loc.end || d->loc.beg < src->base || d->loc.end > src->base + size + 1 ||
		    d->loc.end < d->loc.beg)
			abort();
	if (size % SHOWN == 0) {
		np_dump_tree(program, &out);
		np_diags_show(&diags, &out, true);
		np_dump_tokens(a, src, &diags, &out);
	}
	if (!diags.errors && size % SHOWN == 1)
		format_twice(a, &sources, src);
	np_text_free(&out);
	np_arena_free(a);
	return 0;
}
