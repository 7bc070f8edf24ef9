/*
 * Between parser and checker: macros take the place of their names, and blocks that are values
 * become statements before the one that uses them.  What comes out has neither.
 */
#ifndef NP_PARSER_EXPAND_H
#define NP_PARSER_EXPAND_H

#include "base/diag.h"
#include "node.h"

/*
 * The program with its macros expanded; the one that was given, if it has none. is_builtin tells
 * names that mean something without a macro. NULL after errors, which are in diags.
 */
const struct np_node *np_expand(struct np_arena *a, struct np_sources *sources,
				const struct np_node *program, bool (*is_builtin)(const char *name),
				struct np_diags *diags);

/* lower.c: whether a call is one of a function that becomes statements: len(@m), find(@m, k, $v).
 */
bool np_is_statement_call(const struct np_node *n);
/* The blocks that are values in one clause or function. */
void np_lower(struct np_arena *a, struct np_node *item, unsigned *names, struct np_diags *diags);

#endif
