/*
 * check_test [--world FILE] [-d types | -l PATTERN | -v] [-e PROGRAM] [WORDS]: the checker
 * alone, with the arguments that nprobe has for it; for tests of types and errors that want
 * neither LLVM nor root.
 */
#include <stdio.h>
#include <string.h>

#include "check/checked.h"
#include "parser.h"
#include "world/world_live.h"

static int finish(const struct np_diags *diags, const struct np_text *out)
{
	struct np_text err = {0};

	np_diags_show(diags, &err, false);
	if (out->n)
		fwrite(out->s, 1, out->n, stdout);
	if (err.n)
		fwrite(err.s, 1, err.n, stderr);
	return diags->errors != 0;
}

static int list(struct np_world *w, struct np_diags *diags, const char *pattern, bool verbose)
{
	struct np_text out = {0};

	np_list_probes(w, pattern, NULL, verbose, false, &out, diags);
	return finish(diags, &out);
}

int main(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	const char *world = NULL, *program = NULL, *pattern = NULL, *error = NULL;
	bool types = false, listing = false, verbose = false;
	struct np_text out = {0};
	struct np_diags diags;
	struct np_world *w;
	int i;

	for (i = 1; i < argc && *argv[i] == '-'; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : "";

		if (!strcmp(argv[i], "-v")) {
			verbose = true;
		} else if (!strcmp(argv[i], "--world")) {
			world = next;
			i++;
		} else if (!strcmp(argv[i], "-d")) {
			types = true;
			i++;
		} else if (!strcmp(argv[i], "-e")) {
			program = next;
			i++;
		} else if (!strncmp(argv[i], "-l", 2)) {
			listing = true;
			verbose |= strchr(argv[i], 'v') != NULL;
			pattern = i + 1 < argc ? argv[++i] : NULL;
		}
	}
	w = world ? np_world_recorded(world, &error) : np_world_live();
	if (!w || (!program && !listing)) {
		fprintf(stderr, "check_test: %s\n", error ? error : "no program");
		return 2;
	}
	np_diags_init(&diags, a, &sources);
	const struct np_source *src = np_source_add(
		&sources, listing ? "-l" : "-e", listing ? (pattern ? pattern : "") : program,
		strlen(listing ? (pattern ? pattern : "") : program));

	if (listing)
		return list(w, &diags, pattern, verbose);
	struct np_node *tree = np_parse(a, src, &diags);
	const struct np_check_options opt = {
		.world = w,
		.positional = (const char *const *)argv + i,
		.n_positional = (uint32_t)(argc - i),
	};
	struct np_checked *c = diags.errors ? NULL : np_check(a, &sources, tree, &opt, &diags);

	if (c && types && !diags.errors)
		np_dump_types(c, &out);
	return finish(&diags, &out);
}
