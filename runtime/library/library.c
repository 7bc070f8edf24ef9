/*
 * The script library: directories are walked, headers read. A directory `tests` is not part
 * of the library, `lib` holds what scripts import. Of taps their INDEX says what is there.
 */
#include "library/library.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/tap.h"

#define DEEPEST 4
#define HEADER_BYTES (16 * 1024) /* a header is at the top: no need to read more */

struct walk {
	struct np_arena *arena;
	np_scripts *out;
	const char *place;
};

static bool speaks_chinese(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *v = getenv(names[i]);

		if (v && *v)
			return !strncmp(v, "zh", 2);
	}
	return false;
}

const char *np_library_summary(const struct np_header *h)
{
	const char *summary = speaks_chinese() ? np_header_get(h, "summary.zh") : NULL;

	return summary ? summary : np_header_get(h, "summary");
}

static void read_header(struct walk *w, struct np_script *script)
{
	struct np_sources sources = {.arena = w->arena};
	struct np_header header = {0};
	char *text = np_alloc(w->arena, HEADER_BYTES);
	FILE *f = fopen(script->path, "re");

	script->summary = script->topics = script->alias = script->symptoms = "";
	if (!f)
		return;
	size_t n = fread(text, 1, HEADER_BYTES, f);

	fclose(f);
	np_header_scan(w->arena, np_source_add(&sources, script->path, text, n), &header);
	const char *summary = np_library_summary(&header);

	if (summary)
		script->summary = summary;
	if (np_header_get(&header, "topics"))
		script->topics = np_header_get(&header, "topics");
	np_vec_each (struct np_header_line, l, &header.lines)
		if (!strcmp(l->key, "symptom") || !strncmp(l->key, "summary.", 8))
			script->symptoms =
				np_sprintf(w->arena, "%s%s\n", script->symptoms, l->value);
	if (np_header_get(&header, "alias"))
		script->alias = np_header_get(&header, "alias");
}

static bool is_known(const struct walk *w, const char *path)
{
	struct stat a, b;

	if (stat(path, &a))
		return true; /* gone meanwhile */
	np_vec_each (struct np_script, s, w->out)
		if (!stat(s->path, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino)
			return true;
	return false;
}

static void walk_dir(struct walk *w, const char *dir, int depth)
{
	DIR *d = depth < DEEPEST ? opendir(dir) : NULL;
	struct dirent *e;

	while (d && (e = readdir(d))) {
		char *path = np_sprintf(w->arena, "%s/%s", dir, e->d_name);
		size_t n = strlen(e->d_name);
		struct stat st;

		if (e->d_name[0] == '.' || stat(path, &st))
			continue;
		if (S_ISDIR(st.st_mode)) {
			if (strcmp(e->d_name, "lib") && strcmp(e->d_name, "tests"))
				walk_dir(w, path, depth + 1);
		} else if (S_ISREG(st.st_mode) && n > 3 && !strcmp(e->d_name + n - 3, ".np") &&
			   !is_known(w, path)) {
			struct np_script s = {
				.name = np_strndup(w->arena, e->d_name, n - 3),
				.path = path,
				.place = w->place,
			};

			read_header(w, &s);
			np_vec_push(w->arena, w->out, s);
		}
	}
	if (d)
		closedir(d);
}

typedef void (*place_fn)(void *arg, const char *place, const char *dir);

/* The set that is shipped: installed beside the program, or in the tree that it was built in. */
static void each_shipped(struct np_arena *a, place_fn f, void *arg)
{
	static const char *const beside[] = {"../share/nprobe/examples", "../examples"};
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	if (n > 0) {
		exe[n] = '\0';
		*strrchr(exe, '/') = '\0';
		for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++)
			f(arg, "shipped", np_sprintf(a, "%s/%s", exe, beside[i]));
	}
	f(arg, "shipped", NP_DATADIR "/nprobe/examples");
}

/* The directories before the taps, in their order; `place` is what lists call them. */
static void each_own(struct np_arena *a, place_fn f, void *arg)
{
	const char *path = getenv("NPROBE_PATH"), *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	for (char *p = path ? np_strdup(a, path) : NULL, *dir; p && (dir = strsep(&p, ":"));)
		if (*dir)
			f(arg, dir, dir);
	if (data && *data)
		f(arg, "user", np_sprintf(a, "%s/nprobe/scripts", data));
	else if (home && *home)
		f(arg, "user", np_sprintf(a, "%s/.local/share/nprobe/scripts", home));
	f(arg, "site", "/usr/local/share/nprobe/scripts");
}

static void walk_place(void *arg, const char *place, const char *dir)
{
	struct walk *w = arg;

	w->place = place;
	walk_dir(w, dir, 0);
}

/* Names and summaries as the INDEX has them, which are tame; a file that it does not name is none.
 */
static void add_taps(struct walk *w)
{
	np_taps taps = {0};

	np_taps_list(w->arena, &taps);
	np_vec_each (struct np_tap, t, &taps)
		np_vec_each (struct np_index_row, r, &t->index.rows) {
			struct np_script s = {
				.name = r->name,
				.path = np_sprintf(w->arena, "%s/%s", t->dir, r->path),
				.place = t->name,
				.yanked = r->yanked};

			if (r->kind != NP_INDEX_SCRIPT || is_known(w, s.path))
				continue;
			read_header(w, &s);
			if (!np_is_tame_line(s.summary, strlen(s.summary)))
				s.summary = r->summary;
			np_vec_push(w->arena, w->out, s);
		}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct np_script *)a)->name, ((const struct np_script *)b)->name);
}

void np_library_scan(struct np_arena *a, np_scripts *out)
{
	struct walk w = {.arena = a, .out = out};

	each_own(a, walk_place, &w);
	add_taps(&w);
	each_shipped(a, walk_place, &w);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_name);
}

struct within {
	struct np_arena *arena;
	char file[PATH_MAX];
	bool found;
};

static void is_within(void *arg, const char *place, const char *dir)
{
	struct within *w = arg;
	char full[PATH_MAX];
	size_t n = realpath(dir, full) ? strlen(full) : 0;

	(void)place;
	w->found |= n && !strncmp(w->file, full, n) && w->file[n] == '/';
}

struct lookup {
	struct np_arena *arena;
	const char *name, *found, *looked;
};

static void look_in(void *arg, const char *place, const char *dir)
{
	struct lookup *l = arg;
	const char *path = np_sprintf(l->arena, "%s/%s.np", dir, l->name);

	(void)place;
	if (!l->found && !access(path, R_OK))
		l->found = path;
	l->looked = l->looked ? np_sprintf(l->arena, "%s, %s", l->looked, dir) : dir;
}

const char *np_library_import(struct np_arena *a, const char *name, const char *from,
			      const char **looked)
{
	struct lookup l = {.arena = a, .name = name};
	const char *tap = np_tap_around(a, from);

	/* a tap has what it ships and what nprobe ships: nobody else's file changes what it does */
	if (tap)
		look_in(&l, NULL, tap);
	else
		each_own(a, look_in, &l);
	each_shipped(a, look_in, &l);
	*looked = l.looked;
	return l.found;
}

bool np_library_is_shipped(struct np_arena *a, const char *file)
{
	struct within w = {.arena = a};

	if (realpath(file, w.file))
		each_shipped(a, is_within, &w);
	return w.found;
}

static bool is_called(const struct np_script *s, const char *name)
{
	size_t len = strlen(name);

	if (!strcmp(s->name, name))
		return true;
	for (const char *p = s->alias; *p; p += strspn(p, " \t")) {
		size_t n = strcspn(p, " \t");

		if (n == len && !memcmp(p, name, n))
			return true;
		p += n;
	}
	return false;
}

void np_library_find(struct np_arena *a, const char *name, np_scripts *out)
{
	np_scripts all = {0};
	const char *slash = strrchr(name, '/');
	size_t place_len = slash ? (size_t)(slash - name) : 0;

	np_library_scan(a, &all);
	np_vec_each (struct np_script, s, &all)
		if (is_called(s, slash ? slash + 1 : name) &&
		    (!slash ||
		     (strlen(s->place) == place_len && !memcmp(s->place, name, place_len))))
			np_vec_push(a, out, *s);
}
