/* nprobe lock: writes down what scripts are now, for --locked. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/trust.h"
#include "cli/words.h"
#include "header.h"
#include "library/digest.h"
#include "library/library.h"
#include "library/lock.h"

struct locking {
	struct np_arena *arena;
	const char *world_file, *output;
	struct np_world *world;
	struct np_lock lock;
	struct np_fault fault;
};

static bool is_there(const struct np_lock *lock, const char *sha256)
{
	return np_lock_bytes(lock, sha256);
}

/* What it imports, by the bytes. */
static void add_files(struct locking *l, const struct np_compile *c, const char *place)
{
	np_vec_each (struct np_source *, s, &c->sources.list) {
		const char *sha256 = np_digest(l->arena, (*s)->text, (*s)->len);
		const char *slash = strrchr((*s)->name, '/');

		if (*s == c->source || (*s)->of || access((*s)->name, F_OK) ||
		    is_there(&l->lock, sha256))
			continue;
		np_vec_push(
			l->arena, &l->lock.rows,
			((struct np_lock_row){.name = np_sprintf(l->arena, "%s/%s", place,
								 slash ? slash + 1 : (*s)->name),
					      .sha256 = sha256}));
	}
}

static const char *version_of(struct locking *l, const struct np_compile *c)
{
	struct np_header header = {0};

	np_header_scan(l->arena, c->source, &header);
	const char *version = np_header_get(&header, "version");

	return version && np_is_name(version) ? version : "-";
}

static bool add_script(struct locking *l, const struct np_script *s)
{
	const char *dir, *in_tap, *path;
	struct np_tap tap = {0};
	struct np_manifest m = {0};
	struct np_cli cli = {.unsafe = true};
	struct np_compile c;
	size_t len;
	char *text = np_script_read(l->arena, s->path, &len, &path);

	if (!text)
		return false;
	if (np_tap_holding(l->arena, path, &dir, &in_tap) &&
	    !np_tap_open(l->arena, dir, &tap, &l->fault))
		return false;
	np_compile_open(&c, l->arena, l->world, path, text, len);
	bool ok = !np_compile_parse(&c, &cli) &&
		  !np_compile_manifest(l->arena, l->world, path, text, len, &m);

	if (ok) {
		np_vec_push(l->arena, &l->lock.rows,
			    ((struct np_lock_row){
				    .script = true,
				    .name = np_sprintf(l->arena, "%s/%s", s->place, s->name),
				    .version = version_of(l, &c),
				    .sha256 = np_digest(l->arena, text, len),
				    .manifest = np_trust_hash(l->arena, &m),
				    .signer = tap.signer ? tap.signer : "-"}));
		add_files(l, &c, s->place);
	}
	np_compile_close(&c);
	return ok;
}

static bool add_named(struct locking *l, const char *name)
{
	np_scripts found = {0};

	np_library_find(l->arena, name, &found);
	if (found.n == 1)
		return add_script(l, found.v);
	return np_fault(l->arena, &l->fault, found.n ? NP_E_AMBIGUOUS_SCRIPT : NP_E_NO_SCRIPT,
			"write PLACE/NAME, as nprobe list has them",
			found.n ? "several scripts are called '%s'" : "there is no script '%s'",
			name);
}

static bool is_of_tap(const np_taps *taps, const struct np_script *s)
{
	np_vec_each (const struct np_tap, t, taps)
		if (!strcmp(s->place, t->name))
			return true;
	return false;
}

/* All of the taps, but for what was taken back. */
static bool add_all(struct locking *l)
{
	np_scripts all = {0};
	np_taps taps = {0};

	np_library_scan(l->arena, &all);
	np_taps_list(l->arena, &taps);
	np_vec_each (struct np_script, s, &all)
		if (is_of_tap(&taps, s) && !s->yanked && !add_script(l, s))
			return false;
	return true;
}

static bool make(struct locking *l, char **names, int n)
{
	bool ok = true;

	l->world = np_open_world(l->world_file);
	if (!l->world)
		return false;
	for (int i = 0; i < n && ok; i++)
		ok = add_named(l, names[i]);
	if (!n)
		ok = add_all(l);
	l->lock.kernel = np_strdup(l->arena, l->world->ops->release(l->world));
	l->world->ops->close(l->world);
	return ok && np_lock_write(l->arena, &l->lock, l->output ? l->output : NP_LOCK, &l->fault);
}

int np_cmd_lock(int argc, char **argv)
{
	struct locking l = {0};
	const struct np_word known[] = {{"-o", &l.output, NULL}, {"--world", &l.world_file, NULL}};
	unsigned scripts = 0;
	int n;

	if (np_command_help(argc, argv))
		return 0;
	if (np_words_read("lock", argv, &n, known, 2))
		return 1;
	l.arena = np_arena_new();
	bool ok = make(&l, argv + 1, n);

	np_vec_each (struct np_lock_row, r, &l.lock.rows)
		scripts += r->script;
	if (ok)
		printf("%s: %u script%s\n", l.output ? l.output : NP_LOCK, scripts,
		       scripts == 1 ? "" : "s");
	if (l.fault.code)
		np_fault_show(&l.fault);
	np_arena_free(l.arena);
	return !ok;
}
