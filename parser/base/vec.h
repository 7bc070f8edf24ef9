/*
 * Growable vector in an arena: `NP_VEC(struct x) xs;` zero-initialised is empty.
 * Growing copies; the old storage stays in the arena (it is freed with it).
 */
#ifndef NP_BASE_VEC_H
#define NP_BASE_VEC_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define NP_VEC(T)                \
	struct {                 \
		T *v;            \
		uint32_t n, cap; \
	}

/* Appends a zeroed element and yields a pointer to it (valid until the next push). */
#define np_vec_add(arena, vec)                                                                   \
	((vec)->n == (vec)->cap ? (void)((vec)->v = np_vec_grow(arena, (vec)->v, (vec)->n,       \
								&(vec)->cap, sizeof(*(vec)->v))) \
				: (void)0,                                                       \
	 &(vec)->v[(vec)->n++])
#define np_vec_push(arena, vec, value) (*np_vec_add(arena, vec) = (value))
/* for (T *it = each element of vec) */
#define np_vec_each(T, it, vec) for (T *it = (vec)->v; it < (vec)->v + (vec)->n; it++)

static inline void *np_vec_grow(struct np_arena *a, void *v, uint32_t n, uint32_t *cap, size_t size)
{
	uint32_t want = *cap ? *cap * 2 : 8;
	void *w = np_alloc(a, want * size);

	if (n)
		memcpy(w, v, n * size);
	*cap = want;
	return w;
}

#endif
