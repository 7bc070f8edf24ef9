/*
 * nprobe-run: runs a compiled script.  It is linked from the runtime alone - no parser, no
 * LLVM - which is the proof that an image needs nothing else.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/execute.h"
#include "cli/options.h"
#include "load/params.h"
#include "world/world_live.h"

/* The image, once it is known which. */
struct image {
	struct np_arena *arena;
	struct np_text bytes;
	struct np_object *object;
};

static int read_file(const char *path, struct np_text *out)
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

/* 0, or 1 after a message. */
static int read_image(struct image *image, const char *path)
{
	const char *error;

	if (image->object)
		return 0;
	if (read_file(path, &image->bytes))
		return 1;
	image->object = np_object_read(image->arena, image->bytes.s, image->bytes.n, &error);
	if (image->object)
		return 0;
	fprintf(stderr, "nprobe-run: error NP0601: '%s': %s\n", path, error);
	return 1;
}

static int find_param(void *arg, struct np_cli *c, const char *name, size_t len, const char **type)
{
	struct image *image = arg;

	if (!c->script) /* -e: there is no compiler for it */
		return 0;
	if (read_image(image, c->script))
		return 1;
	np_vec_each (struct np_plan_param, p, &image->object->plan->params)
		if (strlen(p->name) == len && !memcmp(p->name, name, len))
			*type = p->type;
	return 0;
}

static int show_help(const struct np_object *o)
{
	struct np_text out = {0};

	np_text_add(&out, "usage: nprobe-run FILE.npo [options] [-- COMMAND]\n"
			  "       nprobe-run doctor [-f json]: what this kernel can do\n");
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
	struct image image = {.arena = a};
	const struct np_cli_params params = {find_param, &image};
	struct np_cli cli;

	np_standard_streams();
	if (argc > 1 && !strcmp(argv[1], "doctor"))
		return np_written(np_cmd_doctor(argc - 1, argv + 1));
	if (np_cli_read(argc, argv, &params, &cli))
		return 1;
	np_cli_claim(&cli, false);
	if (cli.locked) {
		fputs("nprobe-run: error NP0502: option '--locked' is nprobe's: a lock has "
		      "scripts\n",
		      stderr);
		return 1;
	}
	if (cli.version) {
		puts("nprobe-run " NP_VERSION);
		return 0;
	}
	if (cli.info)
		return np_written(np_cmd_doctor(1, (char *[]){(char *)"doctor", NULL}));
	if (cli.script && read_image(&image, cli.script))
		return 1;
	if (cli.help || !image.object)
		return show_help(image.object) || !cli.help;
	const struct np_execute e = np_execute_asked(&cli, np_world_live());

	return np_execute(a, image.object, &e);
}
