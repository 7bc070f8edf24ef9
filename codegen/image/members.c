#include "image/members.h"

#include <stddef.h>

static const struct {
	const char *owner, *name, *path;
} rows[] = {
#define NP_MEMBER(name, path) {NULL, name, path},
#define NP_RENAMED(owner, name, path) {owner, name, path},
#define NP_MEMBER_MACRO(owner, name, macro)
#include "image/members.def"
#undef NP_MEMBER
#undef NP_RENAMED
#undef NP_MEMBER_MACRO
};

const char *np_renamed(uint32_t i, const char **owner, const char **path)
{
	if (i >= sizeof(rows) / sizeof(rows[0]))
		return NULL;
	*owner = rows[i].owner;
	*path = rows[i].path;
	return rows[i].name;
}
