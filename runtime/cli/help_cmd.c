/*
 * nprobe help: a script's options; or what a name of the language means.  Without a name, all
 * names; with --markdown, docs/reference.md (tests/docs/generate); with --man, a script's manual
 * page.
 */
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/man_page.h"
#include "cli/topics.h"

/* Text for a terminal: without Markdown's backquotes. */
static void add_plain(struct np_text *out, const char *s)
{
	for (; *s; s++)
		if (*s != '`')
			np_text_addc(out, *s);
}

static void show_topic(struct np_text *out, const struct np_section *s, const struct np_topic *t)
{
	np_text_addf(out, "%s%s (%s)\n  ", out->n ? "\n" : "", t->usage, s->one);
	add_plain(out, t->help);
	np_text_addc(out, '\n');
	if (t->note) {
		np_text_add(out, "  ");
		if (s->columns[2])
			np_text_addf(out, "%s: ", s->columns[2]);
		add_plain(out, t->note);
		np_text_addc(out, '\n');
	}
	if (t->example)
		np_text_addf(out, "\nExample:\n  %s\n", t->example);
}

static bool is_named(const struct np_topic *t, const char *name)
{
	size_t n = strlen(name);

	if (!strcmp(t->name, name))
		return true;
	for (const char *word = t->also; n && word && *word; word += strspn(word, " ")) {
		size_t len = strcspn(word, " ");

		if (len == n && !memcmp(word, name, n))
			return true;
		word += len;
	}
	return false;
}

static void list(struct np_text *out, const np_sections *sections)
{
	np_vec_each (struct np_section, s, sections) {
		if (s->is_long)
			continue;
		np_text_addf(out, "%s%s:\n", out->n ? "\n" : "", s->title);
		np_vec_each (struct np_topic, t, &s->topics) {
			size_t n = strlen(t->name);

			np_text_addf(out, "  %s", t->name);
			np_text_pad(out, ' ', n < 20 ? 20 - n : 1);
			add_plain(out, t->help);
			np_text_addc(out, '\n');
		}
	}
	np_text_add(out, "\nnprobe help NAME shows one of them, or the options of a script; "
			 "nprobe list shows the scripts.\n");
}

static int unknown(const np_sections *sections, const char *name)
{
	struct np_nearest near = {.want = name};

	np_vec_each (struct np_section, s, sections)
		np_vec_each (struct np_topic, t, &s->topics)
			np_nearest_try(&near, t->name);
	fprintf(stderr,
		"nprobe: error NP0503: there is no script, and nothing in the language, '%s'\n",
		name);
	if (np_nearest_best(&near))
		fprintf(stderr, "  hint: did you mean '%s'?\n", np_nearest_best(&near));
	else
		fprintf(stderr,
			"  hint: nprobe help lists the language, nprobe list the scripts\n");
	return 1;
}

static int show_name(struct np_arena *a, const np_sections *sections, const char *name,
		     struct np_text *out)
{
	if (np_script_is_there(a, name))
		return np_script_help(a, name);
	np_vec_each (struct np_section, s, sections)
		np_vec_each (struct np_topic, t, &s->topics)
			if (is_named(t, name))
				show_topic(out, s, t);
	return out->n ? 0 : unknown(sections, name);
}

int np_cmd_help(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	struct np_arena *a = np_arena_new();
	np_sections sections = {0};
	struct np_text out = {0};
	int status = 0;

	np_topics(a, &sections);
	if (argc == 3 && (!strcmp(argv[1], "--man") || !strcmp(argv[2], "--man"))) {
		status = np_man_script(a, argv[strcmp(argv[1], "--man") ? 1 : 2], &out);
	} else if (argc > 2) {
		fputs("usage: nprobe help [NAME [--man]]\n", stderr);
		status = 1;
	} else if (argc == 1) {
		list(&out, &sections);
	} else if (!strcmp(argv[1], "--markdown")) {
		np_reference(&sections, &out);
	} else {
		status = show_name(a, &sections, argv[1], &out);
	}
	if (out.n)
		fwrite(out.s, 1, out.n, stdout);
	np_text_free(&out);
	np_arena_free(a);
	return status;
}
