/*
 * What scripts and images take as options, without compiling them: for the command line, which
 * must know whose an option is, for help texts, the manual page and completion.
 */
#ifndef NP_CLI_SCRIPT_PARAMS_H
#define NP_CLI_SCRIPT_PARAMS_H

#include "base/arena.h"
#include "cli/options.h"
#include "image/plan.h"
#include "node.h"

/* The params of a parsed program as rows of *out, which has nothing else. In the arena. */
void np_script_params_of(struct np_arena *a, const struct np_node *program, struct np_plan *out);
/*
 * Of the text of a script or the bytes of an image; says nothing of what is wrong with it: what
 * can be read of it counts.
 */
void np_script_params(struct np_arena *a, const char *path, const char *text, size_t len,
		      struct np_plan *out);

/* For np_cli_read: the script that stands on the command line, read when it is asked for. */
struct np_script_asked {
	struct np_arena *arena;
	bool is_read;
	struct np_plan params;
};
int np_script_ask(void *asked, struct np_cli *c, const char *name, size_t len, const char **type);

#endif
