/* Sorted symbol tables: what the kernel's and a file's symbols have in common. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

struct sym_entry *sym_table_add(struct sym_table *t)
{
	if (t->n == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 1024;
		t->v = np_xrealloc(t->v, t->cap * sizeof(*t->v));
	}
	return &t->v[t->n++];
}

/* Entries at one address keep their order: names lie in the text in the order of the source. */
static int by_address(const void *x, const void *y)
{
	const struct sym_entry *a = x, *b = y;

	if (a->address != b->address)
		return a->address < b->address ? -1 : 1;
	return a->name < b->name ? -1 : a->name > b->name;
}

static void merge(struct sym_table *t, uint32_t middle)
{
	struct sym_entry *out = np_xcalloc(t->n, sizeof(*out));
	uint32_t i = 0, j = middle, n = 0;

	while (i < middle || j < t->n)
		out[n++] = j == t->n || (i < middle && by_address(&t->v[i], &t->v[j]) <= 0)
				   ? t->v[i++]
				   : t->v[j++];
	free(t->v);
	t->v = out;
	t->cap = t->n;
}

/* /proc/kallsyms lists vmlinux in order and then some thousands of modules' symbols. */
void sym_table_sort(struct sym_table *t)
{
	uint32_t sorted = t->n ? 1 : 0;

	while (sorted < t->n && t->v[sorted - 1].address <= t->v[sorted].address)
		sorted++;
	if (sorted == t->n)
		return;
	qsort(t->v + sorted, t->n - sorted, sizeof(*t->v), by_address);
	if (t->v[sorted - 1].address > t->v[sorted].address)
		merge(t, sorted);
}

const struct sym_entry *sym_table_find(const struct sym_table *t, uint64_t address)
{
	uint32_t lo = 0, hi = t->n;

	while (lo < hi) { /* the first entry above the address */
		uint32_t mid = lo + (hi - lo) / 2;

		if (t->v[mid].address <= address)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo)
		return NULL;
	lo--;
	while (lo && t->v[lo - 1].address == t->v[lo].address)
		lo--;
	return &t->v[lo];
}

void sym_table_free(struct sym_table *t)
{
	free(t->v);
	free(t->text);
	*t = (struct sym_table){0};
}
