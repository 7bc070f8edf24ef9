/* Nearest spelling: what the user may have meant by a name that does not exist. */
#ifndef NP_BASE_NEAREST_H
#define NP_BASE_NEAREST_H

#include "base/arena.h"

/* Feed candidates, then take the best one. Zero-initialise but for `want`. */
struct np_nearest {
	const char *want;
	char best[128];
	unsigned distance; /* of best; meaningful when best[0] */
};

void np_nearest_try(struct np_nearest *n, const char *candidate);
/* The best candidate if it is near enough to suggest, else NULL. Points into n. */
const char *np_nearest_best(const struct np_nearest *n);

#endif
