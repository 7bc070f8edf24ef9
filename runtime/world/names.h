/*
 * A sorted list of (group, name) pairs: tracepoints by system, functions by module.  Strings
 * are borrowed and must live as long as the list.
 */
#ifndef NP_WORLD_NAMES_H
#define NP_WORLD_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "world/world.h"

struct names {
	struct name {
		const char *group, *name;
	} * v;
	uint32_t n, cap;
};

void names_add(struct names *l, const char *group, const char *name);
/* Sorts and drops repetitions: by group and name, or by name and group. */
void names_sort(struct names *l, bool by_group);
/* In a list sorted by name: the first entry of that name (and group, if not NULL), or NULL. */
const struct name *names_find(const struct names *l, const char *group, const char *name);
void names_each(const struct names *l, np_name_fn f, void *arg);
void names_free(struct names *l);

#endif
