/* Whether colours are wanted: no-color.org, and terminals that have none. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

bool np_has_colour(int fd)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(fd) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}
