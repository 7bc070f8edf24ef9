/* nprobe build: a script to an image that runs on any kernel. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compile.h"

static int write_image(struct np_arena *a, const char *path, const struct np_text *image)
{
	/* Beside it first: a half-written image must not take the place of a good one. */
	char *part = np_sprintf(a, "%s.part", path);
	FILE *f = fopen(part, "we");
	bool ok = f && fwrite(image->s, 1, image->n, f) == image->n;

	if (f && fclose(f))
		ok = false;
	if (ok && !rename(part, path))
		return 0;
	fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", path, strerror(errno));
	if (f)
		unlink(part);
	return 1;
}

static const char *default_output(struct np_arena *a, const char *path)
{
	size_t n = strlen(path);

	return n > 3 && !strcmp(path + n - 3, ".np") ? np_sprintf(a, "%so", path)
						     : np_sprintf(a, "%s.npo", path);
}

static int make_image(struct np_compile *c, const struct np_cli *cli, struct np_text *image)
{
	int status;

	c->portable = true;
	status = np_compile_parse(c, cli);
	if (!status)
		status = np_compile_check(c, cli);
	if (!status)
		status = np_compile_image(c, cli, true, true, image);
	return status;
}

int np_build_image(struct np_compile *c, const struct np_cli *cli, const char *path)
{
	struct np_text image = {0};
	int status = make_image(c, cli, &image);

	if (!status)
		status = write_image(c->arena, path, &image);
	np_text_free(&image);
	return status;
}

int np_compile_manifest(struct np_arena *a, struct np_world *w, const char *path, const char *text,
			size_t len, struct np_manifest *out)
{
	struct np_cli cli = {.unsafe = true}; /* it is not run */
	struct np_compile c;
	struct np_text image = {0};
	const char *error;
	struct np_object *o = NULL;
	int status;

	np_compile_open(&c, a, w, path, text, len);
	status = make_image(&c, &cli, &image);
	if (!status && !(o = np_object_read(a, image.s, image.n, &error))) {
		fprintf(stderr, "nprobe: error NP0601: '%s': %s\n", path, error);
		status = 1;
	}
	if (o)
		np_manifest_make(a, o, out);
	np_text_free(&image);
	np_compile_close(&c);
	return status;
}

static int build(struct np_arena *a, const struct np_cli *cli)
{
	const char *path = "-e";
	size_t len = cli->program ? strlen(cli->program) : 0;
	const char *text =
		cli->program ? cli->program : np_script_read(a, cli->script, &len, &path);
	struct np_world *w = text ? np_open_world_asked(cli) : NULL;
	struct np_compile c;

	if (!w)
		return 1;
	np_compile_open(&c, a, w, path, text, len);
	int status = np_build_image(
		&c, cli, cli->output ? cli->output : default_output(a, cli->program ? "a" : path));

	np_compile_close(&c);
	w->ops->close(w);
	return status;
}

int np_cmd_build(int argc, char **argv)
{
	struct np_cli cli;

	if (np_command_help(argc, argv))
		return 0;
	if (np_cli_read(argc, argv, NULL, &cli))
		return 1;
	if (!cli.script && !cli.program) {
		fputs("usage: nprobe build FILE -o X.npo\n", stderr);
		return 1;
	}
	struct np_arena *a = np_arena_new();
	int status = build(a, &cli);

	np_arena_free(a);
	free(cli.rest);
	free(cli.split);
	return status;
}
