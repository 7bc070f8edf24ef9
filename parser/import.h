/*
 * import "file"; import lib/name: what other files hold becomes part of the program, before what
 * the importing file has itself.  Each file once, whoever names it.  Of a file in C an
 * NP_N_IMPORT with its c_path stays: it is compiled by who has a compiler.
 */
#ifndef NP_PARSER_IMPORT_H
#define NP_PARSER_IMPORT_H

#include "base/diag.h"
#include "node.h"

/*
 * Where a name without quotes is, for the file `from` that imports it; NULL: nowhere. *looked: in
 * which places, for people.
 */
typedef const char *(*np_import_find)(struct np_arena *a, const char *name, const char *from,
				      const char **looked);

/* Puts what the program imports into it. Errors are in diags. */
void np_import(struct np_arena *a, struct np_sources *sources, const struct np_source *main,
	       struct np_node *program, np_import_find find, struct np_diags *diags);

#endif
