/*
 * Installed taps: folders below the user's data directory and the site's, each with the file
 * .origin (where it came from, who must have signed it), which nprobe writes and no tap can have.
 */
#ifndef NP_LIBRARY_TAP_H
#define NP_LIBRARY_TAP_H

#include "library/index.h"

struct np_tap {
	const char *name; /* its folder's; what "name/script" says */
	const char *dir;
	bool site;          /* of the site, not of the user */
	const char *source; /* where updates come from */
	const char *signer; /* who must have signed its INDEX; NULL: nobody */
	const char *own;    /* the name that it gives itself: an update is of the same */
	struct np_index index;
};
typedef NP_VEC(struct np_tap) np_taps;

/* The directory that taps are in; NULL: there is no home. */
const char *np_taps_dir(struct np_arena *a, bool site);
/*
 * Reads .origin and INDEX of a tap and believes what they say: for lists. False: *f says why, and
 * name, dir and site are set all the same.
 */
bool np_tap_read(struct np_arena *a, const char *dir, struct np_tap *out, struct np_fault *f);
/* The same, and its INDEX is signed by whom it must be. */
bool np_tap_open(struct np_arena *a, const char *dir, struct np_tap *out, struct np_fault *f);
/* Every file of it is what the INDEX says. */
bool np_tap_verify(struct np_arena *a, const char *dir, struct np_tap *out, struct np_fault *f);
/* All that are installed, the user's first; of those that cannot be read, only dir and name. */
void np_taps_list(struct np_arena *a, np_taps *out);
/* By its name. False: *f says that there is none. */
bool np_tap_find(struct np_arena *a, const char *name, struct np_tap *out, struct np_fault *f);
/*
 * The tap that a file is in: *dir, and *path within it; false: in none. Links are followed first.
 */
bool np_tap_holding(struct np_arena *a, const char *file, const char **dir, const char **path);
/* The tap that a file is in or will be: the next folder above it with a tap.np. NULL: none. */
const char *np_tap_around(struct np_arena *a, const char *file);

/* What is to be installed, after all checks. */
struct np_tap_new {
	struct np_tap tap; /* dir is where it will be */
	struct np_tree tree;
	const char *summary; /* of tap.np */
};

/*
 * Reads a source and checks all of it: header, INDEX, files, signature. tap.name, .site, .source,
 * .signer are set; tap.own too, if it must be that. `version`: of this nprobe.
 */
bool np_tap_fetch(struct np_arena *a, struct np_tap_new *n, const char *version,
		  struct np_fault *f);
/* Whether it may take the place of another: it is the same tap, and not an older one. */
bool np_tap_follows(struct np_arena *a, const struct np_tap_new *n, const struct np_tap *old,
		    struct np_fault *f);
/*
 * Writes it beside the place where it will be, hidden: its directory, NULL after a fault. Then it
 * is put into its place at once, or thrown away. One process at a time does this: np_taps_lock
 * comes first, makes the directory of taps if there is none, and holds until nprobe ends.
 */
bool np_taps_lock(struct np_arena *a, bool site, struct np_fault *f);
const char *np_tap_stage(struct np_arena *a, struct np_tap_new *n, struct np_fault *f);
bool np_tap_put(struct np_arena *a, const char *staged, const char *dir, struct np_fault *f);
bool np_tap_remove(struct np_arena *a, const char *dir, struct np_fault *f);
/* Whether this name may be a tap's. */
bool np_tap_name(struct np_arena *a, const char *name, struct np_fault *f);
/* Checks tap.np; *name and *summary are what it says. */
bool np_tap_header(const struct np_tree *tree, const char *version, const char **name,
		   const char **summary, struct np_fault *f);

#endif
