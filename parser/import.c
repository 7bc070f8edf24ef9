/*
 * Imports: finding files, reading each once, putting programs together.  A file that anybody may
 * write is not read: whoever runs the script would run what somebody else put there.
 */
#include "import.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/vec.h"
#include "parser.h"

#define MOST_FILES 1000
#define LARGEST (16u << 20) /* bytes of a file */

struct importer {
	struct np_arena *arena;
	struct np_sources *sources;
	const struct np_source *main;
	np_import_find find;
	struct np_diags *diags;
	NP_VEC(struct stat) seen;
	struct np_node *list, *tail; /* what has been imported */
};

/* One file that a statement names, or that is in a directory that it names. */
struct wanted {
	const char *path;
	const struct np_node *by; /* NP_N_IMPORT */
};

static void import_any(struct importer *m, const struct wanted *w, const struct stat *st);

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n > k && !strcmp(s + n - k, end);
}

/* Beside the file that names it. */
static const char *beside(struct importer *m, const char *name, struct np_loc loc)
{
	const struct np_source *src = np_source_of(m->sources, loc.beg);
	const char *slash = src ? strrchr(src->name, '/') : NULL;

	if (*name == '/' || !slash)
		return name;
	return np_sprintf(m->arena, "%.*s/%s", (int)(slash - src->name), src->name, name);
}

static bool is_seen(struct importer *m, const struct stat *st)
{
	np_vec_each (const struct stat, s, &m->seen)
		if (s->st_dev == st->st_dev && s->st_ino == st->st_ino)
			return true;
	return false;
}

static const char *parent(struct importer *m, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" : np_strndup(m->arena, path, (size_t)(slash - path));
}

/* The file, and the directory in which anybody could put another in its place. */
static bool is_open_to_all(struct importer *m, const struct wanted *w, const struct stat *st)
{
	const char *dir = parent(m, w->path);
	struct stat above;
	struct np_diag *d;

	if (!(st->st_mode & S_IWOTH) && !stat(dir, &above) && !(above.st_mode & S_IWOTH))
		return false;
	d = np_error(m->diags, NP_E_IMPORT, w->by->loc, "anybody may write '%s'",
		     st->st_mode & S_IWOTH ? w->path : dir);
	np_hint(m->diags, d, "chmod o-w %s", st->st_mode & S_IWOTH ? w->path : dir);
	return true;
}

static void cannot_read(struct importer *m, const struct wanted *w, const char *why)
{
	np_error(m->diags, NP_E_IMPORT, w->by->loc, "'%s' cannot be read: %s", w->path, why);
}

static char *read_file(struct importer *m, const struct wanted *w, const struct stat *st,
		       size_t *len)
{
	FILE *f = S_ISREG(st->st_mode) && st->st_size < LARGEST ? fopen(w->path, "re") : NULL;
	char *text;

	if (!f) {
		cannot_read(m, w,
			    !S_ISREG(st->st_mode)    ? "it is no file"
			    : st->st_size >= LARGEST ? "it is too large"
						     : strerror(errno));
		return NULL;
	}
	text = np_alloc(m->arena, (size_t)st->st_size + 1);
	*len = fread(text, 1, (size_t)st->st_size, f);
	fclose(f);
	return text;
}

static void append(struct importer *m, struct np_node *n)
{
	n->next = NULL;
	if (m->tail)
		m->tail->next = n;
	else
		m->list = n;
	m->tail = n;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool is_c(const char *name)
{
	return ends_with(name, ".bpf.c");
}

/* All scripts and C files in it, in the order of their names. */
static void import_directory(struct importer *m, const struct wanted *w)
{
	struct dirent **names = NULL;
	int n = scandir(w->path, &names, NULL, by_name);

	for (int i = 0; i < n; i++) {
		struct wanted file = {NULL, w->by};
		struct stat st;

		if (ends_with(names[i]->d_name, ".bt") || ends_with(names[i]->d_name, ".np") ||
		    is_c(names[i]->d_name)) {
			file.path = np_sprintf(m->arena, "%s/%s", w->path, names[i]->d_name);
			if (!stat(file.path, &st) && S_ISREG(st.st_mode))
				import_any(m, &file, &st);
		}
		free(names[i]);
	}
	free(names);
}

static bool find_file(struct importer *m, struct wanted *w, struct stat *st)
{
	const char *name = w->by->import.name, *looked = NULL;
	const struct np_source *from = np_source_of(m->sources, w->by->loc.beg);
	struct np_diag *d;

	w->path = beside(m, name, w->by->loc);
	if (w->by->import.quoted) {
		if (!stat(w->path, st))
			return true;
		looked = w->path;
	} else {
		/* lib/tcp is lib/tcp.np, here or in the library */
		w->path = np_sprintf(m->arena, "%s.np", w->path);
		if (!stat(w->path, st))
			return true;
		w->path = m->find ? m->find(m->arena, name, from ? from->name : "", &looked) : NULL;
		if (w->path && !stat(w->path, st))
			return true;
	}
	d = np_error(m->diags, NP_E_IMPORT, w->by->loc, "there is no '%s' to import", name);
	if (looked)
		np_hint(m->diags, d, "it was looked for at %s", looked);
	return false;
}

static void import(struct importer *m, const struct np_node *by)
{
	struct wanted w = {.by = by};
	struct stat st;

	if (!find_file(m, &w, &st))
		return;
	if (S_ISDIR(st.st_mode))
		import_directory(m, &w);
	else
		import_any(m, &w, &st);
}

static void take_items(struct importer *m, struct np_node *list)
{
	for (struct np_node *n = list, *next; n; n = next) {
		next = n->next;
		if (n->kind == NP_N_IMPORT)
			import(m, n);
		else if (n->kind == NP_N_CONFIG)
			np_error(m->diags, NP_E_CONFIG, n->loc,
				 "an imported file has no 'config': it is the script's");
		else
			append(m, n);
	}
}

/* What it imports itself comes before what it has. */
static void import_script(struct importer *m, const struct wanted *w, const struct stat *st)
{
	struct np_source *src;
	size_t len;
	char *text = read_file(m, w, st, &len);

	if (!text)
		return;
	/* a header is read as by #include */
	if (ends_with(w->path, ".h")) {
		text = np_sprintf(m->arena, "#include \"%s\"\n",
				  strrchr(w->path, '/') ? strrchr(w->path, '/') + 1 : w->path);
		len = strlen(text);
	}
	src = np_source_add(m->sources, w->path, text, len);
	src->regex = m->main->regex;
	src->portable = m->main->portable;
	src->kernel = m->main->kernel;
	src->imported = true;
	take_items(m, np_parse(m->arena, src, m->diags)->list);
}

/* It is not ours to read: a C compiler does, which would wait at a pipe for ever. */
static void import_c(struct importer *m, const struct wanted *w, const struct stat *st)
{
	struct np_node *n = np_node_clone(m->arena, w->by, false);

	if (!S_ISREG(st->st_mode)) {
		cannot_read(m, w, "it is no file");
		return;
	}
	n->import.c_path = w->path;
	append(m, n);
}

static void import_any(struct importer *m, const struct wanted *w, const struct stat *st)
{
	if (is_seen(m, st))
		return;
	np_vec_push(m->arena, &m->seen, *st);
	if (m->seen.n > MOST_FILES || is_open_to_all(m, w, st))
		return;
	if (is_c(w->path))
		import_c(m, w, st);
	else
		import_script(m, w, st);
}

void np_import(struct np_arena *a, struct np_sources *sources, const struct np_source *main,
	       struct np_node *program, np_import_find find, struct np_diags *diags)
{
	struct importer m = {
		.arena = a, .sources = sources, .main = main, .find = find, .diags = diags};
	struct np_node *own = program->list, **at = &own, *configs = NULL;
	struct stat st;

	if (!stat(main->name, &st))
		np_vec_push(a, &m.seen, st);
	/* in the order: configuration, what is imported, what is here */
	while (*at) {
		struct np_node *n = *at;

		if (n->kind != NP_N_IMPORT) {
			at = &n->next;
			continue;
		}
		*at = n->next;
		import(&m, n);
	}
	if (!m.list)
		return;
	while (own && own->kind == NP_N_CONFIG) {
		struct np_node *next = own->next;

		own->next = NULL;
		configs = np_list_append(configs, own);
		own = next;
	}
	m.tail->next = own;
	program->list = np_list_append(configs, m.list);
}
