/* Map from strings to pointers: linear probing, at most three quarters full. */
#include "base/strmap.h"

#include <string.h>

uint32_t np_hash(const void *p, size_t n)
{
	const unsigned char *s = p;
	uint32_t h = 2166136261u;

	while (n--)
		h = (h ^ *s++) * 16777619u;
	return h;
}

static struct np_strmap_entry *slot_of(const struct np_strmap *m, const char *key, size_t len,
				       uint32_t hash)
{
	for (uint32_t i = hash;; i++) {
		struct np_strmap_entry *e = &m->slots[i & (m->cap - 1)];

		if (!e->key || (e->hash == hash && e->len == len && !memcmp(e->key, key, len)))
			return e;
	}
}

void **np_strmap_find(const struct np_strmap *m, const char *key, size_t len)
{
	if (!m->n)
		return NULL;
	struct np_strmap_entry *e = slot_of(m, key, len, np_hash(key, len));

	return e->key ? &e->value : NULL;
}

static void grow(struct np_arena *a, struct np_strmap *m)
{
	struct np_strmap old = *m;

	m->cap = old.cap ? old.cap * 2 : 16;
	m->slots = np_alloc(a, m->cap * sizeof(*m->slots));
	for (uint32_t i = 0; i < old.cap; i++) {
		struct np_strmap_entry *e = &old.slots[i];

		if (e->key)
			*slot_of(m, e->key, e->len, e->hash) = *e;
	}
}

void **np_strmap_put(struct np_arena *a, struct np_strmap *m, const char *key, size_t len)
{
	uint32_t hash = np_hash(key, len);

	if ((m->n + 1) * 4 > m->cap * 3)
		grow(a, m);
	struct np_strmap_entry *e = slot_of(m, key, len, hash);

	if (!e->key) {
		*e = (struct np_strmap_entry){key, hash, (uint32_t)len, NULL};
		m->n++;
	}
	return &e->value;
}
