/* Names of C++ and Rust functions: each is worked out once. */
#include <stdlib.h>
#include <string.h>

#include "base/demangle.h"
#include "base/strmap.h"
#include "sym/sym_internal.h"

struct sym_names {
	struct np_arena *arena;
	struct np_strmap map;
};

void sym_names_free(struct sym_names *n)
{
	if (!n)
		return;
	np_arena_free(n->arena);
	free(n);
}

const char *sym_demangled(struct sym_names **known, const char *name)
{
	struct sym_names *n = *known;
	size_t len = strlen(name);
	void **found;

	if (!np_is_mangled(name))
		return name;
	if (!n) {
		n = *known = np_xcalloc(1, sizeof(*n));
		n->arena = np_arena_new();
	}
	found = np_strmap_find(&n->map, name, len);
	if (found)
		return *found;
	name = np_strdup(n->arena, name); /* a list of made code may be read again */
	found = np_strmap_put(n->arena, &n->map, name, len);
	*found = (void *)np_demangle(n->arena, name);
	return *found;
}
