/* nprobe list and search: scripts by words, by what is wrong, by what they attach to. */
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/compile.h"
#include "cli/works.h"
#include "library/library.h"
#include "world/world_live.h"

struct search {
	struct np_arena *arena;
	char **words;
	int n_words;
	bool symptoms;     /* look there too */
	const char *probe; /* NULL: any */
};

static bool mentions(const struct search *s, const struct np_script *script, const char *word)
{
	return strcasestr(script->name, word) || strcasestr(script->alias, word) ||
	       strcasestr(script->summary, word) || strcasestr(script->topics, word) ||
	       (s->symptoms && strcasestr(script->symptoms, word));
}

/* Short and long spellings of a kind of probe are one. */
static const char *long_form(struct np_arena *a, const char *text)
{
	static const struct {
		const char *spelling;
		int kind;
	} kinds[] = {
#define NP_PROBE_KIND(spelling, kind, parts, match, help, example) {spelling, kind},
#include "check/probes.def"
#undef NP_PROBE_KIND
	};
	size_t n = strcspn(text, ":");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strlen(kinds[i].spelling) == n && !strncmp(kinds[i].spelling, text, n))
			return np_sprintf(a, "%d%s", kinds[i].kind, text + n);
	return text;
}

/* Either may be a pattern. */
static bool attaches(const struct search *s, const char *path)
{
	struct np_cli cli = {.no_warnings = true};
	const char *wanted = long_form(s->arena, s->probe), *file;
	struct np_compile c;
	size_t len;
	char *text = np_script_read(s->arena, path, &len, &file);
	bool found = false;

	if (!text)
		return false;
	np_compile_open(&c, s->arena, NULL, path, text, len);
	c.silent = true;
	if (!np_compile_parse(&c, &cli))
		np_list_each (clause, c.program->list)
			if (clause->kind == NP_N_CLAUSE)
				np_list_each (p, clause->clause.probes) {
					const char *has = long_form(s->arena, p->probe.text);

					found |= !fnmatch(wanted, has, 0) ||
						 !fnmatch(has, wanted, 0);
				}
	np_compile_close(&c);
	return found;
}

static bool is_wanted(const struct search *s, const struct np_script *script)
{
	for (int i = 0; i < s->n_words; i++)
		if (!mentions(s, script, s->words[i]))
			return false;
	return !s->probe || attaches(s, script->path);
}

/* Its name as it is to be given: with its place, if another has it too. */
static const char *full_name(struct np_arena *a, const np_scripts *all, const struct np_script *s)
{
	bool other = (s > all->v && !strcmp(s[-1].name, s->name)) ||
		     (s + 1 < all->v + all->n && !strcmp(s[1].name, s->name));

	return other ? np_sprintf(a, "%s/%s", s->place, s->name) : s->name;
}

static void show(struct np_arena *a, const struct np_script *s, int width, struct np_world *w)
{
	const char *why;

	printf("%-*s  %s\n", width, s->name, s->summary);
	if (np_script_works(a, w, s->path, &why) == NP_WORKS_NOT)
		printf("%*s  not on this kernel: %s\n", width, "", why);
}

static int find(struct search *s)
{
	np_scripts all = {0}, found = {0};
	size_t width = 0;

	np_library_scan(s->arena, &all);
	np_vec_each (struct np_script, script, &all)
		if (!script->yanked && is_wanted(s, script)) {
			struct np_script *one = np_vec_add(s->arena, &found);

			*one = *script;
			one->name = full_name(s->arena, &all, script);
		}
	np_vec_each (struct np_script, script, &found)
		if (strlen(script->name) > width)
			width = strlen(script->name);
	struct np_world *w = np_world_live();

	np_vec_each (struct np_script, script, &found)
		show(s->arena, script, (int)width, w);
	w->ops->close(w);
	if (!found.n)
		fputs(s->probe     ? "nprobe: no script attaches there\n"
		      : s->n_words ? "nprobe: no script mentions all of these words\n"
				   : "nprobe: there are no scripts\n",
		      stderr);
	return found.n ? 0 : 1;
}

int np_cmd_list(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	struct search s = {.arena = np_arena_new(), .words = argv + 1, .n_words = argc - 1};
	int status = find(&s);

	np_arena_free(s.arena);
	return status;
}

int np_cmd_search(int argc, char **argv)
{
	if (np_command_help(argc, argv))
		return 0;
	struct search s = {.arena = np_arena_new(), .symptoms = true};
	int status = 1;

	if (argc > 2 && !strcmp(argv[1], "--probe")) {
		s.probe = argv[2];
		argv += 2;
		argc -= 2;
	}
	s.words = argv + 1;
	s.n_words = argc - 1;
	if (!s.probe && !s.n_words)
		fputs("usage: nprobe search [--probe PATTERN] WORDS\n", stderr);
	else
		status = find(&s);
	np_arena_free(s.arena);
	return status;
}
