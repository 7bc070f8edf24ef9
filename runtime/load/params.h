/*
 * A script's own options: `--addr 10.0.0.0/8` to values, checked before root is needed.
 */
#ifndef NP_LOAD_PARAMS_H
#define NP_LOAD_PARAMS_H

#include "base/arena.h"
#include "base/text.h"
#include "image/plan.h"
#include "load/load.h"

/*
 * Sets values (p->params.n of them, zeroed) from defaults, then from argv[0..argc) given as
 * `--name value`, `--name=value`; a bool needs no value. Returns 0, or -EINVAL with a
 * one-line message in *error (and a hint in *hint or NULL), both in the arena.
 */
int np_params_parse(struct np_arena *a, const struct np_plan *p, int argc, char *const *argv,
		    struct np_param_value *values, const char **error, const char **hint);
/* One value from text; NULL, or what is wrong (static text). */
const char *np_param_value_parse(const char *type, const char *type_args, const char *text,
				 struct np_param_value *out);
/* The options part of a script's --help. */
void np_params_help(const struct np_plan *p, struct np_text *out);

#endif
