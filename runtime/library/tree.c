/* Paths, limits and names of the files of a tap. */
#include "library/tree.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 8  /* folders */
#define LONGEST 96 /* bytes of a name */

/* What any file system and any shell takes as it stands. */
static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-@=,";

bool np_tree_refuse(struct np_arena *a, const char *path, const char *what, struct np_fault *f)
{
	return np_fault(a, f, NP_E_TAP_FILE, "a tap has plain files in folders, and nothing else",
			"'%s' is %s: nothing of it is taken", path, what);
}

bool np_tree_path(struct np_arena *a, const char *raw, const char **out, struct np_fault *f)
{
	const char *p = raw;
	bool hidden = false;
	int depth = 0;

	*out = NULL;
	if (*p == '/')
		return np_tree_refuse(a, raw, "an absolute path", f);
	while (!strncmp(p, "./", 2))
		p += 2;
	const char *start = p;

	for (size_t n; *p; p += n + (p[n] == '/')) {
		n = strcspn(p, "/");
		if (n == 2 && !memcmp(p, "..", 2))
			return np_tree_refuse(a, raw, "a path that leads out of the tap", f);
		if (!n || (n == 1 && *p == '.'))
			return np_tree_refuse(a, raw, "not a plain path", f);
		hidden |= *p == '.';
		if (!hidden &&
		    (n > LONGEST || strspn(p, plain) < n || *p == '-' || ++depth > DEEPEST))
			return np_fault(a, f, NP_E_TAP_FILE,
					"names have letters, digits and ._+-@=, and no '-' first",
					"'%s' is not a name that a file of a tap may have", raw);
	}
	size_t len = strlen(start);

	while (len && start[len - 1] == '/')
		len--; /* a folder, in a tar file */
	if (!hidden && len)
		*out = np_strndup(a, start, len);
	return true;
}

bool np_tree_room(const struct np_tree *t, const char *path, uint64_t len, struct np_fault *f)
{
	if (len > NP_TREE_FILE)
		return np_fault(t->arena, f, NP_E_TAP_FILE, "the largest file of a tap has 4 MiB",
				"'%s' is too large", path);
	if (t->files.n >= NP_TREE_FILES || t->total + len > NP_TREE_BYTES)
		return np_fault(t->arena, f, NP_E_TAP_FILE,
				"a tap has 4096 files and 64 MiB at most",
				"there is too much in it, from '%s' on", path);
	return true;
}

bool np_tree_add(struct np_tree *t, const char *path, const char *bytes, size_t len,
		 struct np_fault *f)
{
	if (!np_tree_room(t, path, len, f))
		return false;
	void **at = np_strmap_put(t->arena, &t->by_path, path, strlen(path));

	if (*at)
		return np_tree_refuse(t->arena, path, "there twice", f);
	np_vec_push(t->arena, &t->files, ((struct np_tree_file){path, bytes, len}));
	t->total += len;
	*at = (void *)(uintptr_t)t->files.n;
	return true;
}

const struct np_tree_file *np_tree_find(const struct np_tree *t, const char *path)
{
	void **at = np_strmap_find(&t->by_path, path, strlen(path));

	return at && *at ? &t->files.v[(uintptr_t)*at - 1] : NULL;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct np_tree_file *)a)->path,
		      ((const struct np_tree_file *)b)->path);
}

void np_tree_sort(struct np_tree *t)
{
	if (t->files.n)
		qsort(t->files.v, t->files.n, sizeof(*t->files.v), by_path);
	for (uint32_t i = 0; i < t->files.n; i++)
		*np_strmap_put(t->arena, &t->by_path, t->files.v[i].path,
			       strlen(t->files.v[i].path)) = (void *)(uintptr_t)(i + 1);
}

bool np_tree_strip(struct np_tree *t, struct np_fault *f)
{
	struct np_tree inner = {.arena = t->arena};
	size_t n = t->files.n ? strcspn(t->files.v[0].path, "/") + 1 : 0;

	if (!n || np_tree_find(t, "tap.np"))
		return true;
	np_vec_each (struct np_tree_file, file, &t->files) {
		if (strcspn(file->path, "/") + 1 != n || strlen(file->path) <= n ||
		    memcmp(file->path, t->files.v[0].path, n))
			return true;
		if (!np_tree_add(&inner, file->path + n, file->bytes, file->len, f))
			return false;
	}
	if (np_tree_find(&inner, "tap.np"))
		*t = inner;
	return true;
}
