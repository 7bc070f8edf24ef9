/*
 * Inside code generation.  One np_gen per image, the fields under "the program" are those of
 * the function being generated.
 *
 * Values: scalars are i64, normalised to the width and sign of their type.  Strings, addresses
 * and tuples are memory: np_gen_into() writes one to where it is wanted, so that most values
 * are built in place (a key, a record) and never copied.  Structs and arrays of the kernel are
 * places (struct np_lvalue): they are read member by member.
 */
#ifndef NP_GEN_GEN_H
#define NP_GEN_GEN_H

#include <llvm-c/Core.h>
#include <llvm-c/TargetMachine.h>

#include "check/checked.h"
#include "gen/generate.h"
#include "image/plan.h"
#include "image/symbols.h"

#define NP_STACK_BUDGET 320    /* of BPF's 512 bytes; spills need the rest */
#define NP_FRAMED_BUDGET 192   /* the same where callbacks need some, too */
#define NP_STACK_FUNCTIONS 160 /* less where functions of text.c are called: theirs come on top */
#define NP_STACK_SLOT 64       /* a larger value lives in scratch memory */
#define NP_GLOB_STAY 2048      /* of a pattern's table: 256 words, then the states that stay */
#define NP_GLOB_BYTES 2056
#define NP_SCRATCH_MOST (2u << 20)
/*
 * Instructions of LLVM's in a function, after the passes and before them: a jump passes over 32767
 * of BPF's, of which each may become two, and the passes take long over many.
 */
#define NP_LONGEST 14000
#define NP_LONGEST_RAW 40000
#define NP_SCRATCH_FIRST 8 /* bytes of scratch memory before the first value: text.c */

/* What the helpers of the kernel read and write by address, and LLVM can make no register of. */
enum np_slot_use { NP_SLOT_PIN, NP_SLOT_IDS, NP_SLOT_STACK };
struct np_slot {
	LLVMValueRef fn;
	enum np_slot_use use;
	LLVMValueRef memory;
};
struct np_temp {
	LLVMValueRef memory;
	uint32_t size;
	bool busy;
};

#define NP_TEXT_ROUND 256 /* bytes that one call of FIND or MATCH looks at */

/* Where a callback finds what it shares with its program. */
struct np_shared {
	bool in_frame; /* else in scratch memory */
	uint32_t offset;
};

/* Loops over strings, each of those that it calls first: text.c says what they take. */
enum np_text_function {
	NP_TEXT_DIFFER,
	NP_TEXT_FIND,
	NP_TEXT_SEARCH,
	NP_TEXT_MATCH,
	NP_TEXT_GLOB,
	NP_TEXT_COUNT
};

/* A function of the script in the program at hand. */
struct np_gen_function {
	LLVMValueRef fn;
	struct np_shared *parameters, result;
};

/* What did not fit into the kernel's limits is generated once more, otherwise. */
struct np_gen_fit {
	bool split;    /* large blocks are several functions */
	bool spill;    /* values that wait for others do so in scratch memory */
	unsigned flat; /* the script's functions are inlined, and fewer loops called back: loop.c */
};
#define NP_FLAT_MOST 3

struct np_gen {
	struct np_arena *arena;
	struct np_checked *checked;
	const struct np_gen_options *opt;
	struct np_diags *diags;
	struct np_plan *plan;
	NP_VEC(const struct np_type *) types;       /* parallel to plan->types */
	NP_VEC(const struct np_plan_words *) words; /* parallel to plan->words */
	uint32_t ring, scratch, control, lost, stacks, build_stacks, snapshots, constant, nesting,
		data, probes; /* indexes of our maps */
	uint32_t generations, generations_used;
	uint32_t follow; /* NP_NO_INDEX: the program knows nothing of --follow */
	/* LLVM */
	LLVMContextRef llvm;
	LLVMModuleRef module;
	LLVMBuilderRef b;
	LLVMTargetMachineRef machine;
	LLVMTypeRef i1, i8, i16, i32, i64, ptr;
	char *error;            /* LLVM's first complaint */
	bool too_long;          /* a function is, for jumps from end to end */
	LLVMDIBuilderRef lines; /* NULL: without line info */
	LLVMMetadataRef file, subprogram;
	LLVMValueRef lost_fn, send_fn, hash_fn[3], hist_fn;
	LLVMValueRef text_fns[NP_TEXT_COUNT];
	uint32_t text_largest;  /* bytes of a string that they are called with */
	struct np_text data_of; /* what the data map holds */
	uint32_t data_owned;    /* bytes of it at its begin that are not shared */
	/* the program */
	const struct np_body *body;
	enum np_mechanism mechanism;
	enum np_memory memory;
	bool reads_kernel; /* it has a memory mode worth another variant */
	LLVMValueRef fn, ctx;
	LLVMBasicBlockRef entry, leave;
	LLVMValueRef *slots; /* values of body->args that are loaded from the context */
	LLVMValueRef retval;
	LLVMValueRef dur;      /* ns since the entry */
	LLVMValueRef frame;    /* which call this is: saved.c */
	LLVMValueRef depth;    /* Go: the stack pointer, while frame is the goroutine */
	uint32_t saved;        /* index of the map for calls in flight, NP_NO_INDEX: none yet */
	bool at_entry;         /* the program only saves what the return needs */
	LLVMValueRef *vars;    /* memory of body->vars */
	uint32_t *var_offsets; /* where that is in scratch memory; 0: it is on the stack */
	NP_VEC(struct np_temp) temps;
	uint32_t stack_used;
	NP_VEC(struct np_slot) own_slots;
	LLVMValueRef scratch_base; /* an alloca that holds the scratch value's address */
	LLVMValueRef scratch_key;  /* one that holds its key */
	uint32_t scratch_used, scratch_top;
	NP_VEC(struct np_plan_slot) plan_slots;
	uint64_t needs;                        /* bits of enum np_feature */
	struct np_node *statement;             /* for the place of losses */
	LLVMBasicBlockRef loop_end, loop_next; /* where break and continue go */
	LLVMBasicBlockRef block_end;           /* of the innermost block */
	bool long_loops;                       /* rounds are called back */
	bool no_each;                          /* for kernels without for over a map */
	LLVMValueRef frame_memory;             /* NULL: the program is one function */
	uint32_t frame_used;
	struct np_var *const *var_list; /* of the body, or of the function at hand */
	uint32_t n_vars;
	struct np_shared *places, *arg_places; /* of var_list; of arguments, retval, dur */
	const struct np_function *function;    /* of the script, that is being generated */
	struct np_gen_function *functions;     /* as body->functions */
	LLVMBasicBlockRef returns;             /* where `return` goes */
	uint32_t first_temp;                   /* those before it are of another function */
	uint32_t stack_budget, parts;
	unsigned loops, pieces; /* around the statement */
	uint32_t frames;        /* of ours between the program and the statement */
	struct np_gen_fit fit;
};

/* module.c */
bool np_gen_open(struct np_gen *g);
void np_gen_close(struct np_gen *g);
bool np_gen_passes(struct np_gen *g);
/* Whether a function has more than so many of LLVM's instructions. */
bool np_gen_is_longer(const struct np_gen *g, uint32_t most);
bool np_gen_emit(struct np_gen *g, struct np_text *out);

/* stack_depth.c: what the kernel will see of the stack of the deepest chain of calls */
#define NP_STACK_BYTES 512
#define NP_STACK_FRAMES 8
struct np_stack_depth {
	uint32_t bytes, frames;
	uint32_t program; /* whose chain it is */
};
struct np_stack_depth np_gen_stack_depth(struct np_gen *g, const struct np_text *image);

/* base.c: constants, symbols, helpers, memory */
LLVMValueRef np_const(struct np_gen *g, int64_t v);
LLVMValueRef np_const32(struct np_gen *g, uint32_t v);
LLVMValueRef np_symbol(struct np_gen *g, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
LLVMValueRef np_map_symbol(struct np_gen *g, uint32_t map);
LLVMValueRef np_map_value(struct np_gen *g, uint32_t map); /* address of the only value */
LLVMValueRef np_helper(struct np_gen *g, unsigned id, unsigned n, ...); /* i64 result */
/* i1: a helper's result is this negative errno */
LLVMValueRef np_error_is(struct np_gen *g, LLVMValueRef result, int err);
LLVMValueRef np_offset(struct np_gen *g, LLVMValueRef base, LLVMValueRef off); /* ptr + i64 */
LLVMValueRef np_at(struct np_gen *g, LLVMValueRef base, uint64_t off);
/*
 * A pointer that is worked out here and kept: LLVM would add where the sum is used, and kernels
 * before 5.11 forget the bounds of a number, but not those of a pointer, that is spilled.
 */
LLVMValueRef np_pinned(struct np_gen *g, LLVMValueRef p);
/* base + off, at most so far; pinned. */
LLVMValueRef np_within(struct np_gen *g, LLVMValueRef base, LLVMValueRef off, uint64_t most);
LLVMValueRef np_to_ptr(struct np_gen *g, LLVMValueRef v);
LLVMValueRef np_get(struct np_gen *g, LLVMValueRef p, uint32_t size); /* zero-extended i64 */
void np_put(struct np_gen *g, LLVMValueRef p, LLVMValueRef v, uint32_t size);
LLVMValueRef np_normalise(struct np_gen *g, LLVMValueRef v, const struct np_type *t);
LLVMValueRef np_is_true(struct np_gen *g, LLVMValueRef v); /* i1 */
LLVMValueRef np_bool(struct np_gen *g, LLVMValueRef i1);   /* i64 */
/*
 * What LLVM cannot see through: it drops a bound that it can prove and the verifier cannot, and
 * makes an addition to an aligned address an `or`.
 */
LLVMValueRef np_opaque(struct np_gen *g, LLVMValueRef v);
/* The same, and the verifier takes it for any number: it does not follow what it cannot know. */
LLVMValueRef np_unknown(struct np_gen *g, LLVMValueRef v);
/*
 * While values wait in scratch memory: computed here, and not where it is used, with all that it
 * is computed from on the stack until then.
 */
LLVMValueRef np_here(struct np_gen *g, LLVMValueRef v);
LLVMValueRef np_umin(struct np_gen *g, LLVMValueRef v, uint64_t most);
/*
 * The same of a number that the script computes, which is to bound an address or a size. What the
 * verifier knows of the number's bits may contradict its range where nothing ever comes by, and
 * then its comparison bounds nothing.
 */
LLVMValueRef np_umin_computed(struct np_gen *g, LLVMValueRef v, uint64_t most);
LLVMBasicBlockRef np_block(struct np_gen *g, const char *name);
void np_branch_if(struct np_gen *g, LLVMValueRef i1, LLVMBasicBlockRef yes, LLVMBasicBlockRef no);
void np_jump(struct np_gen *g, LLVMBasicBlockRef to);    /* unless the block has ended */
LLVMValueRef np_alloca(struct np_gen *g, uint32_t size); /* in the entry block, 8-aligned */
/* 8 bytes of the function's stack, the same for all of a use: taken before the next is put there.
 */
LLVMValueRef np_slot(struct np_gen *g, enum np_slot_use use);
/* Memory for a value until the statement ends: stack or scratch. */
LLVMValueRef np_temp(struct np_gen *g, uint32_t size);
/* A number that waits while an expression is computed: in scratch memory if the stack is too small.
 */
struct np_held {
	LLVMValueRef value;
	uint32_t at; /* in scratch memory; 0: it is not */
};
struct np_held np_hold(struct np_gen *g, LLVMValueRef v, const struct np_node *meanwhile);
LLVMValueRef np_held(struct np_gen *g, struct np_held held);
void np_release_temps(struct np_gen *g);
void np_zero(struct np_gen *g, LLVMValueRef p, uint32_t size);
LLVMValueRef np_zeroes(struct np_gen *g, uint32_t size); /* so many, in a map */
void np_copy(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, uint32_t size);
LLVMValueRef np_gen_sizeof(struct np_gen *g, const struct np_type *t);
LLVMValueRef np_scratch(struct np_gen *g, uint32_t size);
LLVMValueRef np_scratch_base(struct np_gen *g);
LLVMValueRef np_gen_variable(struct np_gen *g, uint32_t index); /* memory of a variable */

/* lost.c: counts a loss; `event` and `map` as in the plan */
void np_gen_lost(struct np_gen *g, enum np_loss_cause cause, uint32_t map, uint32_t event);

/* place.c: members, elements, dereferences */
struct np_lvalue {
	LLVMValueRef base, off;
	const struct np_type *root; /* STRUCT that base points to, NULL: unknown */
	bool user, dynamic;         /* the user's memory; offset is not constant */
};
/* Whether what a value of this type points to is the user's memory. */
bool np_gen_is_user(const struct np_gen *g, const struct np_type *pointer);
bool np_gen_is_place(const struct np_node *n);
struct np_lvalue np_gen_lvalue(struct np_gen *g, struct np_node *n);
LLVMValueRef np_gen_address(struct np_gen *g, const struct np_lvalue *p);
/* The address to copy memory from by a helper. */
LLVMValueRef np_gen_source(struct np_gen *g, const struct np_lvalue *p);
LLVMValueRef np_gen_element(struct np_gen *g, struct np_node *n); /* of an array of ours */
LLVMValueRef np_gen_load(struct np_gen *g, struct np_node *n);    /* scalar member, element, *p */
/* Copies from an address; 0, or negative errno where it is not readable, and `to` is zeroed. */
LLVMValueRef np_gen_read(struct np_gen *g, LLVMValueRef to, LLVMValueRef from, uint32_t size,
			 bool user);

/* string.c */
enum np_space { NP_KERNEL_SPACE, NP_USER_SPACE, NP_ANY_SPACE /* its highest bit tells */ };
enum np_space np_gen_space(const struct np_type *pointer);
void np_gen_read_bytes(struct np_gen *g, LLVMValueRef to, LLVMValueRef n, LLVMValueRef from,
		       enum np_space space);
/* A string to be read. */
struct np_reading {
	LLVMValueRef from; /* its address */
	enum np_space space;
	uint32_t size;     /* bytes for it, the NUL included */
	LLVMValueRef most; /* so many of them, known when the program runs; NULL: all */
	bool marked;       /* it shows when it was cut */
};
/* Where the string n is; false: it is a value of ours. */
bool np_gen_string_source(struct np_gen *g, struct np_node *n, struct np_reading *r);
/* Returns the bytes that it took, its NUL included. What is behind them stays as it is. */
LLVMValueRef np_gen_read_string(struct np_gen *g, LLVMValueRef to, const struct np_reading *r);
/* Bytes of a value in memory: a char array may be full, and a string ends with a NUL. */
static inline uint32_t np_gen_size(const struct np_type *t)
{
	return t->size + (t->kind == NP_V_STR && t->is_char);
}

/* data.c: constant bytes, which go with the image; where they are in the data map */
uint32_t np_gen_data(struct np_gen *g, const void *bytes, uint32_t n);
/* Bytes that are written to, or whose address is compared: nobody else's. */
uint32_t np_gen_data_own(struct np_gen *g, const void *bytes, uint32_t n);
LLVMValueRef np_gen_data_map(struct np_gen *g);
void np_gen_embed_data(struct np_gen *g);

/* text.c: loops over strings in scratch memory, named by their offsets */
LLVMValueRef np_gen_text(struct np_gen *g, enum np_text_function f, LLVMValueRef a, LLVMValueRef b,
			 LLVMValueRef c, LLVMValueRef d);
struct np_placed {
	LLVMValueRef at;
	uint32_t offset, size;
};
/* A string or other bytes, in scratch memory. */
struct np_placed np_gen_place(struct np_gen *g, struct np_node *n);
/* The same, of so many bytes at least: zeroes behind it. */
struct np_placed np_gen_place_in(struct np_gen *g, struct np_node *n, uint32_t size);
void np_gen_text_functions(struct np_gen *g); /* behind the last program */
bool np_gen_uses_text(const struct np_body *b);

/* expr.c */
LLVMValueRef np_gen_scalar(struct np_gen *g, struct np_node *n);
LLVMValueRef np_gen_operate(struct np_gen *g, enum np_op op, bool is_signed, LLVMValueRef a,
			    LLVMValueRef b);
/* Whether a value is known, which only facts may not be. */
LLVMValueRef np_gen_is_known(struct np_gen *g, const struct np_node *n, LLVMValueRef v);
/* What a variable of that type becomes: what was not known still is not. */
LLVMValueRef np_gen_stay_unknown(struct np_gen *g, const struct np_type *t, LLVMValueRef old,
				 LLVMValueRef new);
LLVMValueRef np_gen_condition(struct np_gen *g, struct np_node *n); /* i1 */
/* value.c: writes a value that is memory; n->type->size bytes or fewer, the rest zeroed */
void np_gen_into(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size);
LLVMValueRef np_gen_memory(struct np_gen *g, struct np_node *n); /* address of a temporary */

/* compare.c */
LLVMValueRef np_gen_equal(struct np_gen *g, struct np_node *a, struct np_node *b); /* i1 */
LLVMValueRef np_gen_strncmp(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_in(struct np_gen *g, struct np_node *n);

/* n bytes at two places, padded to whole words; i1 */
LLVMValueRef np_gen_equal_bytes(struct np_gen *g, LLVMValueRef x, LLVMValueRef y, uint32_t size);
/* The first n bytes of a string, which has more, are these; i1. */
LLVMValueRef np_gen_begins(struct np_gen *g, struct np_node *text, struct np_node *with,
			   uint32_t n);

/* string_call.c: functions of strings and bytes */
LLVMValueRef np_gen_strlen(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_strstr(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_strcontains(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_memcmp(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_macaddr(struct np_gen *g, struct np_node *call);
/* Those whose values are memory, as np_gen_into */
typedef void np_gen_into_fn(struct np_gen *g, struct np_node *call, LLVMValueRef to, uint32_t size);
np_gen_into_fn np_gen_concat, np_gen_buf, np_gen_pton, np_gen_strerror, np_gen_signal_name,
	np_gen_syscall_name;
/* Where the bytes of an array are, or those that a pointer points to. */
LLVMValueRef np_gen_bytes_at(struct np_gen *g, struct np_node *n, enum np_space *space);
LLVMValueRef np_gen_match(struct np_gen *g, struct np_node *text, struct np_node *pattern); /* i1 */

/* args.c */
void np_gen_args(struct np_gen *g);
LLVMValueRef np_gen_context(struct np_gen *g, int64_t offset, uint32_t size);
LLVMValueRef np_gen_arg(struct np_gen *g, const struct np_arg *a);
LLVMValueRef np_gen_arg_address(struct np_gen *g, const struct np_arg *a);
/* How many bytes a __data_loc field has. */
LLVMValueRef np_gen_arg_bytes(struct np_gen *g, const struct np_arg *a);
LLVMValueRef np_gen_retval(struct np_gen *g);

/* map.c */
/* The generation of a map that is emptied, with which its keys begin. */
LLVMValueRef np_gen_generation(struct np_gen *g, const struct np_map *m);
void np_gen_empty(struct np_gen *g, struct np_node *call); /* clear, zero */
LLVMValueRef np_gen_key(struct np_gen *g, struct np_node *map);
LLVMValueRef np_gen_lookup(struct np_gen *g, struct np_node *map, LLVMValueRef key);
LLVMValueRef np_gen_map_value(struct np_gen *g, struct np_node *map); /* scalar, 0 if absent */
void np_gen_assign_map(struct np_gen *g, struct np_node *n);
LLVMValueRef np_gen_incdec_map(struct np_gen *g, struct np_node *n, bool used);
LLVMValueRef np_gen_delete(struct np_gen *g, struct np_node *n);
/* Stores; a full map is counted. */
void np_gen_update(struct np_gen *g, uint32_t map, LLVMValueRef key, LLVMValueRef value);
/* Removes a key: 0, or a negative errno. */
LLVMValueRef np_gen_forget(struct np_gen *g, struct np_node *map, LLVMValueRef key);
/* Adds to the 8 bytes at p; what was there before means something with feat.atomic-fetch only. */
LLVMValueRef np_gen_atomic_add(struct np_gen *g, LLVMValueRef p, LLVMValueRef by);

/* offsets.c: false after errors */
bool np_gen_check_offsets(struct np_gen *g);
/* Where the instructions are by which a user function returns: offsets in it. */
typedef NP_VEC(uint64_t) np_offsets;
void np_gen_returns(struct np_gen *g, const struct np_attach_point *p, np_offsets *out);
/*
 * Where the entry of a function of Go is probed: at the branch of the test whether its stack is
 * large enough, or, without one, at the start. False: without one.
 */
bool np_gen_go_entry(struct np_gen *g, const struct np_attach_point *p, uint64_t *offset);

/* lines.c: line info; all of them do nothing without it */
void np_gen_lines_open(struct np_gen *g);
void np_gen_lines_function(struct np_gen *g, struct np_loc loc); /* g->fn begins */
void np_gen_lines_at(struct np_gen *g, struct np_loc loc);       /* of what is built from now on */
void np_gen_lines_close(struct np_gen *g);

/* filter.c: leaves the program unless it is for this task */
void np_gen_filters(struct np_gen *g);

/* scratch.c: claims a piece for the program, noted in the 16 bytes at claim, and goes on at start
 */
void np_gen_scratch_claim(struct np_gen *g, LLVMValueRef claim, LLVMBasicBlockRef start);
void np_gen_scratch_release(struct np_gen *g, LLVMValueRef claim);

/* agg.c */
void np_gen_aggregate(struct np_gen *g, struct np_node *map, struct np_node *call);

/* agg_read.c: the number that a COUNT, SUM, AVG, MIN or MAX has come to */
LLVMValueRef np_gen_agg_total(struct np_gen *g, const struct np_map *m, LLVMValueRef key);
LLVMValueRef np_gen_agg_read(struct np_gen *g, struct np_node *map);

/* event.c: actions that send a record */
void np_gen_action(struct np_gen *g, struct np_node *call);
/*
 * A string as long as it is; the number of bytes that it took with its NUL, at most its type's: of
 * one that was cut, the last is not 0. A byte more may be written.
 */
LLVMValueRef np_gen_put_string(struct np_gen *g, struct np_node *n, LLVMValueRef at);

/* pinned.c: the same two of an iterator that is pinned */
void np_gen_pinned_printf(struct np_gen *g, struct np_node *call);
void np_gen_pinned_print(struct np_gen *g, struct np_node *call);

/* program.c: memory for var_list */
void np_gen_vars(struct np_gen *g);

/* A record of fields, which is built in scratch memory, and the bytes that follow them. */
struct np_gen_record {
	uint32_t event, size, most; /* bytes of the fields with the header; most that follow */
	LLVMValueRef memory;
};
void np_gen_record_begin(struct np_gen *g, struct np_gen_record *r, enum np_event_kind kind,
			 const struct np_node *call, const struct np_type *const *fields,
			 uint32_t n, uint32_t most);
/* With so many bytes behind the fields: 0, or a negative errno; a loss is counted. */
LLVMValueRef np_gen_record_send(struct np_gen *g, const struct np_gen_record *r, LLVMValueRef tail);

/* effect.c */
LLVMValueRef np_gen_write_user(struct np_gen *g, struct np_node *call);
void np_gen_signal(struct np_gen *g, struct np_node *call);
void np_gen_override(struct np_gen *g, struct np_node *call);
void np_gen_debugf(struct np_gen *g, struct np_node *call);
void np_gen_join(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_skboutput(struct np_gen *g, struct np_node *call);

/* c_link.c: imported C code, before the first program; false after an error */
bool np_gen_c_code(struct np_gen *g);
/* The scalar that the function returns; NULL: nothing. */
LLVMValueRef np_gen_c_call(struct np_gen *g, const struct np_node *call);

/* since.c */
void np_gen_start(struct np_gen *g, struct np_node *call);
LLVMValueRef np_gen_since(struct np_gen *g, const struct np_node *call);

/* builtin.c */
LLVMValueRef np_gen_probe_id(struct np_gen *g);
LLVMValueRef np_gen_function_address(struct np_gen *g); /* that was probed */
LLVMValueRef np_gen_builtin(struct np_gen *g, struct np_node *n);

/* task.c */
LLVMValueRef np_gen_now(struct np_gen *g); /* ns since boot */
LLVMValueRef np_gen_nsecs(struct np_gen *g, const struct np_node *n);
/* Of the current task, in the reader's namespace; of a builtin, in that which it names. */
LLVMValueRef np_gen_pid(struct np_gen *g);
LLVMValueRef np_gen_pid_of(struct np_gen *g, const struct np_node *n);
LLVMValueRef np_gen_tid_of(struct np_gen *g, const struct np_node *n);
LLVMValueRef np_gen_numaid(struct np_gen *g);
LLVMValueRef np_gen_jiffies(struct np_gen *g);
LLVMValueRef np_gen_usermode(struct np_gen *g);
LLVMValueRef np_gen_socket_cookie(struct np_gen *g, struct np_node *n);
void np_gen_comm_of(struct np_gen *g, struct np_node *pid, LLVMValueRef to, uint32_t size);
void np_gen_path(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size);

/* symbol.c */
LLVMValueRef np_gen_user_loc(struct np_gen *g);
bool np_gen_user_loc_is_exact(const struct np_gen *g);
LLVMValueRef np_gen_kaddr(struct np_gen *g, const struct np_node *n);
LLVMValueRef np_gen_percpu_kaddr(struct np_gen *g, struct np_node *n);
LLVMValueRef np_gen_uaddr(struct np_gen *g, const struct np_node *n);

/* stack.c */
LLVMValueRef np_gen_own_frames(struct np_gen *g); /* to skip at the top of a stack */
LLVMValueRef np_gen_snapshot(struct np_gen *g, const struct np_node *n); /* ustack(dwarf) */
/* The key of a stack with that hash: never 0. */
LLVMValueRef np_gen_stack_key(struct np_gen *g, LLVMValueRef hash, bool user);
/* Of `words` words, of which those behind what is used are zeroes. */
LLVMValueRef np_gen_hash(struct np_gen *g, unsigned which, LLVMValueRef words, uint32_t n,
			 LLVMValueRef used);
LLVMValueRef np_gen_stack(struct np_gen *g, const struct np_node *n); /* its key */
LLVMValueRef np_gen_stack_len(struct np_gen *g, struct np_node *stack);

/*
 * part.c: parts of a program that are functions of their own. A program that has them begins a
 * frame before anything is computed.
 */
struct np_part {
	LLVMBasicBlockRef start, stop, out; /* stop: this was the last round */
	LLVMValueRef status;
	/* of the function that it is a part of */
	LLVMBasicBlockRef block, entry, leave, returns, block_end, loop_end, loop_next;
	LLVMMetadataRef line, subprogram;
	LLVMValueRef fn, ctx, scratch_base, scratch_key, frame_memory, retval, dur, *vars, *slots;
	struct np_node *statement;
	uint32_t stack_used, n_temps, first_temp, frames;
};
void np_gen_frame_begin(struct np_gen *g);
/* Scratch memory that all parts share, and where it is in the function at hand. */
struct np_shared np_gen_share(struct np_gen *g, uint32_t size);
LLVMValueRef np_gen_at(struct np_gen *g, struct np_shared p);
/* 2 parameters: round, frame; 4: map, key, value, frame. What is built then is the round. */
void np_gen_round_begin(struct np_gen *g, struct np_part *p, unsigned params);
LLVMValueRef np_gen_round_end(struct np_gen *g, struct np_part *p); /* the function */
/* Has a helper call it back: bpf_loop so many times, bpf_for_each_map_elem for a map. */
void np_gen_rounds(struct np_gen *g, unsigned helper, LLVMValueRef of, LLVMValueRef fn);
/* Calls it n times, or until it was the last round. */
void np_gen_rounds_by_hand(struct np_gen *g, uint64_t n, LLVMValueRef fn);
/* Statements between the two are a function of their own, which is called here. */
void np_gen_piece_begin(struct np_gen *g, struct np_part *p);
void np_gen_piece_end(struct np_gen *g, struct np_part *p);
/* The script's functions that the body calls. */
void np_gen_functions(struct np_gen *g);
void np_gen_return(struct np_gen *g, struct np_node *value);
/* event.c: the same of a clause's block: of a test, that it failed. */
void np_gen_result(struct np_gen *g, struct np_node *value);
/* A call: the scalar, or where the result was put; NULL: it has none. */
LLVMValueRef np_gen_call_value(struct np_gen *g, const struct np_node *n);

/* loop.c */
void np_gen_while(struct np_gen *g, struct np_node *n);
void np_gen_for(struct np_gen *g, struct np_node *n);
void np_gen_unroll(struct np_gen *g, struct np_node *n);

/* stmt.c */
void np_gen_statements(struct np_gen *g, struct np_node *list);

/* saved.c: what a return needs of its entry */
/* Whether a program of this mechanism needs one at the entry, and of which mechanism it is. */
bool np_gen_needs_entry(const struct np_body *b, enum np_mechanism m, enum np_mechanism *entry);
/* At the top: which call this is. */
void np_gen_frame(struct np_gen *g);
void np_gen_save(struct np_gen *g);
/* Fills in slots and dur; leaves the program if the entry was not seen. */
void np_gen_restore(struct np_gen *g);
/* A session: saves and leaves at the entry, goes on at the return. *status: what it returns. */
void np_gen_session(struct np_gen *g, LLVMValueRef status);

/*
 * program.c: one body in one variant; `entry` is the program that saves for it, or NP_NO_INDEX.
 * Their indexes in the plan.
 */
uint32_t np_gen_program(struct np_gen *g, const struct np_body *body, enum np_mechanism mechanism,
			enum np_memory memory, uint32_t entry);
uint32_t np_gen_entry_program(struct np_gen *g, const struct np_body *body,
			      enum np_mechanism mechanism);

/* plan.c */
void np_gen_need(struct np_gen *g, enum np_feature f);           /* the program cannot do without */
uint32_t np_gen_type(struct np_gen *g, const struct np_type *t); /* index in the plan */
void np_gen_plan_maps(struct np_gen *g);
uint32_t np_gen_snapshot_map(struct np_gen *g);
uint32_t np_gen_saved_map(struct np_gen *g, uint32_t value_size); /* index in the plan */
uint32_t np_gen_event(struct np_gen *g, enum np_event_kind kind, const struct np_node *at);
void np_gen_line(struct np_gen *g, struct np_loc loc, uint32_t *line, uint32_t *column);

#endif
