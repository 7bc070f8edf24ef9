/* The explanations of error codes. */
#ifndef NP_CLI_EXPLAIN_H
#define NP_CLI_EXPLAIN_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/text.h"

/* Summary, paragraph and examples; false: there is no such code. */
bool np_explain(enum np_error code, struct np_text *out);
enum {
#define NP_ERROR(number, id, title, explain) NP_EXPLAIN_##id,
#include "base/errors.def"
#undef NP_ERROR
	NP_ERROR_COUNT
};
/* All codes in the order of their numbers. */
void np_explain_codes(int codes[NP_ERROR_COUNT]);

#endif
