/* One program, both ways: what the evaluator says, and what nprobe does. */
#ifndef REFERENCE_BOTH_H
#define REFERENCE_BOTH_H

#include <stdbool.h>

#include "base/text.h"
#include "world/world.h"

/* The world and the program under test. */
struct both_options {
	struct np_world *world;
	const char *nprobe;
	int seconds; /* that a run may take */
};

enum verdict {
	AGREE,
	DIFFER,   /* other output or exit status */
	REFUSED,  /* an error, though the program is right */
	CRASHED,  /* a signal, or no end */
	COMPLAIN, /* something was lost */
	UNKNOWN,  /* the evaluator has no answer */
	BEYOND,   /* the kernel lacks something, or has less of it */
};
extern const char *const verdict_names[];

struct both {
	enum verdict verdict;
	char code[8]; /* REFUSED: "NP0123" */
	int status;   /* nprobe's, as in process.h */
	struct np_text expected, found, message;
};

void both_run(const struct both_options *opt, const char *program, struct both *b);
void both_free(struct both *b);
/* Whether two failures are the same one, as far as one can see. */
bool both_alike(const struct both *a, const struct both *b);
/* Only what the evaluator says: on standard output and error, its exit status. */
int evaluate_program(const struct both_options *opt, const char *program);

#endif
