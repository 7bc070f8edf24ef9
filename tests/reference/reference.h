/*
 * The reference evaluator: a plain interpreter of the checked tree.  It says what nprobe must
 * print for a script of begin and end clauses, and knows nothing of LLVM, BPF or runtime/: what
 * it computes, and how it prints that, is written a second time here, as simply as possible, from
 * docs/language.md.  Slow and small is right; shared code would share the mistakes.
 */
#ifndef REFERENCE_H
#define REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "check/checked.h"

struct ref_options {
	uint32_t max_map_keys; /* 0: 4096 */
};

struct ref_result {
	struct np_text out; /* standard output */
	int status;         /* exit status */
	uint64_t lost;      /* updates that full maps refused */
	/*
	 * NULL, or why there is no result: a form that the evaluator does not know, a type that
	 * is not what the language says, too many steps. In `out` then is nothing of use.
	 */
	const char *problem;
};

/* All begin clauses, then all end clauses, then the maps. Strings live in the tree's arena. */
void ref_evaluate(const struct np_checked *c, const struct ref_options *opt, struct ref_result *r);

#endif
