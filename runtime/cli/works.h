/* Whether a script works on this kernel: its probes are there, and all that it names. */
#ifndef NP_CLI_WORKS_H
#define NP_CLI_WORKS_H

#include "base/arena.h"
#include "world/world.h"

enum np_works {
	NP_WORKS,
	NP_WORKS_NOT,
	NP_WORKS_UNKNOWN /* nobody may look, or it is no script */
};

/* Compiles nothing and says nothing; *why, in the arena: what is not there. */
enum np_works np_script_works(struct np_arena *a, struct np_world *w, const char *path,
			      const char **why);

#endif
