/*
 * Code generation's face: checked program to program image (ELF bytes), through LLVM's C API.
 */
#ifndef NP_GEN_GENERATE_H
#define NP_GEN_GENERATE_H

#include "check/checked.h"

struct np_gen_options {
	/*
	 * Which variants to compile: for an image that must run anywhere, all of them; for a run
	 * on this kernel just the first one that it is known to have (BTF has the tracepoint: only
	 * tp_btf; it has bpf_rdonly_cast: only NP_MEM_CAST). If loading then fails, the command
	 * line compiles again with all.
	 */
	bool all_variants;
	bool filters;   /* emit filters by command and cgroup; an image for anywhere has them */
	bool line_info; /* emit .BTF.ext line info: for builds, and to explain a verifier refusal */
	const char *source_name, *source_text;
	uint32_t max_map_keys; /* 0: what the configuration says */
	bool explain;          /* keep mechanisms that this kernel lacks: the ladder says why */
};

/*
 * Generates the image. 0 and the bytes in *image; -EINVAL after errors in diags (limits of
 * generated code, 04xx); LLVM's own errors are reported there too (NP_E_LLVM), they never
 * abort.
 */
int np_generate(struct np_checked *c, const struct np_gen_options *opt, struct np_diags *diags,
		struct np_text *image);
/*
 * What a compiler made of an imported C file, with only its path and bitcode set: checked, and with
 * its types. NULL after errors in diags, at `loc` or in the file, which then is one of the sources.
 * The bitcode is kept, and not copied.
 */
const struct np_c_code *np_c_read(struct np_arena *a, const struct np_c_code *compiled,
				  struct np_loc loc, struct np_sources *sources,
				  struct np_diags *diags);
/* -d ir: LLVM IR after the passes; -d bpf: disassembly with symbol names. */
int np_dump_ir(struct np_checked *c, const struct np_gen_options *opt, struct np_diags *diags,
	       struct np_text *out);
int np_dump_bpf(struct np_checked *c, const struct np_gen_options *opt, struct np_diags *diags,
		struct np_text *out);

#endif
