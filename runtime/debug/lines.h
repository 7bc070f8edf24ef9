/*
 * Places in the source by addresses: what the debug info of one file says, of a kernel, a module
 * or a program.  It is read when the first place is asked for.
 */
#ifndef NP_DEBUG_LINES_H
#define NP_DEBUG_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* A place in the source. */
struct np_line {
	const char *file;     /* as the compiler was given it, or below where it ran */
	const char *function; /* whose code is inlined here; NULL: the symbol's own */
	uint32_t line;
};
#define NP_LINES_DEEPEST 32 /* functions that are inlined into each other */

struct np_lines;

/*
 * Of an ELF file, or of the one with its debug info (`dirs`: see find.h); fd: it, if it is open
 * already, which is taken over; else -1. NULL: see errno, which is ENOEXEC of what is no such file.
 */
struct np_lines *np_lines_open(const char *path, int fd, const char *dirs);
void np_lines_close(struct np_lines *l);
/* False: it says nothing of lines. */
bool np_lines_known(struct np_lines *l);
/* Whether the file has that build id. */
bool np_lines_is(struct np_lines *l, const uint8_t *id, size_t n);
bool np_lines_is_module(struct np_lines *l); /* its sections are yet to be placed */

/*
 * The place of an address as the file is linked, and, behind it, the places that the inlined
 * functions are called from, outwards. Number of them, 0: unknown. They live as long as `l`.
 */
uint32_t np_lines_at(struct np_lines *l, uint64_t address, const struct np_line **out);

/*
 * A file that inlined functions are in (-gsplit-dwarf) and that was not there when places were
 * asked for. NULL: none.
 */
const char *np_lines_missing(const struct np_lines *l);

/* "file.c:12 in inlined < caller.c:30" */
void np_lines_text(const struct np_line *v, uint32_t n, struct np_text *out);

/* The address at which we take a section of a module to be; false: there is none. */
bool np_lines_section(struct np_lines *l, const char *name, uint64_t *address);
/* The nth (from 0) function or place of that name; false: there are no more. */
bool np_lines_symbol(struct np_lines *l, const char *name, uint32_t nth, uint64_t *address,
		     uint64_t *size);
/* The symbol that an address is in. */
const char *np_lines_name(struct np_lines *l, uint64_t address, uint64_t *offset);

#endif
