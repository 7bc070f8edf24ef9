/* Helpers and functions of the kernel that change what the machine does. */
#include "image/unsafe.h"

#include <stddef.h>
#include <string.h>

static const struct {
	uint64_t number;
	const char *name;
} helpers[] = {
#define NP_UNSAFE_HELPER(number, name) {number, name},
#define NP_UNSAFE_KFUNC(name)
#include "image/unsafe.def"
#undef NP_UNSAFE_HELPER
#undef NP_UNSAFE_KFUNC
};

static const char *const kfuncs[] = {
#define NP_UNSAFE_HELPER(number, name)
#define NP_UNSAFE_KFUNC(name) name,
#include "image/unsafe.def"
#undef NP_UNSAFE_HELPER
#undef NP_UNSAFE_KFUNC
};

const char *np_unsafe_helper(uint64_t number)
{
	for (size_t i = 0; i < sizeof(helpers) / sizeof(helpers[0]); i++)
		if (helpers[i].number == number)
			return helpers[i].name;
	return NULL;
}

bool np_unsafe_kfunc(const char *name)
{
	for (size_t i = 0; i < sizeof(kfuncs) / sizeof(kfuncs[0]); i++)
		if (!strcmp(kfuncs[i], name))
			return true;
	return false;
}
