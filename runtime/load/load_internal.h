/* Inside the loader. */
#ifndef NP_LOAD_LOAD_INTERNAL_H
#define NP_LOAD_LOAD_INTERNAL_H

#include <linux/bpf.h>

#include "load/load.h"

struct np_loaded_program {
	uint32_t hash, n_insns, type, expected, attach_id;
	const struct bpf_insn *insns;
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
	/* programs as loaded: equal bytes for the same attachment are one descriptor */
	NP_VEC(struct np_loaded_program) programs;
};

/* What a program is patched for. */
struct np_target {
	struct np_loaded *l;
	const struct np_plan_program *program;
	const struct np_plan_probe *probe;
	uint32_t probe_index;
	const struct np_tp_format *format; /* PERF_TP */
	struct np_btf *btf;                /* of the function or tracepoint */
	uint32_t proto;                    /* FUNC_PROTO of its arguments, 0: unknown */
	uint32_t first_param;              /* tp_btf: 1, the first is not an argument */
	struct np_load_error *error;
};

/* slots.c: offset and size of a slot in the context; 0 or negative errno with the error told. */
int np_slot_find(const struct np_target *t, const struct np_plan_slot *s, uint32_t *offset,
		 uint32_t *size);
/* symbols.c: the value of an undefined symbol. 0 or negative errno. */
int np_symbol_value(const struct np_target *t, const char *name, int64_t *value);
/* Announces the names that a program's symbols need. */
void np_symbols_want(struct np_loaded *l, const struct np_object_program *p);

int np_load_fail(struct np_loaded *l, struct np_load_error *e, int err, const char *hint,
		 const char *fmt, ...) __attribute__((format(printf, 5, 6)));

#endif
