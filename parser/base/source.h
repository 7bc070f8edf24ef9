/*
 * Source texts of one compilation.  A location is a byte range in one number space that
 * all texts of a compilation share, so that a node needs eight bytes to say where it is.
 */
#ifndef NP_BASE_SOURCE_H
#define NP_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

struct np_loc {
	uint32_t beg, end; /* half open; {0,0}: nowhere */
};

struct np_source {
	const char *name; /* as shown in messages: a path, or "-e" */
	const char *text; /* NUL-terminated */
	uint32_t len;     /* bytes */
	uint32_t base;    /* location of the first byte; the first source begins at 1 */
	uint32_t *lines;  /* offset at which each line begins */
	uint32_t n_lines;
	struct np_sources *all;
	/* a part of another text that is used again: a macro's in an expansion */
	const struct np_source *of; /* NULL: a text of its own */
	uint32_t from;              /* offset in `of` */
	struct np_loc used;         /* where it is used */
	const char *macro;
	bool regex;                      /* -r: probes are regular expressions */
	const char *const *include;      /* files of definitions that come first; NULL: none */
	const char *const *include_dirs; /* where #include "file" looks too; NULL: nowhere else */
	bool imported; /* by the program: its lines are counted behind those of the script */
	uint32_t lines_before; /* of the whole program */
	bool portable;         /* for an image: other kernels will run it */
	uint32_t kernel;       /* LINUX_VERSION_CODE of the kernel that it is compiled for */
};

/* A macro's body in the place of its name. */
struct np_expansion {
	struct np_loc loc; /* of the name, and its arguments */
	const char *name;
	struct np_loc defined; /* where; nowhere: it is always there */
};

struct np_sources {
	struct np_arena *arena;
	NP_VEC(struct np_source *) list;
	NP_VEC(struct np_expansion) expansions;
};

struct np_place {
	const struct np_source *source; /* NULL: nowhere */
	uint32_t line, column;          /* from 1; column in bytes */
	const char *line_text;          /* start of the line, not NUL-terminated at its end */
	uint32_t line_len;
};

/* Adds a text (copied). Never NULL; texts of 16 MiB and more are for the caller to refuse. */
struct np_source *np_source_add(struct np_sources *s, const char *name, const char *text,
				size_t len);
/*
 * The text at `part` once more, with locations of its own, because it is used at `used`: they are
 * those of `part`, moved by so much. 0: there is no room for more.
 */
uint32_t np_source_again(struct np_sources *s, struct np_loc part, const char *macro,
			 struct np_loc used);
/* The text in which a location is; for a part that is used again, that part. NULL: nowhere. */
const struct np_source *np_source_of(const struct np_sources *s, uint32_t at);
/* Notes what stands at loc instead of a macro's name. */
void np_source_expansion(struct np_sources *s, struct np_loc loc, const char *name,
			 struct np_loc defined);
/* The macro whose body is at loc; NULL: none. */
const struct np_expansion *np_source_expanded(const struct np_sources *s, struct np_loc loc);
/* Where a location (its first byte) is. */
struct np_place np_source_place(const struct np_sources *s, uint32_t at);
/* The range from the beginning of a to the end of b; one that is nowhere is ignored. */
struct np_loc np_loc_span(struct np_loc a, struct np_loc b);

#endif
