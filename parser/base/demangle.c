/* By the C++ library's own function: it is all that is linked of that library. */
#include <stdlib.h>
#include <string.h>

#include "base/demangle.h"

char *__cxa_demangle(const char *name, char *buf, size_t *len, int *status);

const char *np_demangle(struct np_arena *a, const char *name)
{
	char *text;
	int status;

	if (strncmp(name, "_Z", 2))
		return name;
	text = __cxa_demangle(name, NULL, NULL, &status);
	if (text)
		name = np_strdup(a, text);
	free(text);
	return name;
}
