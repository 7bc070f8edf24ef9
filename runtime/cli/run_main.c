/*
 * nprobe-run: runs a compiled script.  It is linked from the runtime alone - no parser, no
 * LLVM - which is the proof that an image needs nothing else.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/execute.h"
#include "cli/options.h"
#include "load/params.h"
#include "world/world_live.h"

static int read_image(const char *path, struct np_text *out)
{
	FILE *f = fopen(path, "re");
	char buf[65536];
	size_t n;

	if (!f) {
		fprintf(stderr, "nprobe-run: error NP0503: '%s': %s\n", path, strerror(errno));
		return 1;
	}
	while ((n = fread(buf, 1, sizeof(buf), f)))
		np_text_addn(out, buf, n);
	fclose(f);
	return 0;
}

static int show_help(const struct np_object *o)
{
	struct np_text out = {0};

	np_text_add(&out, "usage: nprobe-run FILE.npo [options] [-- COMMAND]\n");
	if (o && o->plan->params.n) {
		np_text_add(&out, "\nOptions of this script:\n");
		np_params_help(o->plan, &out);
	}
	np_text_add(&out, "\nOptions (those that compile have no effect here):\n");
	np_cli_help(&out);
	fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return 0;
}

int main(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();
	struct np_text image = {0};
	struct np_object *o = NULL;
	const char *error;
	struct np_cli cli;

	np_standard_streams();
	if (np_cli_read(argc, argv, &cli))
		return 1;
	np_cli_claim(&cli, false);
	if (cli.version) {
		puts("nprobe-run " NP_VERSION);
		return 0;
	}
	if (cli.script) {
		if (read_image(cli.script, &image))
			return 1;
		o = np_object_read(a, image.s, image.n, &error);
		if (!o) {
			fprintf(stderr, "nprobe-run: error NP0601: '%s': %s\n", cli.script, error);
			return 1;
		}
	}
	if (cli.help || !o)
		return show_help(o) || !cli.help;
	const struct np_execute e = np_execute_asked(&cli, np_world_live());

	return np_execute(a, o, &e);
}
