/* The table of param types. */
#include "image/params.h"

#include <stddef.h>
#include <string.h>

static const struct np_param_row rows[] = {
#define NP_PARAM_TYPE(id, name, class, parse, help) {name, NP_PARAM_##class, help},
#include "image/params.def"
#undef NP_PARAM_TYPE
};

const struct np_param_row *np_param_row(const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}
