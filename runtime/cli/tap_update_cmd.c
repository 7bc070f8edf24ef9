/* nprobe tap update: what is new, and what scripts do that they did not, before it is taken. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/tap_cmd.h"
#include "cli/trust.h"
#include "cli/words.h"

struct update {
	struct np_arena *arena;
	const char *from, *world_file;
	bool yes, site;
	struct np_world *world; /* opened when something is compiled */
	struct np_fault fault;
};

/* What a script does, as it is compiled here and now. NULL: it is not, which was said. */
static const char *behaviour(struct update *u, const char *dir, const char *path)
{
	struct np_manifest m = {0};
	const char *file = np_sprintf(u->arena, "%s/%s", dir, path), *read;
	size_t len;
	char *text = np_script_read(u->arena, file, &len, &read);

	if (!text || !u->world || np_compile_manifest(u->arena, u->world, file, text, len, &m))
		return NULL;
	return np_sprintf(u->arena, "is %s\n%s", np_level_name(m.level), np_tame(u->arena, m.text));
}

static bool has_line(const char *text, const char *line, size_t n)
{
	for (; *text; text += strcspn(text, "\n"), text += *text == '\n')
		if (strcspn(text, "\n") == n && !memcmp(text, line, n))
			return true;
	return false;
}

/* The lines of one that the other does not have. */
static unsigned show_lines(const char *of, const char *not_in, char mark)
{
	unsigned shown = 0;

	for (size_t n; *of; of += n + (of[n] == '\n')) {
		n = strcspn(of, "\n");
		if (has_line(not_in, of, n))
			continue;
		printf("      %c %.*s\n", mark, (int)n, of);
		shown++;
	}
	return shown;
}

/* Whether any file that scripts import differs: what a script does may change with it. */
static bool has_other_libs(const struct np_index *a, const struct np_index *b)
{
	np_vec_each (const struct np_index_row, r, &a->rows) {
		const struct np_index_row *other = np_index_path(b, r->path);

		if (r->kind != NP_INDEX_SCRIPT && (!other || strcmp(other->sha256, r->sha256)))
			return true;
	}
	return false;
}

/*
 * What INDEX says of levels and manifests is its author's word: what is shown here is compiled
 * here.
 */
static void show_script(struct update *u, const struct np_tap *old, const char *new_dir,
			const struct np_index_row *r, bool other_libs)
{
	const struct np_index_row *was = np_index_script(&old->index, r->name);
	const char *did = "", *does;

	if (was && r->yanked != was->yanked)
		printf("  %s   %s  %s\n", r->yanked ? "yanked" : "back  ", r->name, r->version);
	if (was && !other_libs && !strcmp(was->sha256, r->sha256))
		return;
	if (was)
		did = behaviour(u, old->dir, was->path);
	does = behaviour(u, new_dir, r->path);
	/* of the same bytes, that do the same, there is nothing to be said */
	if (was && !strcmp(was->sha256, r->sha256) && did && does && !strcmp(did, does))
		return;
	if (was)
		printf("  changed  %s  %s -> %s\n", r->name, was->version, r->version);
	else
		printf("  new      %s  %s  %s%s\n", r->name, r->version, r->summary,
		       r->yanked ? " (yanked)" : "");
	if (!did || !does)
		printf("      what it %s is not known here\n", does ? "did" : "does");
	else if (!(show_lines(did, does, '-') + show_lines(does, did, '+')))
		printf("      does what it did\n");
}

static void show(struct update *u, const struct np_tap *old, const struct np_tap_new *n,
		 const char *staged)
{
	const struct np_index *new = &n->tap.index;
	bool other_libs = has_other_libs(new, &old->index) || has_other_libs(&old->index, new);
	unsigned others = 0;

	printf("tap '%s': %llu -> %llu\n", old->name, (unsigned long long)old->index.serial,
	       (unsigned long long)new->serial);
	u->world = np_open_world(u->world_file);
	np_vec_each (const struct np_index_row, r, &new->rows) {
		const struct np_index_row *was = np_index_path(&old->index, r->path);

		if (r->kind == NP_INDEX_SCRIPT)
			show_script(u, old, staged, r, other_libs);
		else
			others += !was || strcmp(was->sha256, r->sha256);
	}
	np_vec_each (const struct np_index_row, r, &old->index.rows) {
		if (r->kind == NP_INDEX_SCRIPT && !np_index_script(new, r->name))
			printf("  gone     %s\n", r->name);
		others += r->kind != NP_INDEX_SCRIPT && !np_index_path(new, r->path);
	}
	if (others)
		printf("  and %u other file%s\n", others, others == 1 ? "" : "s");
	fflush(stdout);
	if (u->world)
		u->world->ops->close(u->world);
}

static bool wants(struct update *u, const char *name)
{
	bool terminal = true;

	if (u->yes || np_trust_ask("Take it?", &terminal))
		return true;
	if (!terminal)
		np_fault(u->arena, &u->fault, NP_E_NOT_ACCEPTED, "nprobe tap update --yes takes it",
			 "the update of '%s' was not accepted", name);
	return false;
}

static bool update(struct update *u, struct np_tap *old)
{
	struct np_fault *f = &u->fault;
	struct np_tap_new n = {0};
	const char *staged;

	if (!np_tap_open(u->arena, old->dir, old, f))
		return false;
	n.tap = *old;
	n.tap.index = (struct np_index){0};
	if (u->from)
		n.tap.source = np_tree_source(u->arena, u->from);
	if (!np_tap_fetch(u->arena, &n, NP_VERSION, f) || !np_tap_follows(u->arena, &n, old, f))
		return false;
	if (n.tap.index.serial == old->index.serial) {
		printf("tap '%s' is up to date\n", old->name);
		return true;
	}
	staged = np_tap_stage(u->arena, &n, f);
	if (!staged)
		return false;
	show(u, old, &n, staged);
	if (wants(u, old->name))
		return np_tap_put(u->arena, staged, old->dir, f);
	np_remove_directory(staged);
	if (!f->code)
		printf("tap '%s' stays as it was\n", old->name);
	return !f->code;
}

/* All of them, whatever is wrong with one; or the one that is named. */
static int update_all(struct update *u, const char *name)
{
	np_taps taps = {0};
	unsigned tried = 0;
	int status = 0;

	np_taps_list(u->arena, &taps);
	if (taps.n && !np_taps_lock(u->arena, u->site, &u->fault))
		return np_fault_show(&u->fault);
	np_vec_each (struct np_tap, t, &taps) {
		if (t->site != u->site || (name && strcmp(t->name, name)))
			continue;
		tried++;
		u->fault = (struct np_fault){0};
		if (!update(u, t))
			status = np_fault_show(&u->fault);
	}
	if (tried || !name)
		return status;
	u->fault = (struct np_fault){0};
	np_fault(u->arena, &u->fault, NP_E_TAP_NAME,
		 "nprobe tap list shows them; those of the site: --site", "there is no tap '%s'",
		 name);
	return np_fault_show(&u->fault);
}

int np_tap_update(int argc, char **argv)
{
	struct update u = {0};
	const struct np_word known[] = {
		{"--from", &u.from, NULL},
		{"--world", &u.world_file, NULL},
		{"--yes", NULL, &u.yes},
		{"--site", NULL, &u.site},
	};
	int n, status;

	(void)argc;
	if (np_words_read("tap", argv, &n, known, 4))
		return 1;
	if (n > 1 || (u.from && !n)) {
		fputs("usage: nprobe tap update [NAME] [--from SOURCE] [--yes] [--site]\n", stderr);
		return 1;
	}
	u.arena = np_arena_new();
	status = update_all(&u, n ? argv[1] : NULL);
	np_arena_free(u.arena);
	return status;
}
