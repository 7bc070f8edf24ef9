/* Inside the loader: maps (load.c), what a program is for (target.c), its bytes (patch.c,
 * symbols.c, slots.c), its BTF (program_btf.c), the load itself and refusals (program.c,
 * refusal.c). */
#ifndef NP_LOAD_LOAD_INTERNAL_H
#define NP_LOAD_LOAD_INTERNAL_H

#include <linux/bpf.h>

#include "load/load.h"

struct np_loaded_program {
	uint32_t hash, n_insns, type, expected, attach_id;
	int attach_btf; /* descriptor of the module's BTF that attach_id is of, 0: vmlinux */
	const struct bpf_insn *insns;
	int fd;
};

/* BTF of a module in the kernel, by descriptor; -1: it has none. */
struct np_module_fd {
	const char *name;
	int fd;
};

struct np_loaded {
	struct np_arena *arena;
	const struct np_object *object;
	const struct np_plan *plan;
	struct np_load_options opt;
	struct np_btf *btf;
	int *maps; /* parallel to plan->maps, -1: not needed */
	uint32_t *entries;
	uint64_t start_ns;
	int command; /* its process, 0: none */
	/* programs as loaded: equal bytes for the same attachment are one descriptor */
	NP_VEC(struct np_loaded_program) programs;
	NP_VEC(struct np_module_fd) modules;
};

/* What this kernel does not have, at an instruction that may be dead here: see patch.c. */
struct np_gap {
	struct np_load_error error;
};

/* What a program is patched for. */
struct np_target {
	struct np_loaded *l;
	const struct np_plan_program *program;
	const struct np_plan_probe *probe;
	uint32_t probe_index;
	const struct np_tp_format *format; /* PERF_TP */
	struct np_btf *btf;                /* of the function or tracepoint; may be NULL */
	uint32_t proto;                    /* FUNC_PROTO of its arguments, 0: unknown */
	uint32_t record;                   /* iter: struct bpf_iter__NAME */
	uint32_t first_param;              /* tp_btf: 1, the first is not an argument */
	enum bpf_prog_type type;
	uint32_t expected, attach_id; /* attach type; BTF id of what it attaches to */
	int attach_btf;
	int attach_prog; /* descriptor of the BPF program that it attaches to, 0: none */
	NP_VEC(struct np_gap) gaps;
	unsigned fewer_rounds; /* of loops: halved so often */
	struct np_load_error *error;
};

/* All of these return 0 or negative errno with t->error filled, unless said otherwise. */

/* target.c: fills type, attach and argument fields from mechanism and probe. */
int np_target_prepare(struct np_target *t);
/* target.c: announces the names that prepare will look up. */
void np_target_want(struct np_loaded *l, const struct np_plan_program *program,
		    const struct np_plan_probe *probe);

/* bpf_target.c: the BPF program that a trampoline is to be attached to. */
int np_target_bpf(struct np_target *t);

/* patch.c: fills in all that the program leaves open. */
int np_patch(struct np_target *t, const struct np_object_program *o, struct bpf_insn *insns);
/* patch.c: the gap that a verifier's log complains about, or NULL. */
const struct np_gap *np_patch_gap(const struct np_target *t, const char *log);

/* slots.c: offset and size of a slot in the context. */
int np_slot_find(const struct np_target *t, const struct np_plan_slot *s, uint32_t *offset,
		 uint32_t *size);
/* symbols.c: the value of an undefined symbol. */
int np_symbol_value(const struct np_target *t, const char *name, int64_t *value);
/* machine.c: values of symbols by the rest of their names. */
int np_sym_uaddr(const struct np_target *t, const char *name, int64_t *value);
int np_sym_linked(const struct np_target *t, int64_t *value);
int np_sym_cgroup(const struct np_target *t, const char *name, int64_t *value);
int np_sym_clock(const struct np_target *t, const char *name, int64_t *value);
int np_sym_command(const struct np_target *t, const char *name, int64_t *value);
int np_sym_pidns(const struct np_target *t, const char *name, int64_t *value);
/* symbols.c: announces the names that a program's symbols need. */
void np_symbols_want(struct np_loaded *l, const struct np_object_program *p);

/* The program's own BTF in the kernel, for lines of the script and for callbacks. */
struct np_program_btf {
	int fd; /* -1: none */
	struct bpf_func_info *functions;
	struct bpf_line_info *lines;
	uint32_t n_functions, n_lines;
};
/* program_btf.c: none where the program needs none or the kernel takes none. */
struct np_program_btf np_program_btf(const struct np_loaded *l, const struct np_object_program *o);

/* refusal.c: the verifier's log as an error; fills t->error. */
void np_refusal_explain(const struct np_target *t, const struct np_object_program *o,
			const char *log, int err);

/* load.c: scratch memory is larger than what the kernel keeps per CPU. */
bool np_load_large_scratch(const struct np_loaded *l);

/* structs.c: the kernel's structs that are values of the program are as the plan has them. */
int np_load_check_structs(struct np_loaded *l, struct np_load_error *e);

/* load.c: fills e and returns -err; without a hint, a refusal for lack of privilege gets one. */
int np_load_fail(struct np_loaded *l, struct np_load_error *e, int err, const char *hint,
		 const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* words.c: what the running kernel calls the numbers of its tracepoints. */
void np_load_words(struct np_loaded *l, struct np_plan *plan);

#endif
