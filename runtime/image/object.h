/*
 * Reading a program image: an ELF object from codegen or from a .npo file (outside bytes:
 * everything is checked; a bad image is an error, never a crash).
 */
#ifndef NP_OBJECT_OBJECT_H
#define NP_OBJECT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "image/plan.h"

/*
 * One thing that is left open: the instruction to patch and the symbol's name. The instruction
 * is a load of a 64-bit constant (its second half exists) or a call: see is_call.
 */
struct np_object_reloc {
	uint32_t insn;      /* index of the instruction */
	const char *symbol; /* "off.sk_buff.len:u4" */
	int64_t addend;
	bool is_call;
};
/* An instruction and all that follow it, up to the next of the list, come from this place. */
struct np_object_line {
	uint32_t insn, line, column;
};
struct np_object_program {
	const uint64_t *insns; /* struct bpf_insn; main function first, then the local functions
				  that it reaches, calls between them already resolved */
	uint32_t n_insns;
	const struct np_object_reloc *relocs;
	uint32_t n_relocs;
	/* line info by rising instruction, with one at the start of each function; may be empty */
	const struct np_object_line *lines;
	uint32_t n_lines;
	/* instruction index of each local function, the first is 0 */
	const uint32_t *functions;
	uint32_t n_functions;
	const bool *globals; /* which of them the kernel verifies by themselves */
	bool has_callbacks;  /* takes the address of a function of its own */
	bool has_globals;
};
struct np_object {
	struct np_plan *plan;
	struct np_object_program *programs; /* parallel to plan->programs */
	const void *data; /* constant bytes: as many as the DATA map's value has */
};

/* Whether the bytes begin as an image does. */
bool np_is_image(const char *bytes, size_t len);
/*
 * Reads an image. Everything lives in the arena; `bytes` may be freed afterwards. NULL and a
 * message in *error if it is not an image, is damaged, or of another version.
 */
struct np_object *np_object_read(struct np_arena *a, const void *bytes, size_t len,
				 const char **error);

/*
 * effect.c: what it calls of the kernel that changes what the machine does (image/unsafe.def),
 * borrowed from it; NULL: nothing, whatever its plan says.
 */
const char *np_object_unsafe(const struct np_object *o);

#endif
