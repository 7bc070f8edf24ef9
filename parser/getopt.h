/* getopt("name", default, "help") in a program makes a param of the script, as if one were written.
 */
#ifndef NP_PARSER_GETOPT_H
#define NP_PARSER_GETOPT_H

#include "base/diag.h"
#include "node.h"

/* Adds the params that a program's getopt() calls are about. What is wrong with a call, the checker
 * says, unless two calls differ. */
void np_add_getopts(struct np_arena *a, struct np_node *program, struct np_diags *diags);

#endif
