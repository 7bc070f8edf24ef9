/*
 * What a compiled program does, for people who have not read it, and the level of that. It is
 * computed from the plan and the instructions, never from what its author says of it.
 */
#ifndef NP_OBJECT_MANIFEST_H
#define NP_OBJECT_MANIFEST_H

#include <stdbool.h>

#include "base/arena.h"
#include "image/object.h"

/* Each level may what those before it may. */
enum np_level {
	NP_LEVEL_SAFE,      /* tracepoints and their arguments, headers of packets, counts */
	NP_LEVEL_NORMAL,    /* functions, members of the kernel's structs */
	NP_LEVEL_SENSITIVE, /* payload, memory of programs, bytes wherever an address points */
	NP_LEVEL_UNSAFE,    /* changes what the machine does */
	NP_LEVELS
};

struct np_manifest {
	enum np_level level;
	const char *text; /* lines, the same for the same behaviour on any kernel; no level in it */
};

/* In the arena. */
void np_manifest_make(struct np_arena *a, const struct np_object *o, struct np_manifest *out);
/* "safe", "normal" ... */
const char *np_level_name(enum np_level level);
/* False: there is no such level. */
bool np_level_parse(const char *name, enum np_level *out);

#endif
