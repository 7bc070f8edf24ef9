/* nprobe type: a kernel type with its members' offsets. */
#include <stdio.h>
#include <string.h>

#include "check/checked.h"
#include "cli/commands.h"
#include "world/world_live.h"

static const char usage[] = "usage: nprobe type [--world FILE] NAME\n"
			    "such as: nprobe type 'struct sock'\n";

int np_cmd_type(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();
	struct np_sources sources = {.arena = a};
	struct np_text out = {0}, errors = {0};
	const char *file = NULL;
	struct np_world *w;
	struct np_diags diags;
	int status;

	if (argc == 4 && !strcmp(argv[1], "--world")) {
		file = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc != 2 || *argv[1] == '-') {
		fputs(usage, argc == 2 && !strcmp(argv[1], "--help") ? stdout : stderr);
		np_arena_free(a);
		return argc == 2 && !strcmp(argv[1], "--help") ? 0 : 1;
	}
	w = np_open_world(file);
	if (!w) {
		np_arena_free(a);
		return 1;
	}
	np_diags_init(&diags, a, &sources);
	status = np_show_type(w, argv[1], &out, &diags);
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_diags_show(&diags, &errors, false);
	if (errors.n)
		fwrite(errors.s, 1, errors.n, stderr);
	np_text_free(&out);
	np_text_free(&errors);
	w->ops->close(w);
	np_arena_free(a);
	return status;
}
