/* INDEX: reading it as something that anybody may have written, writing it, comparing with it. */
#include "library/index.h"

#include <stdlib.h>
#include <string.h>

#include "library/digest.h"

#define FIRST "nprobe-index 1"
#define MOST_FIELDS 9

static const char *const kinds[] = {"script", "lib", "file"};
static const uint32_t fields_of[] = {9, 3, 3};

bool np_is_name(const char *name)
{
	static const char first[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t n = strlen(name);

	return n && n <= 64 && strchr(first, *name) &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-") ==
		       n;
}

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n > k && !strcmp(s + n - k, end);
}

enum np_index_kind np_index_kind(const char *path)
{
	const char *tests = strstr(path, "tests/");

	if (!ends_with(path, ".np") || !strcmp(path, "tap.np") ||
	    (tests && (tests == path || tests[-1] == '/')))
		return NP_INDEX_FILE;
	return strncmp(path, "lib/", 4) ? NP_INDEX_SCRIPT : NP_INDEX_LIB;
}

const char *np_index_name(struct np_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	return np_strndup(a, name, strlen(name) - strlen(".np"));
}

struct reader {
	struct np_arena *arena;
	struct np_index *index;
	struct np_fault *fault;
	unsigned line;
};

static bool wrong(struct reader *r, const char *what)
{
	return np_fault(r->arena, r->fault, NP_E_TAP_INDEX,
			"it is made by: nprobe tap index DIR; or by a newer nprobe than this one",
			NP_INDEX ":%u: %s", r->line, what);
}

/* The fields of a line, which is taken apart. */
static uint32_t split(char *line, char *fields[MOST_FIELDS + 1])
{
	uint32_t n = 0;

	for (char *p = line; p && n <= MOST_FIELDS; n++)
		fields[n] = strsep(&p, "\t");
	return n;
}

static bool take_script(struct reader *r, char **field, struct np_index_row *row)
{
	row->name = field[1];
	row->path = field[2];
	row->version = field[3];
	row->sha256 = field[4];
	row->manifest = field[5];
	row->yanked = !strcmp(field[7], "yanked");
	row->summary = field[8];
	if (!np_is_name(row->name) || !ends_with(row->path, ".np") ||
	    strcmp(np_index_name(r->arena, row->path), row->name))
		return wrong(r, "a script's name is that of its file");
	if (!np_level_parse(field[6], &row->level))
		return wrong(r, "no such level");
	if (!np_is_digest(row->manifest) || !np_is_name(row->version) ||
	    (!row->yanked && strcmp(field[7], "-")))
		return wrong(r, "a manifest, a version or a mark that is none");
	if (np_index_script(r->index, row->name))
		return wrong(r, "a second script of that name");
	return true;
}

static bool take_row(struct reader *r, char **field, uint32_t n)
{
	struct np_index_row row = {0};
	const char *path;
	size_t kind = 0;

	while (kind < 3 && strcmp(kinds[kind], field[0]))
		kind++;
	if (kind == 3 || n != fields_of[kind])
		return wrong(r, "a line that is none of an INDEX");
	row.kind = (enum np_index_kind)kind;
	if (row.kind != NP_INDEX_SCRIPT) {
		row.path = field[1];
		row.sha256 = field[2];
	} else if (!take_script(r, field, &row)) {
		return false;
	}
	if (!np_tree_path(r->arena, row.path, &path, r->fault))
		return false;
	if (!path || strcmp(path, row.path) || np_index_kind(path) != row.kind)
		return wrong(r, "a path that cannot be there");
	if (!np_is_digest(row.sha256))
		return wrong(r, "a SHA-256 that is none");
	if (r->index->rows.n && strcmp(r->index->rows.v[r->index->rows.n - 1].path, row.path) >= 0)
		return wrong(r, "not in the order of the paths");
	np_vec_push(r->arena, &r->index->rows, row);
	return true;
}

static bool take_line(struct reader *r, char *line)
{
	char *field[MOST_FIELDS + 1];
	uint32_t n = split(line, field);

	for (uint32_t i = 0; i < n; i++)
		if (i == MOST_FIELDS || !np_is_tame_line(field[i], strlen(field[i])))
			return wrong(r, "a line that is none of an INDEX");
	switch (r->line) {
	case 1: return !strcmp(field[0], FIRST) || wrong(r, "no INDEX that this nprobe knows");
	case 2:
		r->index->name = n == 2 && !strcmp(field[0], "name") ? field[1] : "";
		return np_is_name(r->index->name) || wrong(r, "the tap's name is expected");
	case 3:
		/* digits alone: strtoull() takes a sign, and -1 for the largest of all */
		if (n == 2 && !strcmp(field[0], "serial") && strlen(field[1]) <= 18 &&
		    !field[1][strspn(field[1], "0123456789")])
			r->index->serial = strtoull(field[1], NULL, 10);
		return r->index->serial || wrong(r, "the serial number is expected");
	case 4:
		r->index->kernel = n == 2 && !strcmp(field[0], "kernel") ? field[1] : "";
		return *r->index->kernel || wrong(r, "the kernel is expected");
	default: return take_row(r, field, n);
	}
}

bool np_index_parse(struct np_arena *a, const char *bytes, size_t len, struct np_index *out,
		    struct np_fault *f)
{
	struct reader r = {.arena = a, .index = out, .fault = f, .line = 1};
	char *p = np_strndup(a, bytes, len), *end = p + len;

	*out = (struct np_index){.bytes = bytes, .len = len};
	for (; p < end; r.line++) {
		char *eol = memchr(p, '\n', (size_t)(end - p));

		if (!eol || memchr(p, '\0', (size_t)(eol - p)))
			return wrong(&r, "a line without its end");
		*eol = '\0';
		if (r.line > NP_TREE_FILES + 4 || !take_line(&r, p))
			return r.fault->code ? false : wrong(&r, "too many lines");
		p = eol + 1;
	}
	return r.line > 4 || wrong(&r, "it is not whole");
}

void np_index_format(const struct np_index *index, struct np_text *out)
{
	np_text_addf(out, FIRST "\nname\t%s\nserial\t%llu\nkernel\t%s\n", index->name,
		     (unsigned long long)index->serial, index->kernel);
	np_vec_each (const struct np_index_row, r, &index->rows) {
		if (r->kind == NP_INDEX_SCRIPT)
			np_text_addf(out, "script\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r->name,
				     r->path, r->version, r->sha256, r->manifest,
				     np_level_name(r->level), r->yanked ? "yanked" : "-",
				     r->summary);
		else
			np_text_addf(out, "%s\t%s\t%s\n", kinds[r->kind], r->path, r->sha256);
	}
}

const struct np_index_row *np_index_path(const struct np_index *index, const char *path)
{
	np_vec_each (const struct np_index_row, r, &index->rows)
		if (!strcmp(r->path, path))
			return r;
	return NULL;
}

const struct np_index_row *np_index_script(const struct np_index *index, const char *name)
{
	np_vec_each (const struct np_index_row, r, &index->rows)
		if (r->kind == NP_INDEX_SCRIPT && !strcmp(r->name, name))
			return r;
	return NULL;
}

static bool is_indexed(const char *path)
{
	return strcmp(path, NP_INDEX) && strcmp(path, NP_INDEX_SIG);
}

bool np_index_check_file(struct np_arena *a, const struct np_index *index, const char *tap,
			 const char *path, const char *bytes, size_t len, struct np_fault *f)
{
	static const char hint[] = "whoever made the tap runs nprobe tap index; who has it, nprobe "
				   "tap update, or tap remove and tap add";
	const struct np_index_row *row = np_index_path(index, path);

	if (!row)
		return np_fault(a, f, NP_E_TAP_CHANGED, hint,
				"'%s' of tap '%s' is not named in its " NP_INDEX, path, tap);
	if (strcmp(np_digest(a, bytes, len), row->sha256))
		return np_fault(a, f, NP_E_TAP_CHANGED, hint,
				"'%s' of tap '%s' has other bytes than its " NP_INDEX " says", path,
				tap);
	return true;
}

/* A script that shows as another one than it is on a terminal fools whoever reads it. */
static bool check_text(struct np_arena *a, const struct np_tree_file *file, struct np_fault *f)
{
	if (!ends_with(file->path, ".np") || np_is_tame_text(file->bytes, file->len))
		return true;
	return np_fault(
		a, f, NP_E_TAP_FILE,
		"control characters, and those that turn the direction of a text, are not in "
		"scripts of taps",
		"'%s' has characters that steer a terminal", file->path);
}

bool np_index_check(const struct np_index *index, const struct np_tree *tree, struct np_fault *f)
{
	np_vec_each (const struct np_tree_file, file, &tree->files)
		if (!check_text(tree->arena, file, f))
			return false;
	np_vec_each (const struct np_tree_file, file, &tree->files)
		if (is_indexed(file->path) &&
		    !np_index_check_file(tree->arena, index, index->name, file->path, file->bytes,
					 file->len, f))
			return false;
	np_vec_each (const struct np_index_row, r, &index->rows)
		if (!np_tree_find(tree, r->path))
			return np_fault(tree->arena, f, NP_E_TAP_CHANGED,
					"whoever made the tap runs nprobe tap index",
					"'%s' is named in the " NP_INDEX " of tap '%s', and not "
					"there",
					r->path, index->name);
	return true;
}
