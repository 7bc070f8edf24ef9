/*
 * Patterns of =~: * ? [a-z] [!a-z] {a,b}, \ before a character that is meant as it is.
 *
 * A pattern is a set of states, the bits of a word, or of several words where it has too many
 * alternatives for one.  State i of an alternative has the first i
 * characters of it behind it; each alternative has one state more than characters.  A byte c of
 * the text takes the states that it fits one further, and those with a star stay where they are:
 *
 *     states = ((states & table[c]) << 1) | (states & stay)
 *
 * The text fits if it ends in one of the states `accept`.
 */
#ifndef NP_CHECK_GLOB_H
#define NP_CHECK_GLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct np_glob_word {
	uint64_t table[256]; /* by byte: the states that it takes further */
	uint64_t stay;
	uint64_t start, accept;
};

#define NP_GLOB_WORDS 8

struct np_glob {
	struct np_glob_word words[NP_GLOB_WORDS]; /* the text fits one of them */
	uint32_t n;
	/*
	 * Text that means itself, within the pattern: the whole pattern (is_plain), or all of it
	 * but a star at its end (is_prefix, too), or what stands before the states, of a long one.
	 */
	bool is_plain, is_prefix;
	const char *plain;
	uint32_t n_plain;
};
/* False, and what is wrong with it, if it is no pattern. */
bool np_glob_compile(const char *pattern, size_t len, struct np_glob *out, const char **wrong);

#endif
