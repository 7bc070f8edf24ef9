/*
 * Assertions for unit tests.  A failed one prints where, what was found and what was expected,
 * and the test goes on; main() ends with `return check_done();`.
 */
#ifndef NP_TESTS_CHECK_H
#define NP_TESTS_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* In the test's only source file. */
static unsigned check_failures, check_count;

#define CHECK(condition)                                                                          \
	do {                                                                                      \
		check_count++;                                                                    \
		if (!(condition)) {                                                               \
			check_failures++;                                                         \
			fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
		}                                                                                 \
	} while (0)

#define CHECK_INT(found, expected)                                                          \
	do {                                                                                \
		int64_t check_f = (int64_t)(found), check_e = (int64_t)(expected);          \
		check_count++;                                                              \
		if (check_f != check_e) {                                                   \
			check_failures++;                                                   \
			fprintf(stderr, "%s:%d: %s is %" PRId64 ", expected %" PRId64 "\n", \
				__FILE__, __LINE__, #found, check_f, check_e);              \
		}                                                                           \
	} while (0)

#define CHECK_STR(found, expected)                                                                \
	do {                                                                                      \
		const char *check_f = (found), *check_e = (expected);                             \
		check_count++;                                                                    \
		if (!check_f || strcmp(check_f, check_e)) {                                       \
			check_failures++;                                                         \
			fprintf(stderr, "%s:%d: %s is '%s', expected '%s'\n", __FILE__, __LINE__, \
				#found, check_f ? check_f : "(null)", check_e);                   \
		}                                                                                 \
	} while (0)

/* What cannot be tested here is told, not passed over. */
#define CHECK_SKIP(why) fprintf(stderr, "%s:%d: skipped: %s\n", __FILE__, __LINE__, why)

static inline int check_done(void)
{
	if (check_failures)
		fprintf(stderr, "%u of %u checks failed\n", check_failures, check_count);
	return check_failures != 0;
}

#endif
