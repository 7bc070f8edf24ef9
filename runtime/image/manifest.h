/*
 * What a compiled program does, for people who have not read it, and the level of that. It is
 * computed from the plan and the instructions, never from what its author says of it.
 */
#ifndef NP_OBJECT_MANIFEST_H
#define NP_OBJECT_MANIFEST_H

#include "base/arena.h"
#include "image/object.h"
#include "image/reads.h"

struct np_manifest {
	enum np_level level;
	/* a fact a line, sorted within their kinds; the same for the same behaviour */
	const char *text;
	const char *because; /* a fact that makes it that level; "": none does, it is safe */
};

/* Of a program that this process has compiled, with its reads asked for. In the arena. */
void np_manifest_make(struct np_arena *a, const struct np_object *o, struct np_manifest *out);
/* Of an image that came from elsewhere: what its plan says of its reads is not believed. */
void np_manifest_of_image(struct np_arena *a, const struct np_object *o, struct np_manifest *out);

#endif
