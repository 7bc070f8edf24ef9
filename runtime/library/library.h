/*
 * The script library: where scripts are found by name, and what their headers say.  Headers
 * are data: nothing is compiled or run here.
 *
 * Order of places: NPROBE_PATH, the user's data directory, the site's, installed taps, the set
 * shipped with the program. The order is that of lists and of imports; a script's name that two
 * places offer is ambiguous.
 */
#ifndef NP_LIBRARY_LIBRARY_H
#define NP_LIBRARY_LIBRARY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"
#include "header.h"

struct np_script {
	const char *name; /* file name without ".np" */
	const char *path;
	const char *place;   /* "shipped", "user", "site", a tap, or the directory of NPROBE_PATH */
	const char *summary; /* of the header; summary.zh in a Chinese locale; "" if absent */
	const char *topics;  /* "" if absent */
	const char *symptoms; /* what is searched for, lines; "" if absent */
	const char *alias;    /* its other names, with blanks between them; "" if absent */
	bool yanked;          /* by who made the tap */
};
typedef NP_VEC(struct np_script) np_scripts;

/* What the script is for, in the language of the user: NULL if the header does not say it. */
const char *np_library_summary(const struct np_header *h);

/* Every script of the library, by name. Unreadable directories are passed over. */
void np_library_scan(struct np_arena *a, np_scripts *out);
/*
 * Scripts with that name, or that other name (a "place/name" narrows it): more than one means that
 * the name is ambiguous. A script found twice through the same real path counts once.
 */
void np_library_find(struct np_arena *a, const char *name, np_scripts *out);

/*
 * A file to import by its name, "lib/tcp" for lib/tcp.np, into the file `from`: in the same places
 * but for the taps; into one of a tap: in that tap, and in what is shipped. NULL: there is none;
 * *looked are the places, for people.
 */
const char *np_library_import(struct np_arena *a, const char *name, const char *from,
			      const char **looked);
/* Whether a file is one of the set that is shipped. */
bool np_library_is_shipped(struct np_arena *a, const char *file);

#endif
