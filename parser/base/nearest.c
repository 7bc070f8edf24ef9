/*
 * Nearest spelling by edit distance with transpositions (optimal string alignment).
 * A candidate counts when at most a third of the name differs.
 */
#include "base/nearest.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 64

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;

	return m < c ? m : c;
}

static unsigned distance(const char *a, size_t n, const char *b, size_t m, unsigned limit)
{
	unsigned rows[3][LONGEST + 1];
	unsigned *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t j = 0; j <= m; j++)
		last[j] = (unsigned)j;
	for (size_t i = 1; i <= n; i++) {
		unsigned least = row[0] = (unsigned)i;

		for (size_t j = 1; j <= m; j++) {
			unsigned cost = a[i - 1] != b[j - 1];

			row[j] = min3(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
			if (row[j] < least)
				least = row[j];
		}
		if (least > limit)
			return limit + 1;
		unsigned *t = before;

		before = last;
		last = row;
		row = t;
	}
	return last[m];
}

/* Which characters are in it, a bit each; several share one. */
static uint64_t characters(const char *s)
{
	uint64_t set = 0;

	for (; *s; s++)
		set |= 1ull << (*s & 63);
	return set;
}

void np_nearest_try(struct np_nearest *n, const char *candidate)
{
	size_t a = strlen(n->want), b = strlen(candidate);
	unsigned limit = (unsigned)(a / 3 ? a / 3 : 1);
	uint64_t want, there;

	if (a > LONGEST || b > LONGEST || (a > b ? a - b : b - a) > limit)
		return;
	if (n->best[0] && n->distance <= limit)
		limit = n->distance ? n->distance - 1 : 0;
	/* each character that only one of them has takes a step of its own: most end here */
	want = characters(n->want);
	there = characters(candidate);
	if ((unsigned)__builtin_popcountll(want & ~there) > limit ||
	    (unsigned)__builtin_popcountll(there & ~want) > limit)
		return;
	unsigned d = distance(n->want, a, candidate, b, limit);

	if (d > limit || (n->best[0] && d >= n->distance))
		return;
	n->distance = d;
	snprintf(n->best, sizeof(n->best), "%s", candidate);
}

const char *np_nearest_best(const struct np_nearest *n)
{
	return n->best[0] ? n->best : NULL;
}
