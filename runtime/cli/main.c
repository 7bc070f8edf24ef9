/*
 * nprobe: the command line.  The only place where parser, codegen and runtime meet.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/execute.h"
#include "cli/options.h"
#include "cli/script_params.h"
#include "cli/trust.h"
#include "cli/wait.h"
#include "world/world_live.h"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *arguments, *help;
} commands[] = {
#define NP_COMMAND(name, function, arguments, help) {name, np_cmd_##function, arguments, help},
#include "cli/commands.def"
#undef NP_COMMAND
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

bool np_command_help(int argc, char **argv)
{
	if (argc != 2 || (strcmp(argv[1], "--help") && strcmp(argv[1], "-h")))
		return false;
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, argv[0]))
			printf("usage: nprobe %s %s\n%s\n", argv[0], commands[i].arguments,
			       commands[i].help);
	return true;
}

static int show_help(void)
{
	struct np_text out = {0};

	np_text_add(&out,
		    "nprobe: probes in the kernel and in programs, by short scripts\n\n"
		    "  nprobe -e 't:skb:kfree_skb < count(loc) >'   run a program text\n"
		    "  nprobe FILE.np [--param VALUE] [-- COMMAND]   run a script\n"
		    "  nprobe NAME [--param VALUE]                   run a script of the library\n"
		    "  nprobe FILE.npo                               run a compiled script\n");
	for (size_t i = 0; i < COMMANDS; i++) {
		size_t before = out.n;

		np_text_addf(&out, "  nprobe %s %s", commands[i].name, commands[i].arguments);
		size_t used = out.n - before;

		np_text_pad(&out, ' ', used < 48 ? 48 - used : 1);
		np_text_addf(&out, "%s\n", commands[i].help);
	}
	np_text_add(&out, "\nOptions:\n");
	np_cli_help(&out);
	np_text_add(&out,
		    "\nExit status: 0 done (or what exit(n) says); 1 a wrong script or option; "
		    "2 the kernel or a permission refused.\n");
	fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	return 0;
}

/* Runs image bytes, from a compilation or from a .npo file. */
static int run_image(struct np_arena *a, const char *name, const struct np_text *image,
		     const struct np_execute *e)
{
	const char *error;
	struct np_object *o = np_object_read(a, image->s, image->n, &error);

	if (!o) {
		fprintf(stderr, "nprobe: error NP0601: '%s': %s\n", name, error);
		return 1;
	}
	return np_execute(a, o, e);
}

static int check(struct np_compile *c, const struct np_cli *cli)
{
	int status = np_compile_parse(c, cli);

	return status ? status : np_compile_check(c, cli);
}

/* --wait: as long as probes are not there, everything is looked up anew when it may have changed.
 */
static int check_and_wait(struct np_arena *a, struct np_compile *c, const struct np_cli *cli)
{
	const struct np_source *source = c->source;
	int fd = np_wait_open(), status;
	bool told = false;

	while (!(status = check(c, cli)) && np_compile_absent(c)) {
		if (!told) {
			np_compile_report(c);
			fprintf(stderr, "nprobe: waits until it is there\n");
		}
		told = true;
		np_wait_change(fd);
		np_compile_close(c);
		c->world->ops->close(c->world);
		np_compile_open(c, a, np_open_world_asked(cli), source->name, source->text,
				source->len);
	}
	if (fd >= 0)
		close(fd);
	return status;
}

/*
 * Compiles for this kernel and runs. When its verifier refuses what was chosen, once more with
 * all variants, and with line info so that the refusal can be explained.
 */
static int run_script(struct np_arena *a, struct np_compile *c, const struct np_cli *cli)
{
	struct np_text image = {0};
	int status = cli->wait ? check_and_wait(a, c, cli) : check(c, cli);

	if (!status)
		status = np_trust_run(c, cli);
	struct np_execute e = np_execute_asked(cli, c->world);

	if (!status)
		status = np_compile_image(c, cli, false, false, &image);
	if (status) {
		np_text_free(&image);
		return status;
	}
	if (c->n_positional && !c->checked)
		return 1;
	e.param_args = c->param_args;
	e.n_param_args = c->n_param_args;
	e.may_retry = true;
	e.own = true;
	status = run_image(a, c->source->name, &image, &e);
	if (status == NP_EXECUTE_REFUSED) {
		np_text_clear(&image);
		status = np_compile_image(c, cli, true, true, &image);
		e.may_retry = false;
		if (!status)
			status = run_image(a, c->source->name, &image, &e);
	}
	np_text_free(&image);
	return status;
}

static int list(const struct np_cli *cli, struct np_world *w)
{
	struct np_arena *a = np_arena_new();
	struct np_compile c;
	struct np_text out = {0};

	np_compile_open(&c, a, w, "-l", cli->list_pattern ? cli->list_pattern : "",
			cli->list_pattern ? strlen(cli->list_pattern) : 0);
	np_list_probes(w, cli->list_pattern, cli->list_arg, cli->verbose, cli->regex, &out,
		       &c.diags);
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	int status = np_compile_report(&c);

	np_arena_free(a);
	return status;
}

/* -l FILE: a script, and no program whose functions are meant. */
static bool is_file(const char *pattern)
{
	char magic[4] = {0};
	struct stat st;
	FILE *f;

	if (!pattern || stat(pattern, &st) || !S_ISREG(st.st_mode) || !(f = fopen(pattern, "re")))
		return false;
	size_t n = fread(magic, 1, sizeof(magic), f);

	fclose(f);
	return n < sizeof(magic) || memcmp(magic, "\177ELF", 4) != 0;
}

/* -l 'struct sock' */
static bool is_type(const char *pattern)
{
	return pattern && (!strncmp(pattern, "struct ", 7) || !strncmp(pattern, "union ", 6) ||
			   !strncmp(pattern, "enum ", 5));
}

static int list_type(struct np_world *w, const struct np_cli *cli)
{
	struct np_arena *a = np_arena_new();
	struct np_compile c;
	struct np_text out = {0};
	int status;

	np_compile_open(&c, a, w, "-l", cli->list_pattern, strlen(cli->list_pattern));
	np_show_type(w, cli->list_pattern, &out, &c.diags);
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	status = np_compile_report(&c);
	np_arena_free(a);
	return status;
}

static bool wants_help(const struct np_cli *cli)
{
	for (int i = 0; i < cli->n_rest; i++)
		if (!strcmp(cli->rest[i], "--help"))
			return true;
	return false;
}

static int run(struct np_arena *a, const struct np_cli *given, struct np_world **world)
{
	struct np_cli cli = *given;
	const char *path = cli.text ? cli.path : "-e", *text = cli.text ? cli.text : cli.program;
	size_t len = cli.text ? cli.text_len : text ? strlen(text) : 0;
	struct np_world *w = *world;
	struct np_compile c;
	int status;

	if (!text && !(text = np_script_read(a, cli.script, &len, &path)))
		return 1;
	if (np_is_image(text, len)) {
		struct np_text image = {.s = (char *)text, .n = len};

		status = np_trust_image(a, &cli, path, text, len);
		if (status)
			return status;
		np_cli_claim(&cli, false);
		const struct np_execute e = np_execute_asked(&cli, w);

		return run_image(a, path, &image, &e);
	}
	np_compile_open(&c, a, w, path, text, len);
	np_cli_claim(&cli, cli.dialect_bpftrace || np_compile_is_bpftrace(&c));
	if (wants_help(&cli))
		return np_script_show_help(a, path, text, len);
	if (cli.list)
		status = np_compile_list(&c, &cli);
	else if (cli.image)
		status = np_build_image(&c, &cli, cli.image);
	else
		status = cli.dump ? np_compile_dump(&c, &cli, cli.dump) : run_script(a, &c, &cli);
	np_compile_close(&c);
	*world = c.world; /* --wait opens another */
	return status;
}

/* What the options ask for. *w: the world, if one was opened. */
static int dispatch(struct np_arena *a, const struct np_cli *cli, struct np_world **w)
{
	if (cli->version) {
		puts("nprobe " NP_VERSION);
		return 0;
	}
	if (cli->info)
		return np_cmd_doctor(1, (char *[]){(char *)"doctor", NULL});
	if (cli->help)
		return cli->script ? np_script_help(a, cli->script) : show_help();
	if (!cli->script && !cli->program && !cli->list) {
		fputs("nprobe: error NP0503: nothing to run\n"
		      "  hint: nprobe -e 't:skb:kfree_skb < count(loc) >', nprobe list, nprobe "
		      "--help\n",
		      stderr);
		return 1;
	}
	if (cli->fmt && !cli->list)
		return np_fmt_script(cli->script, cli->program, cli->regex);
	*w = np_open_world_asked(cli);
	if (!*w)
		return 1;
	if (cli->list && is_file(cli->list_pattern)) {
		struct np_cli of_file = *cli;

		of_file.script = cli->list_pattern;
		return run(a, &of_file, w);
	}
	if (cli->list && !cli->program)
		return is_type(cli->list_pattern) ? list_type(*w, cli) : list(cli, *w);
	return run(a, cli, w);
}

int main(int argc, char **argv)
{
	struct np_cli cli;

	np_standard_streams();
	if (argc > 1 && !strcmp(argv[1], "__complete"))
		return np_cmd_complete(argc - 1, argv + 1);
	for (size_t i = 0; argc > 1 && i < COMMANDS; i++)
		if (!strcmp(argv[1], commands[i].name))
			return np_written(commands[i].run(argc - 1, argv + 1));
	struct np_arena *a = np_arena_new();
	struct np_world *w = NULL;
	struct np_script_asked asked = {.arena = a};
	const struct np_cli_params params = {np_script_ask, &asked};
	int status = np_cli_read(argc, argv, &params, &cli);

	if (!status)
		status = dispatch(a, &cli, &w);
	status = np_written(status);
#ifdef __SANITIZE_ADDRESS__
	/* The leak checker wants what a user need not wait for: memory goes with the process. */
	if (w)
		w->ops->close(w);
	np_arena_free(a);
	free(cli.rest);
	free(cli.split);
	free(cli.include);
	free(cli.include_dirs);
#endif
	return status;
}
