/*
 * Reading the command line.  What follows the script and is a param of it belongs to it, and so
 * does what is not ours ($1 ...); so options may stand on both sides of it, and a script may
 * have params that are called as they are.
 */
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "cli/bpftrace_options.h"
#include "load/params.h"
#include "run/command.h"

static const struct option_row {
	enum np_option_id id;
	char letter;
	const char *long_name, *value, *help;
} rows[] = {
#define NP_OPTION(id, letter, long_name, value, help) {NP_O_##id, letter, long_name, value, help},
#include "cli/options.def"
#undef NP_OPTION
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

void np_cli_help(struct np_text *out)
{
	for (size_t i = 0; i < ROWS; i++) {
		size_t before = out->n;

		np_text_add(out, "  ");
		if (rows[i].letter)
			np_text_addf(out, "-%c", rows[i].letter);
		if (rows[i].long_name)
			np_text_addf(out, "%s--%s", rows[i].letter ? ", " : "    ",
				     rows[i].long_name);
		if (rows[i].value)
			np_text_addf(out, " %s", rows[i].value);
		size_t used = out->n - before;

		np_text_pad(out, ' ', used < 30 ? 30 - used : 1);
		np_text_addf(out, "%s\n", rows[i].help);
	}
}

static int wrong(const char *what, const char *option, const char *hint)
{
	fprintf(stderr, "nprobe: error NP0501: %s '%s'\n", what, option);
	if (hint)
		fprintf(stderr, "  hint: %s\n", hint);
	return 1;
}

static int unknown_option(const char *arg)
{
	char hint[160];
	struct np_nearest near = {.want = arg + 2};

	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].long_name)
			np_nearest_try(&near, rows[i].long_name);
	if (arg[1] == '-' && np_nearest_best(&near))
		snprintf(hint, sizeof(hint), "did you mean '--%s'?", np_nearest_best(&near));
	else
		snprintf(hint, sizeof(hint), "nprobe --help lists the options");
	return wrong("unknown option", arg, hint);
}

static int unknown_format(const char *name)
{
	struct np_text hint = {0};

	for (int i = 0; i < NP_FORMAT_COUNT; i++)
		np_text_addf(&hint, "%s%s",
			     !i                         ? "formats are "
			     : i + 1 == NP_FORMAT_COUNT ? " and "
							: ", ",
			     np_format_name((enum np_format)i));
	return wrong("unknown format", name, hint.s);
}

/* A duration or size of ours, by the same rules as a script's params. */
static int take(const char *type, const char *args, const char *option, const char *text,
		uint64_t max, uint64_t *out)
{
	struct np_param_value v = {0};
	const char *error = np_param_value_parse(type, args, text, &v);

	if (error || v.integer <= 0 || (uint64_t)v.integer > max) {
		fprintf(stderr, "nprobe: error NP0502: '%s' for option '%s': %s\n", text, option,
			error ? error : "out of range");
		return 1;
	}
	*out = (uint64_t)v.integer;
	return 0;
}

/* A program that `exec` finds: no assignment, and nothing that the shell does itself, or quotes. */
static bool is_program(const char *text)
{
	struct np_text name = {0};
	char *path = NULL;
	bool is;

	np_text_addn(&name, text, strcspn(text, " \t"));
	is = name.n && !strchr(name.s, '=') &&
	     (strchr(name.s, '/') || (path = command_find(name.s)));
	free(path);
	np_text_free(&name);
	return is;
}

/* Whether the shell has but one command to run: nothing outside of quotes says otherwise. */
static bool is_one_command(const char *text)
{
	char quote = 0;

	if (!is_program(text + strspn(text, " \t")))
		return false;
	for (const char *p = text; *p; p++) {
		if (*p == '\\' && quote != '\'' && p[1])
			p++;
		else if (quote)
			quote = *p == quote ? 0 : quote;
		else if (*p == '\'' || *p == '"')
			quote = *p;
		else if (strchr("|&;()`#\n", *p))
			return false;
	}
	return !quote;
}

/*
 * -c: plain words are run by ourselves, so that a missing command is told, its process is the one
 * that we end, and no shell is among what is traced. What a shell would read more into is its;
 * of one command the process is that of the command too.
 */
static char **split_command(char *text)
{
	char **argv = np_xcalloc(strlen(text) / 2 + 5, sizeof(*argv));
	size_t n = 0;
	char *state;

	if (strpbrk(text, "|&;<>()$`\\\"'*?[]#~!{}\n") || memchr(text, '=', strcspn(text, " "))) {
		argv[0] = "/bin/sh";
		argv[1] = "-c";
		argv[2] = text;
		if (is_one_command(text)) {
			argv[2] = (char *)(argv + 4); /* there is room for twice the text */
			sprintf(argv[2], "exec %s", text);
		}
		return argv;
	}
	for (char *w = strtok_r(text, " \t", &state); w; w = strtok_r(NULL, " \t", &state))
		argv[n++] = w;
	return argv;
}

static void add_word(char ***words, char *word)
{
	size_t n = 0;

	while (*words && (*words)[n])
		n++;
	*words = np_xrealloc(*words, (n + 2) * sizeof(char *));
	(*words)[n] = word;
	(*words)[n + 1] = NULL;
}

int np_cli_suite(struct np_cli *c, enum np_suite suite, const char *option)
{
	if (c->suite && c->suite != suite)
		return wrong("tests and benchmarks do not run together:", option, NULL);
	c->suite = suite;
	return 0;
}

static int take_filter(struct np_cli *c, const char *option, const char *value)
{
	char why[160];

	c->probe_filter = value;
	if (!np_suite_bad_filter(value, why, sizeof(why)))
		return 0;
	fprintf(stderr, "nprobe: error NP0502: '%s' for option '%s': %s\n", value, option, why);
	return 1;
}

static int apply(struct np_cli *c, const struct option_row *row, const char *option, char *value)
{
	uint64_t n = 0;
	int err = 0;

	switch (row->id) {
	case NP_O_PROGRAM:
		if (c->program || c->script)
			return wrong("a second program:", value, "one -e holds all clauses");
		c->program = value;
		break;
	case NP_O_LIST:
		c->list = true;
		c->list_pattern = value;
		break;
	case NP_O_COMMAND:
		free(c->split);
		c->command = c->split = split_command(value);
		if (!c->command[0])
			return wrong("no command after", option, NULL);
		break;
	case NP_O_PID:
		err = take("pid", NULL, option, value, INT32_MAX, &n);
		c->pid = (int)n;
		break;
	case NP_O_FOLLOW: c->follow = true; break;
	case NP_O_WAIT: c->wait = true; break;
	case NP_O_REGEX: c->regex = true; break;
	case NP_O_COMM: c->comm = value; break;
	case NP_O_CGROUP: c->cgroup = value; break;
	case NP_O_OUTPUT: c->output = value; break;
	case NP_O_FORMAT:
		if (!np_format_find(value, &c->format))
			return unknown_format(value);
		break;
	case NP_O_TOP:
		err = take("int", NULL, option, value, 1u << 30, &n);
		c->top = (uint32_t)n;
		break;
	case NP_O_TOTAL: c->total = true; break;
	case NP_O_CLOCK_DAY: c->clock = NP_CLOCK_DAY; break;
	case NP_O_CLOCK_OFFSET: c->clock = NP_CLOCK_OFFSET; break;
	case NP_O_CLOCK_UNIX: c->clock = NP_CLOCK_UNIX; break;
	case NP_O_COST: c->cost = true; break;
	case NP_O_TEST: return np_cli_suite(c, NP_SUITE_TEST, option);
	case NP_O_BENCH: return np_cli_suite(c, NP_SUITE_BENCH, option);
	case NP_O_PROBE_FILTER: return take_filter(c, option, value);
	case NP_O_DRY_RUN: c->dry_run = true; break;
	case NP_O_DUMP: c->dump = value; break;
	case NP_O_FOR: err = take("duration", NULL, option, value, INT64_MAX, &c->for_ns); break;
	case NP_O_BUFFER:
		err = take("size", NULL, option, value, 1u << 30, &n);
		c->buffer = (uint32_t)n;
		break;
	case NP_O_MAP_KEYS:
		err = take("int", NULL, option, value, 1u << 30, &n);
		c->map_keys = (uint32_t)n;
		break;
	case NP_O_PROBES:
		err = take("int", NULL, option, value, 1u << 24, &n);
		c->max_probes = (uint32_t)n;
		break;
	case NP_O_STRLEN:
		err = take("size", NULL, option, value, 64 * 1024, &n);
		c->max_strlen = (uint32_t)n;
		break;
	case NP_O_CAT_BYTES:
		err = take("size", NULL, option, value, 1u << 30, &n);
		c->max_cat = (uint32_t)n;
		break;
	case NP_O_UNSAFE: c->unsafe = true; break;
	case NP_O_ALLOW:
		c->allow = true;
		if (!np_level_parse(value, &c->most))
			return wrong("it is safe, normal, sensitive or unsafe, and not", value,
				     NULL);
		break;
	case NP_O_LOCKED: c->locked = true; break;
	case NP_O_DEBUG_DIR:
	case NP_O_DEBUGINFO: c->debug_info = value; break;
	case NP_O_DIALECT:
		c->dialect_bpftrace = !strcmp(value, "bpftrace");
		if (!c->dialect_bpftrace && strcmp(value, "nprobe"))
			return wrong("unknown dialect", value, "dialects are nprobe and bpftrace");
		break;
	case NP_O_INCLUDE: add_word(&c->include, value); break;
	case NP_O_INCLUDE_DIR: add_word(&c->include_dirs, value); break;
	case NP_O_NO_WARNINGS: c->no_warnings = true; break;
	case NP_O_WORLD: c->world = value; break;
	case NP_O_VERBOSE: c->verbose = true; break;
	case NP_O_ARG: c->list_arg = value; break;
	case NP_O_QUIET: c->quiet = true; break;
	case NP_O_VERSION: c->version = true; break;
	case NP_O_HELP: c->help = true; break;
	}
	return err;
}

static const struct option_row *find_long(const char *name, size_t len)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].long_name && strlen(rows[i].long_name) == len &&
		    !memcmp(rows[i].long_name, name, len))
			return &rows[i];
	return NULL;
}

static const struct option_row *find_letter(char c)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].letter == c && c)
			return &rows[i];
	return NULL;
}

/* `-l` alone lists everything; a following word that is no option is its pattern. */
static bool value_is_optional(const struct option_row *row)
{
	return row->value && row->value[0] == '[';
}

/* The value of an option: glued to it, or the next word. */
static int read_option(struct np_cli *c, const struct option_row *row, const char *option,
		       char *glued, char **argv, int *i)
{
	char *value = NULL;

	if (!row->value)
		return glued ? wrong("option takes no value:", option, NULL)
			     : apply(c, row, option, NULL);
	if (glued)
		value = glued;
	else if (argv[*i + 1] && !(value_is_optional(row) && argv[*i + 1][0] == '-'))
		value = argv[++*i];
	if (!value && !value_is_optional(row)) {
		fprintf(stderr, "nprobe: error NP0502: option '%s' needs a value: %s\n", option,
			row->value);
		return 1;
	}
	return apply(c, row, option, value);
}

/* An option of bpftrace; its value is glued to it, or the next word. */
static int read_bpftrace(struct np_cli *c, const struct np_bpftrace_option *o, char **argv, int *i)
{
	char *word = argv[*i], *equals = strchr(word, '='), *value = NULL;
	const struct option_row *row = find_letter(np_bpftrace_alias(o));

	if (row)
		return read_option(c, row, word, equals ? equals + 1 : NULL, argv, i);
	if (np_bpftrace_takes_value(o)) {
		value = word[1] != '-' && word[2]  ? word + 2
			: word[1] == '-' && equals ? equals + 1
						   : argv[*i + 1];
		if (value == argv[*i + 1])
			++*i;
		if (!value) {
			fprintf(stderr, "nprobe: error NP0502: option '%s' needs a value\n", word);
			return 1;
		}
	}
	return np_bpftrace_apply(c, o, word, value);
}

/* Letters may be joined (-lv); one that takes a value takes the rest of the word. */
static int read_letters(struct np_cli *c, char **argv, int *i)
{
	char *word = argv[*i];

	for (char *p = word + 1; *p; p++) {
		const struct option_row *row = find_letter(*p);
		char option[3] = {'-', *p, '\0'};

		if (!row && p == word + 1 && np_bpftrace_option(word))
			return read_bpftrace(c, np_bpftrace_option(word), argv, i);
		if (!row)
			return unknown_option(word);
		if (row->value && p[1] && !(value_is_optional(row) && find_letter(p[1])))
			return read_option(c, row, option, p + 1, argv, i);
		int err = p[1] ? apply(c, row, option, NULL)
			       : read_option(c, row, option, NULL, argv, i);

		if (err)
			return err;
	}
	return 0;
}

/* The type of the script's param, NULL if the option is none. --help is never the script's. */
static int ask(const struct np_cli_params *params, struct np_cli *c, const char *name, size_t len,
	       const char **type)
{
	*type = NULL;
	if (!params || !(c->script || c->program) || (len == 4 && !memcmp(name, "help", 4)))
		return 0;
	return params->find(params->arg, c, name, len, type);
}

/* A param, and the word that is its value, whatever that looks like. */
static void keep_param(struct np_cli *c, const char *type, bool glued, char **argv, int *i)
{
	c->rest[c->n_rest++] = argv[*i];
	if (strcmp(type, "bool") && !glued && argv[*i + 1] && strcmp(argv[*i + 1], "--"))
		c->rest[c->n_rest++] = argv[++*i];
}

int np_cli_read(int argc, char **argv, const struct np_cli_params *params, struct np_cli *c)
{
	*c = (struct np_cli){.rest = np_xcalloc((size_t)argc + 1, sizeof(char *))};

	for (int i = 1; i < argc; i++) {
		char *arg = argv[i];
		int err = 0;

		if (!strcmp(arg, "--")) {
			if (!argv[i + 1])
				return wrong("no command after", "--", NULL);
			c->command = c->behind = &argv[i + 1];
			break;
		}
		if (!strncmp(arg, "--", 2)) {
			size_t len = strcspn(arg + 2, "=");
			const struct option_row *row = find_long(arg + 2, len);
			char *glued = arg[2 + len] ? arg + 2 + len + 1 : NULL;
			const char *type;

			if (ask(params, c, arg + 2, len, &type))
				return 1;
			if (type)
				keep_param(c, type, glued, argv, &i);
			else if (row)
				err = read_option(c, row, arg, glued, argv, &i);
			else if (c->script || c->program)
				c->rest[c->n_rest++] = arg;
			else if (np_bpftrace_option(arg))
				err = read_bpftrace(c, np_bpftrace_option(arg), argv, &i);
			else
				return unknown_option(arg);
		} else if (arg[0] == '-' && arg[1] && !(arg[1] >= '0' && arg[1] <= '9')) {
			err = read_letters(c, argv, &i);
		} else if (!c->script && !c->program && !c->list) {
			c->script = arg;
		} else if (c->list && !c->list_pattern) {
			c->list_pattern = arg; /* -l -v PATTERN, -lv PATTERN */
		} else {
			c->rest[c->n_rest++] = arg;
		}
		if (err)
			return err;
	}
	if (c->follow && !c->pid && !c->command)
		return wrong("nobody to be followed:", "--follow", "give -p PID, or -c COMMAND");
	if (c->probe_filter && !c->suite)
		return wrong("nothing to choose from:", "--probe-filter", "give --test or --bench");
	return 0;
}

void np_cli_claim(struct np_cli *c, bool bpftrace)
{
	if (!c->behind || (!bpftrace && strncmp(*c->behind, "--", 2)))
		return;
	for (char **word = c->behind; *word; word++)
		c->rest[c->n_rest++] = *word;
	c->behind = NULL;
	c->command = c->split;
}
