/* nprobe tap: list and remove; the others have files of their own. */
#include "cli/tap_cmd.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/words.h"

static int list(int argc, char **argv);
static int remove_tap(int argc, char **argv);

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *arguments, *help;
} subs[] = {
	{"add", np_tap_add, "NAME FOLDER|TAR|URL[#REF] --signer WHO | --unsigned [--site]",
	 "take a tap, and say who must have signed it"},
	{"list", list, "", "the taps that are here"},
	{"update", np_tap_update, "[NAME] [--from SOURCE] [--yes]",
	 "look for new states of taps, and show what scripts do that they did not"},
	{"remove", remove_tap, "NAME", "forget a tap"},
	{"index", np_tap_index, "FOLDER [--key FILE] [--yank SCRIPT] [--world FILE]",
	 "make the INDEX of a tap of your own, and sign it"},
	{"ci", np_tap_ci, "FOLDER [--world FILE]", "check a tap of your own"},
};
#define SUBS (sizeof(subs) / sizeof(subs[0]))

static int help(FILE *out)
{
	for (size_t i = 0; i < SUBS; i++)
		fprintf(out, "%s nprobe tap %s %s\n         %s\n",
			i ? "      " : "usage:", subs[i].name, subs[i].arguments, subs[i].help);
	return out == stdout ? 0 : 1;
}

int np_cmd_tap(int argc, char **argv)
{
	if (argc < 2)
		return help(stderr);
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
			return help(stdout);
	for (size_t i = 0; i < SUBS; i++)
		if (!strcmp(subs[i].name, argv[1]))
			return subs[i].run(argc - 1, argv + 1);
	fprintf(stderr,
		"nprobe: error NP0501: unknown command 'tap %s'\n  hint: nprobe tap --help\n",
		argv[1]);
	return 1;
}

static unsigned scripts_of(const struct np_tap *t)
{
	unsigned n = 0;

	np_vec_each (const struct np_index_row, r, &t->index.rows)
		n += r->kind == NP_INDEX_SCRIPT;
	return n;
}

static int list(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();
	np_taps taps = {0};
	int n;

	(void)argc;
	if (np_words_read("tap", argv, &n, NULL, 0) || n)
		return n ? help(stderr) : 1;
	np_taps_list(a, &taps);
	np_vec_each (struct np_tap, t, &taps) {
		struct np_fault f = {0};

		if (np_tap_read(a, t->dir, t, &f))
			printf("%s  %u scripts, signed by %s, from %s%s\n", t->name, scripts_of(t),
			       t->signer ? t->signer : "nobody", t->source,
			       t->site ? ", of the site" : "");
		else
			printf("%s  cannot be used: %s\n", t->name, f.text);
	}
	if (!taps.n)
		fputs("nprobe: there are no taps\n", stderr);
	np_arena_free(a);
	return 0;
}

static int remove_tap(int argc, char **argv)
{
	struct np_arena *a = np_arena_new();
	struct np_fault f = {0};
	bool site = false;
	const struct np_word known[] = {{"--site", NULL, &site}};
	int n, status = 1;

	(void)argc;
	if (np_words_read("tap", argv, &n, known, 1)) {
	} else if (n != 1) {
		help(stderr);
	} else {
		const char *root = np_taps_dir(a, site);
		const char *dir = root ? np_sprintf(a, "%s/%s", root, argv[1]) : NULL;
		struct np_tap tap;

		/* one that cannot be used can be removed */
		if (dir && np_is_name(argv[1]))
			np_tap_read(a, dir, &tap, &f);
		if (!dir || !np_is_name(argv[1]) || !np_tap_remove(a, dir, &(struct np_fault){0})) {
			f = (struct np_fault){0};
			np_fault(a, &f, NP_E_TAP_NAME,
				 "nprobe tap list shows them; those of the site: --site",
				 "there is no tap '%s'", argv[1]);
			np_fault_show(&f);
		} else {
			printf("removed tap '%s'\n", argv[1]);
			status = 0;
		}
	}
	np_arena_free(a);
	return status;
}
