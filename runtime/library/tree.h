/*
 * The files of a tap, in memory: what was read of a folder, of git or of a tar file, before any of
 * it is believed. Paths are relative, plain and unique; there are files and nothing else, and there
 * is a limit to all of it. What is checked here is what is written later: nothing is read twice.
 */
#ifndef NP_LIBRARY_TREE_H
#define NP_LIBRARY_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strmap.h"
#include "base/vec.h"
#include "library/fault.h"

#define NP_TREE_FILES 4096
#define NP_TREE_FILE (4u << 20)   /* bytes of a file */
#define NP_TREE_BYTES (64u << 20) /* of all */

struct np_tree_file {
	const char *path;
	const char *bytes; /* NUL behind them */
	size_t len;
};

struct np_tree {
	struct np_arena *arena;
	NP_VEC(struct np_tree_file) files;
	size_t total;
	struct np_strmap by_path; /* index + 1 */
};

/*
 * A path as it was found, as it will be written. False: *f says why not. *out is NULL for what is
 * not part of a tap: hidden files, such as .git.
 */
bool np_tree_path(struct np_arena *a, const char *raw, const char **out, struct np_fault *f);
/* Whether a file of that size may be added. */
bool np_tree_room(const struct np_tree *t, const char *path, uint64_t len, struct np_fault *f);
/* Adds one; path is np_tree_path's, bytes (a NUL behind them) are in the arena. */
bool np_tree_add(struct np_tree *t, const char *path, const char *bytes, size_t len,
		 struct np_fault *f);
/* NULL: there is none. */
const struct np_tree_file *np_tree_find(const struct np_tree *t, const char *path);
/* In the order of their paths; and without the one folder that all of them are in. */
void np_tree_sort(struct np_tree *t);
bool np_tree_strip(struct np_tree *t, struct np_fault *f);
/* Says that a tap has no such thing ("a link", "a device"). False. */
bool np_tree_refuse(struct np_arena *a, const char *path, const char *what, struct np_fault *f);

/* The readers. tree->arena is set; a tree that is refused is of no use. */
bool np_tree_read_folder(struct np_tree *t, const char *dir, struct np_fault *f);
bool np_tree_read_tar(struct np_tree *t, const char *path, struct np_fault *f);
/* `url` may end in #BRANCH or #TAG. */
bool np_tree_read_git(struct np_tree *t, const char *url, struct np_fault *f);
/* Any of them: an address of git has "://" or is HOST:PATH. */
bool np_tree_read(struct np_tree *t, const char *source, struct np_fault *f);
/* The source as it can be read again from anywhere: paths are made absolute. */
const char *np_tree_source(struct np_arena *a, const char *source);

/*
 * Writes all of it into a directory that is made for it and must not be there; on failure it is
 * removed. And removing one, whatever is in it; links are not followed.
 */
bool np_tree_write(const struct np_tree *t, const char *dir, struct np_fault *f);
void np_remove_directory(const char *dir);

#endif
