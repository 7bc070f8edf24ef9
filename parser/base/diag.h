/*
 * Diagnostics: what is wrong with a script, collected and printed at the end.  Library
 * code reports here; it never prints and never exits.
 *
 * Message grammar: lower case, no full stop, names in single quotes; say what was found
 * and what was expected.  The hint says what to type instead.
 */
#ifndef NP_BASE_DIAG_H
#define NP_BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/source.h"
#include "base/text.h"

/* Stable codes, one row each in errors.def: NP_E_<id> has the number shown as NP0123. */
enum np_error {
	NP_E_NONE = 0,
#define NP_ERROR(number, id, title, explain) NP_E_##id = 1##number - 10000,
#include "base/errors.def"
#undef NP_ERROR
};

enum np_severity { NP_NOTE, NP_WARNING, NP_ERROR_SEVERITY };

struct np_diag {
	enum np_severity severity;
	enum np_error code; /* NP_E_NONE for warnings without one */
	struct np_loc loc;
	const char *message;
	const char *hint; /* or NULL */
	bool asked;       /* one was looked for */
	struct np_diag_note {
		struct np_loc loc; /* may be nowhere */
		const char *message;
		struct np_diag_note *next;
	} * notes;
	struct np_diag *next;
};

struct np_diags {
	struct np_arena *arena;
	const struct np_sources *sources;
	struct np_diag *first, **tail; /* tail: set by np_diags_init */
	unsigned errors, warnings;
	bool quiet; /* errors are shown and nothing else */
};

/* More errors than this are counted but not kept. */
#define NP_MAX_ERRORS 20

void np_diags_init(struct np_diags *d, struct np_arena *a, const struct np_sources *sources);
/* Report; the same code at the same place is reported once. Never NULL. */
struct np_diag *np_error(struct np_diags *d, enum np_error code, struct np_loc loc, const char *fmt,
			 ...) __attribute__((format(printf, 4, 5)));
struct np_diag *np_warn(struct np_diags *d, struct np_loc loc, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* What is worth a word, and nothing that is wrong. */
struct np_diag *np_remark(struct np_diags *d, struct np_loc loc, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Adds to a diagnostic: the fix to type, or another place that matters. */
void np_hint(struct np_diags *d, struct np_diag *diag, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void np_note(struct np_diags *d, struct np_diag *diag, struct np_loc loc, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/*
 * Whether a hint would be seen that this has not yet: it is one of those that are shown, and the
 * first at its place.  A name that a macro writes, or that is checked for, thousands of times is
 * looked for once: asking is looking.
 */
bool np_diag_wants_hint(struct np_diag *diag);
/* All of them as text: file:line:column, source line, carets, hint; errors first. */
void np_diags_show(const struct np_diags *d, struct np_text *out, bool colour);
/* Title and explanation of a code ("NP0123" or "0123"), or NULL. */
const char *np_error_title(enum np_error code);
const char *np_error_explain(enum np_error code);

#endif
