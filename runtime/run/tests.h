/* --test and --bench: probes that nothing fires but this. */
#ifndef NP_RUN_TESTS_H
#define NP_RUN_TESTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "image/plan.h"
#include "load/load.h"

enum np_suite { NP_SUITE_NONE, NP_SUITE_TEST, NP_SUITE_BENCH };

/*
 * Those that are to run: how many; chosen[i]: the i-th of plan.probes is one (NULL: not asked).
 * filter: a POSIX extended regular expression that finds something in the name or in the whole
 * probe; NULL: all.
 */
uint32_t np_suite_choose(const struct np_plan *p, enum np_suite suite, const char *filter,
			 bool *chosen);
/* Whether it is no such expression; then `why` says what is wrong. */
bool np_suite_bad_filter(const char *filter, char *why, size_t size);

struct runner;
/* Runs what was loaded of them, and tells. 1 if one failed, 0, or negative errno with *error. */
int runner_suite(struct runner *r, struct np_load_error *error);

#endif
