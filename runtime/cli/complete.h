/*
 * What may stand at a place of a command line, for the shells' completion: `nprobe __complete
 * WORD...` with the words behind `nprobe`, the last of which is being written.  The answer's
 * first line says what else the shell is to offer, the others are words, a tab and their help.
 */
#ifndef NP_CLI_COMPLETE_H
#define NP_CLI_COMPLETE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/* What the shell knows better: the first line of the answer. */
enum np_complete_also {
	NP_ALSO_NONE,
	NP_ALSO_FILES,
	NP_ALSO_DIRS,
	NP_ALSO_SCRIPTS,
	NP_ALSO_COMMANDS
};

struct np_complete {
	struct np_arena *arena;
	const char *word; /* what is there of it */
	size_t glued;     /* bytes of it before its value: "--top=" */
	enum np_complete_also also;
	struct np_text out; /* the lines but the first */
};

/* Adds it if the word may become it; help NULL: there is nothing to say. */
void np_complete_offer(struct np_complete *c, const char *word, const char *help);
/* Words with blanks, commas or '|' between them. */
void np_complete_words(struct np_complete *c, const char *words, const char *help);

/* complete_value.c: values of a script's param by its type, and of an option by its name. */
void np_complete_param(struct np_complete *c, const char *type, const char *type_args);
/* name: the long name, or the letter. */
void np_complete_option(struct np_complete *c, const char *name);
/* The library's scripts; those of a name that several have, with their places. */
void np_complete_scripts(struct np_complete *c);

#endif
