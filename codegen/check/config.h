/*
 * The configuration of a program: bpftrace's `config` block and its environment, read once
 * before anything is checked.  Whoever needs a value reads it here, by its row of config.def.
 */
#ifndef NP_CHECK_CONFIG_H
#define NP_CHECK_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "node.h"

enum np_config_id {
#define NP_CONFIG(id, name, kind, most, texts, value, help) NP_C_##id,
#define NP_CONFIG_OLD(old, name, negated)
#define NP_CONFIG_OUTSIDE(name)
#include "check/config.def"
#undef NP_CONFIG
#undef NP_CONFIG_OLD
#undef NP_CONFIG_OUTSIDE
	NP_C_COUNT
};

/* Numbers of the choices. */
enum { NP_MISSING_ERROR, NP_MISSING_WARN, NP_MISSING_IGNORE };
enum {
	NP_STACK_BPFTRACE,
	NP_STACK_PERF,
	NP_STACK_RAW,
	NP_STACK_BUILD_ID,
	NP_STACK_LINES,
	NP_STACK_DWARF
};

struct np_config {
	struct {
		uint64_t number;  /* of a choice: which one */
		const char *text; /* choices and texts */
		bool is_set;      /* by the script or the environment */
	} values[NP_C_COUNT];
};

static inline uint64_t np_config_number(const struct np_config *c, enum np_config_id id)
{
	return c->values[id].number;
}
static inline const char *np_config_text(const struct np_config *c, enum np_config_id id)
{
	return c->values[id].text;
}

/*
 * Fills in *out: defaults, then the program's block, then `environment` ("NAME=value" texts that
 * NULL ends, or NULL).
 */
void np_config_read(struct np_arena *a, const struct np_node *program,
		    const char *const *environment, struct np_diags *diags, struct np_config *out);
/* The row of a name as it is written in `config.name`, -1: there is none. */
int np_config_find(const char *name);
/* The nearest name, NULL: none is near. */
const char *np_config_nearest(struct np_arena *a, const char *name);
bool np_config_is_bool(enum np_config_id id);
bool np_config_is_text(enum np_config_id id);

#endif
