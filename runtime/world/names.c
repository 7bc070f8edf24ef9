/* Sorted (group, name) pairs; see names.h. */
#include "world/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void names_add(struct names *l, const char *group, const char *name)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 1024;
		l->v = np_xrealloc(l->v, l->cap * sizeof(*l->v));
	}
	l->v[l->n].group = group;
	l->v[l->n++].name = name;
}

static int by_group_order(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int c = strcmp(x->group, y->group);

	return c ? c : strcmp(x->name, y->name);
}

static int by_name_order(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c ? c : strcmp(x->group, y->group);
}

void names_sort(struct names *l, bool by_group)
{
	int (*order)(const void *, const void *) = by_group ? by_group_order : by_name_order;
	uint32_t n = 0;

	if (!l->n)
		return;
	qsort(l->v, l->n, sizeof(*l->v), order);
	for (uint32_t i = 1; i < l->n; i++) {
		if (order(&l->v[n], &l->v[i]))
			l->v[++n] = l->v[i];
	}
	l->n = n + 1;
}

/* Index of the first entry whose name is not below the given one. */
static uint32_t lower_bound(const struct names *l, const char *name)
{
	uint32_t lo = 0, hi = l->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (strcmp(l->v[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct name *names_find(const struct names *l, const char *group, const char *name)
{
	for (uint32_t i = lower_bound(l, name); i < l->n && !strcmp(l->v[i].name, name); i++) {
		if (!group || !strcmp(l->v[i].group, group))
			return &l->v[i];
	}
	return NULL;
}

void names_each(const struct names *l, np_name_fn f, void *arg)
{
	for (uint32_t i = 0; i < l->n; i++) {
		if (!f(arg, l->v[i].group, l->v[i].name))
			return;
	}
}

void names_free(struct names *l)
{
	free(l->v);
	memset(l, 0, sizeof(*l));
}
