/* Errors at run time that have a place in the script, drawn as the compiler draws its own. */
#ifndef NP_CLI_COMPLAIN_H
#define NP_CLI_COMPLAIN_H

#include "base/diag.h"
#include "image/plan.h"

/*
 * Says it on stderr; line and column as the plan has them (columns from 1, 0: the line's first
 * word), line 0: nowhere. hint may be NULL.
 */
void np_complain(const struct np_plan *p, enum np_error code, uint32_t line, uint32_t column,
		 const char *message, const char *hint);

#endif
