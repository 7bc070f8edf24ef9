/*
 * Names of C++ functions, by the C++ library's own function.  It is all that is linked of that
 * library; each name is worked out once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/strmap.h"
#include "sym/sym_internal.h"

char *__cxa_demangle(const char *name, char *buf, size_t *len, int *status);

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
	char *text;
	int status;

	if (strncmp(name, "_Z", 2))
		return name;
	if (!n) {
		n = *known = np_xcalloc(1, sizeof(*n));
		n->arena = np_arena_new();
	}
	found = np_strmap_find(&n->map, name, len);
	if (found)
		return *found;
	text = __cxa_demangle(name, NULL, NULL, &status);
	name = np_strdup(n->arena, name); /* a list of made code may be read again */
	*np_strmap_put(n->arena, &n->map, name, len) =
		text ? (void *)np_strdup(n->arena, text) : (void *)name;
	free(text);
	return sym_demangled(known, name);
}
