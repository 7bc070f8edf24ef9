/* Types of params, as rows: what the checker, the runtime and help texts know of them. */
#ifndef NP_IMAGE_PARAMS_H
#define NP_IMAGE_PARAMS_H

enum np_param_class { NP_PARAM_INTEGER, NP_PARAM_STRING, NP_PARAM_ADDRESS };

enum np_param_type {
#define NP_PARAM_TYPE(id, name, class, parse, help) NP_PARAM_##id##_TYPE,
#include "image/params.def"
#undef NP_PARAM_TYPE
	NP_PARAM_TYPES
};

struct np_param_row {
	const char *name;
	enum np_param_class class;
	const char *help;
};

/* The row of a type by its name, or NULL. */
const struct np_param_row *np_param_row(const char *name);

#endif
