/*
 * A program in the layout that all are written in: tabs, 100 columns, one statement a line. What
 * stands on one line and fits stays there, and so does a line that was broken where lines may be.
 */
#ifndef NP_PARSER_REFORMAT_H
#define NP_PARSER_REFORMAT_H

#include "base/diag.h"
#include "base/text.h"

/*
 * Appends the program in its layout. 0, or 1 after errors in diags: of syntax; or NP_E_INTERNAL,
 * because what was written would not be the same program with the same comments. Without errors
 * diags hold no more than what is to be said of the formatting. Sources are those that src
 * belongs to.
 */
int np_reformat(struct np_arena *a, struct np_sources *sources, const struct np_source *src,
		struct np_diags *diags, struct np_text *out);

#endif
