/* Asks a BTF everything that can be asked; for bytes that may be hostile. */
#ifndef NP_TESTS_BTF_EXERCISE_H
#define NP_TESTS_BTF_EXERCISE_H

#include <string.h>

#include "btf/btf.h"

static inline bool btf_exercise_name(void *arg, uint32_t id, const char *name)
{
	*(size_t *)arg += strlen(name) + id;
	return true;
}

/* The sum of what it read, so that nothing is optimised away. */
static inline size_t btf_exercise(struct np_btf *b)
{
	static const char *const names[] = {"s", "u32", "TWO", "", "f", "no such name", "anon"};
	uint32_t n;
	size_t sum = 0;
	int64_t value;

	np_btf_want(b, "s", 1);
	np_btf_want(b, "outer", 5);
	n = np_btf_count(b);
	for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++) {
		sum += np_btf_find(b, names[i], ~0u);
		sum += np_btf_find_enumerator(b, names[i], &value);
	}
	np_btf_each(b, ~0u, btf_exercise_name, &sum);
	/* Two ids beyond the end, too. */
	for (uint32_t id = 0; id < n + 2 && id < 5000; id++) {
		struct np_btf_enumerator e;
		struct np_btf_member m;
		struct np_btf_type t;

		if (!np_btf_type(b, id, &t))
			continue;
		sum += strlen(t.name) + t.size + t.ref + np_btf_strip(b, id) + np_btf_sizeof(b, id);
		for (uint32_t i = 0; i < t.vlen + 1 && i < 200; i++) {
			if (np_btf_member(b, id, i, &m))
				sum += strlen(m.name) + m.bit_offset + m.bit_size;
			if (np_btf_enumerator(b, id, i, &e))
				sum += strlen(e.name) + (size_t)e.value;
		}
		sum += np_btf_find_member(b, id, "x", &m);
		sum += np_btf_enumerator_name(b, id, 2) != NULL;
	}
	return sum;
}

#endif
