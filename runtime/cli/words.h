/* Options of a command that has few of its own: --name VALUE, --name. */
#ifndef NP_CLI_WORDS_H
#define NP_CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct np_word {
	const char *name;   /* "--signer" */
	const char **value; /* NULL: it takes none, ... */
	bool *given;        /* ... and this is set */
};

/*
 * Takes them out of argv[1..), *n of which are left: words that are not options. 0, or 1 after a
 * message; `command` names it there.
 */
int np_words_read(const char *command, char **argv, int *n, const struct np_word *known,
		  size_t n_known);

#endif
