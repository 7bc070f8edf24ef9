/*
 * A script's header: its `//@ key value` lines, read without parsing, checking or running
 * anything.  For the library, which lists scripts that it does not compile.
 */
#ifndef NP_PARSER_HEADER_H
#define NP_PARSER_HEADER_H

#include "base/source.h"
#include "base/vec.h"

/* One `//@ key value` line of a script's header. */
struct np_header_line {
	const char *key, *value;
	struct np_loc loc;
};
struct np_header {
	NP_VEC(struct np_header_line) lines;
};
/* Reads the `//@` lines at the top of a script; runs and checks nothing. */
void np_header_scan(struct np_arena *a, const struct np_source *src, struct np_header *out);
/*
 * The plain `//` comments at the top of a script, behind or between those lines, but for one that
 * stands right before what the program begins with. "" if there are none; "\n\n" parts paragraphs.
 */
const char *np_header_comment(struct np_arena *a, const struct np_source *src);
/* The first value for the key, or NULL. */
const char *np_header_get(const struct np_header *h, const char *key);

#endif
