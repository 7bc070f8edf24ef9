/*
 * By the C++ library's own function: it is all that is linked of that library.  Names of Rust are
 * its form, or, of late, one that binutils' library knows.
 */
#include <libiberty/demangle.h>
#include <stdlib.h>
#include <string.h>

#include "base/demangle.h"

char *__cxa_demangle(const char *name, char *buf, size_t *len, int *status);

bool np_is_mangled(const char *name)
{
	return name[0] == '_' && (name[1] == 'Z' || name[1] == 'R');
}

const char *np_demangle(struct np_arena *a, const char *name)
{
	char *text;
	int status;

	if (!np_is_mangled(name))
		return name;
	text = name[1] == 'R' ? rust_demangle(name, 0) : __cxa_demangle(name, NULL, NULL, &status);
	if (text)
		name = np_strdup(a, text);
	free(text);
	return name;
}
