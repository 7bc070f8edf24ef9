/* Constant expressions of C: what an #if, an enumerator or the length of an array says. */
#ifndef NP_PARSER_EVAL_H
#define NP_PARSER_EVAL_H

#include "node.h"

/* The value of a name, call, sizeof or cast; false: it is no constant. */
typedef bool (*np_eval_leaf)(void *arg, const struct np_node *n, int64_t *value);

/* False: not a constant, and *bad is the part that is none. */
bool np_eval(const struct np_node *n, np_eval_leaf leaf, void *arg, int64_t *value,
	     const struct np_node **bad);

#endif
