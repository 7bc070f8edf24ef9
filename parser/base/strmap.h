/*
 * Map from strings to pointers, open addressing, in an arena.  Keys are borrowed: they
 * must live as long as the map.
 */
#ifndef NP_BASE_STRMAP_H
#define NP_BASE_STRMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct np_strmap {
	struct np_strmap_entry {
		const char *key; /* NULL: free */
		uint32_t hash, len;
		void *value;
	} * slots;
	uint32_t n, cap;
};

/* The value's place for the key; NULL when it is not there. */
void **np_strmap_find(const struct np_strmap *m, const char *key, size_t len);
/* The value's place, added as NULL when it was not there. */
void **np_strmap_put(struct np_arena *a, struct np_strmap *m, const char *key, size_t len);
/* FNV-1a, for callers that keep tables of their own. */
uint32_t np_hash(const void *p, size_t n);

#endif
