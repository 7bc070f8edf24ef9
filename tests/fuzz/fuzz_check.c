/*
 * Fuzz target of the checker: any text gives a checked program or errors, in short time, against a
 * recorded kernel ($FUZZ_WORLD, or one of all that the tests need); what is checked can be shown.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/checked.h"
#include "parser.h"
#include "world/world_live.h"

#ifndef FUZZ_WORLD
#define FUZZ_WORLD "tests/fixtures/6.12.world"
#endif
#define SHOWN 8      /* of so many, one: it takes longer than the check */
#define REOPEN 20000 /* runs: the world keeps what it was asked for */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct np_world *world(void)
{
	static struct np_world *w;
	static unsigned runs;
	const char *error = NULL, *file = getenv("FUZZ_WORLD");

	if (!file)
		file = FUZZ_WORLD;

	if (w && ++runs % REOPEN == 0) {
		w->ops->close(w);
		w = NULL;
	}
	if (!w)
		w = np_world_recorded(file, &error);
	if (w)
		return w;
	fprintf(stderr, "%s: %s\n", file, error);
	exit(1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const positional[] = {"7", "text"};
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	const struct np_check_options opt = {
		.world = world(), .positional = positional, .n_positional = 2};
	struct np_text out = {0};
	struct np_diags diags;
	struct np_checked *c = NULL;

	np_diags_init(&diags, a, &sources);
	const struct np_source *src = np_source_add(&sources, "fuzz", (const char *)data, size);
	struct np_node *program = np_parse(a, src, &diags);

	if (!diags.errors)
		c = np_check(a, &sources, program, &opt, &diags);
	if (c && !diags.errors && size % SHOWN == 0)
		np_dump_types(c, &out);
	if (size % SHOWN == 0)
		np_diags_show(&diags, &out, false);
	if (c)
		np_checked_close(c);
	np_text_free(&out);
	np_arena_free(a);
	return 0;
}
