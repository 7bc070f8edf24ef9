#include "image/reads.h"

#include <string.h>

const struct np_read_row np_read_rows[NP_READS] = {
#define NP_READ(id, level, words) {NP_LEVEL_##level, words},
#include "image/reads.def"
#undef NP_READ
};

static const char *const levels[NP_LEVELS] = {"safe", "normal", "sensitive", "unsafe"};

const char *np_level_name(enum np_level level)
{
	return levels[level];
}

bool np_level_parse(const char *name, enum np_level *out)
{
	for (int i = 0; i < NP_LEVELS; i++)
		if (!strcmp(levels[i], name)) {
			*out = (enum np_level)i;
			return true;
		}
	return false;
}
