/*
 * A file in C that a script imports, compiled: by the command line, which runs the compiler.  The
 * checker reads the signatures of its functions, code generation takes over the code.
 */
#ifndef NP_CHECK_C_CODE_H
#define NP_CHECK_C_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"

/* What a function does that not every kernel, or not every user, lets it do. */
struct np_c_fact {
	const char *function;
	const char *unsafe; /* what it calls that changes what the machine does; NULL: nothing */
	bool fetches;       /* it has atomic operations other than additions without a value */
};

struct np_c_code {
	const char *path;
	const void *bitcode; /* LLVM's, for BPF */
	size_t n_bitcode;
	const void *btf; /* of the functions, and of the types that they use */
	size_t n_btf;
	NP_VEC(struct np_c_fact) facts; /* of the functions that have some */
};

#endif
