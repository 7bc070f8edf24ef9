/* Why something about a tap is refused: one error, for who shows it. */
#ifndef NP_LIBRARY_FAULT_H
#define NP_LIBRARY_FAULT_H

#include "base/arena.h"
#include "base/diag.h"

struct np_fault {
	enum np_error code; /* NP_E_NONE: there is none */
	const char *text;
	const char *hint; /* or NULL */
};

/* Fills it in, in the arena; the first fault is kept. False, for `return np_fault(...)`. */
bool np_fault(struct np_arena *a, struct np_fault *f, enum np_error code, const char *hint,
	      const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* On stderr, as other errors without a place. 1, the exit status. */
int np_fault_show(const struct np_fault *f);
/*
 * What others wrote, for a terminal: bytes that would steer it are '?', lines stay lines. In the
 * arena.
 */
const char *np_tame(struct np_arena *a, const char *text);
/* The whole of it is tame, and one line. */
bool np_is_tame_line(const char *text, size_t n);
/* The same of lines, with tabs: what is read is what is compiled. */
bool np_is_tame_text(const char *text, size_t n);

#endif
