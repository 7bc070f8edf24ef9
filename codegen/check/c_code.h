/*
 * A file in C that a script imports, compiled: by the command line, which runs the compiler.  The
 * checker reads the signatures of its functions, code generation takes over the code.
 */
#ifndef NP_CHECK_C_CODE_H
#define NP_CHECK_C_CODE_H

#include <stdbool.h>
#include <stddef.h>

struct np_c_code {
	const char *path;
	const void *bitcode; /* LLVM's, for BPF */
	size_t n_bitcode;
	const void *btf; /* of the functions, and of the types that they use */
	size_t n_btf;
	bool fetches; /* it has atomic operations that tell what was there before */
};

#endif
