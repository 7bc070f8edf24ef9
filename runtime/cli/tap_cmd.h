/* What the commands over taps share. */
#ifndef NP_CLI_TAP_CMD_H
#define NP_CLI_TAP_CMD_H

#include "cli/compile.h"
#include "library/signature.h"
#include "library/tap.h"

/* The commands behind `nprobe tap`: argv[0] is their name. Exit status. */
int np_tap_add(int argc, char **argv);
int np_tap_update(int argc, char **argv);
int np_tap_index(int argc, char **argv);
int np_tap_ci(int argc, char **argv);

/*
 * The INDEX of a folder as it should be; `old` is the one that is there, or NULL. Serial number and
 * marks are those of the old one. yank: a script that is taken back, or NULL. False: *f, or
 * messages of the compiler, say why.
 */
bool np_tap_make_index(struct np_arena *a, struct np_world *w, const char *dir,
		       const struct np_tree *tree, const struct np_index *old, const char *yank,
		       struct np_index *out, struct np_fault *f);
/* One row of it: a script, compiled. */
bool np_tap_script_row(struct np_arena *a, struct np_world *w, const char *dir,
		       const struct np_tree_file *file, struct np_index_row *row,
		       struct np_fault *f);
/* The signature and text of an INDEX in a tree, for np_signature_*. */
struct np_signed np_tap_signed(const struct np_tree *tree);

#endif
