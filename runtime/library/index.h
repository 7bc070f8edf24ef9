/*
 * INDEX: what a tap has, a line each, in the order of the paths. It is what is signed; a file that
 * it does not name, or whose bytes are others, is not the tap's. Fields are separated by tabs:
 *
 *   nprobe-index 1
 *   name     NAME
 *   serial   NUMBER         only grows: an old INDEX is not taken for a new one
 *   kernel   RELEASE        that manifests are of: what a script does depends on it a little
 *   script   NAME PATH VERSION SHA256 MANIFEST LEVEL MARK SUMMARY
 *   lib      PATH SHA256    imported by scripts
 *   file     PATH SHA256    tap.np, tests, notes
 *
 * MANIFEST is the SHA-256 of the manifest's text, MARK "yanked" or "-".
 */
#ifndef NP_LIBRARY_INDEX_H
#define NP_LIBRARY_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "image/manifest.h"
#include "library/tree.h"

#define NP_INDEX "INDEX"
#define NP_INDEX_SIG "INDEX.sig"

enum np_index_kind { NP_INDEX_SCRIPT, NP_INDEX_LIB, NP_INDEX_FILE };

struct np_index_row {
	enum np_index_kind kind;
	const char *path, *sha256;
	/* of scripts alone */
	const char *name, *version, *manifest, *summary;
	enum np_level level;
	bool yanked;
};

struct np_index {
	const char *name; /* that the tap gives itself */
	uint64_t serial;
	const char *kernel;
	NP_VEC(struct np_index_row) rows;
	const char *bytes; /* the text itself */
	size_t len;
};

/* False: *f says what is wrong with it. */
bool np_index_parse(struct np_arena *a, const char *bytes, size_t len, struct np_index *out,
		    struct np_fault *f);
void np_index_format(const struct np_index *index, struct np_text *out);
/* NULL: there is none. */
const struct np_index_row *np_index_path(const struct np_index *index, const char *path);
const struct np_index_row *np_index_script(const struct np_index *index, const char *name);
/* What a path is: lib/... is imported, other .np files are scripts unless they are in tests/. */
enum np_index_kind np_index_kind(const char *path);
/* "dropwatch" of "drop/dropwatch.np". In the arena. */
const char *np_index_name(struct np_arena *a, const char *path);
/* Whether the tree has the files that the index names, with these bytes, and no others. */
bool np_index_check(const struct np_index *index, const struct np_tree *tree, struct np_fault *f);
/* Whether these are the bytes of that file of the tap; `tap` is for the message. */
bool np_index_check_file(struct np_arena *a, const struct np_index *index, const char *tap,
			 const char *path, const char *bytes, size_t len, struct np_fault *f);
/* A name of a tap or a script: letters, digits and ._+-, a letter or digit first. */
bool np_is_name(const char *name);

#endif
