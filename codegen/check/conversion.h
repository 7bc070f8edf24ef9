/* Conversions of printf formats, one after the other. */
#ifndef NP_CHECK_CONVERSION_H
#define NP_CHECK_CONVERSION_H

#include <stdbool.h>

struct np_conversion {
	const char *at, *end; /* from the '%' to behind the letter */
	char letter;          /* 'g': gr */
};
/* The next one at or behind p, where %% is text; false: there is none. */
bool np_next_conversion(const char *p, struct np_conversion *out);

#endif
