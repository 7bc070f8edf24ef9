/*
 * C code that a script imports, between its compiler and the image: reading what was compiled, the
 * data that it has, what it leaves open for the kernel.
 */
#ifndef NP_GEN_C_CODE_H
#define NP_GEN_C_CODE_H

#include "gen/gen.h"

/* Something known when it is loaded: the sum of symbols (image/symbols.h), each so many times. */
#define NP_C_CORE_PARTS 4
struct np_c_core_part {
	const char *symbol;
	uint32_t times;
};
struct np_c_core {
	struct np_c_core_part parts[NP_C_CORE_PARTS];
	uint32_t n;
	int64_t add;
};

/* c_core.c: what such a variable of LLVM's stands for; false: we have no symbol for it. */
bool np_c_core_read(struct np_arena *a, struct np_btf *btf, const char *name,
		    struct np_c_core *out);

/* c_data.c: the bytes of a constant, or what it has instead. */
enum np_c_bytes {
	NP_C_BYTES,
	NP_C_ADDRESS,   /* an address, which only the loader knows */
	NP_C_NO_NUMBER, /* a number with a fraction, or of more than 64 bits */
};
enum np_c_bytes np_c_bytes(LLVMTargetDataRef layout, LLVMValueRef constant, uint8_t *to,
			   uint64_t size);

/* c_calls.c: what a function leads to. */
struct np_c_reach {
	bool recurses;      /* to itself, not only to one that does */
	bool fetches;       /* atomic operations other than additions without a value */
	const char *unsafe; /* what it calls that changes what the machine does: the module's; NULL:
			       nothing */
};
struct np_c_reach np_c_reach(struct np_arena *a, LLVMValueRef f);

/* c_code.c */
/* The bitcode as a module of g's context; NULL: it is not, or of a newer LLVM: g->error. */
LLVMModuleRef np_c_parse(struct np_gen *g, const struct np_c_code *code);
/* A variable that stands for something that is known at load. */
bool np_c_is_open(LLVMValueRef global);
/* What LLVM itself keeps: lists of names. */
bool np_c_is_list(LLVMValueRef global);

#endif
