/*
 * The checked program: what the checker hands to code generation.  Every clause has been
 * cloned once for each set of argument types that its probes have; the clones' nodes carry a
 * type and a reference.  Sugar is gone: see "forms" below.
 */
#ifndef NP_CHECK_CHECKED_H
#define NP_CHECK_CHECKED_H

#include "base/diag.h"
#include "check/c_code.h"
#include "check/config.h"
#include "check/type.h"
#include "image/reads.h"
#include "node.h"
#include "world/world.h"

/* Probe kinds as a mask, for builtins.def. */
#define NP_W(kind) (1u << (kind))
#define NP_W_ANY (~0u)
#define NP_W_FUNCTION \
	(NP_W(NP_P_KPROBE) | NP_W(NP_P_KRETPROBE) | NP_W(NP_P_UPROBE) | NP_W(NP_P_URETPROBE))
#define NP_W_SAMPLE \
	(NP_W(NP_P_PROFILE) | NP_W(NP_P_SOFTWARE) | NP_W(NP_P_HARDWARE) | NP_W(NP_P_WATCHPOINT))
#define NP_W_RETURN (NP_W(NP_P_KRETPROBE) | NP_W(NP_P_URETPROBE))
#define NP_W_USER (NP_W(NP_P_UPROBE) | NP_W(NP_P_URETPROBE) | NP_W(NP_P_USDT))
#define NP_W_SUITE (NP_W(NP_P_TEST) | NP_W(NP_P_BENCH))
/* What is not run by ourselves, or by who asks for all tasks: the current task is the event's. */
#define NP_W_EVENT                                                                     \
	(~(NP_W(NP_P_BEGIN) | NP_W(NP_P_END) | NP_W(NP_P_INTERVAL) | NP_W(NP_P_SELF) | \
	   NP_W(NP_P_ITER) | NP_W_SUITE))
#define NP_W_TASK NP_W_ANY /* begin, end and timers run in the tracer's own task */

#define NP_NAME_BYTES 64 /* of strerror() and its like, as in bpftrace */

enum np_builtin_id {
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) NP_B_##id,
#include "check/builtins.def"
#undef NP_BUILTIN
	NP_B_COUNT
};

/* A scratch variable of one body. */
struct np_var {
	const char *name;
	const struct np_type *type;
	uint32_t index;     /* position in np_body.vars or np_function.vars */
	bool declared;      /* its type is written down */
	bool weak;          /* an integer that was only ever a literal: another decides the sign */
	bool spoiled;       /* what it was given had an error of its own */
	bool unknown;       /* nothing said its type: it is int64 */
	struct np_loc loc;  /* where it is named first */
	struct np_loc read; /* where it was read before it had a type; {0,0}: nowhere */
};

/* A function of the script, as one body calls it. */
struct np_function {
	const char *name;
	const struct np_node *node; /* NP_N_FN as written */
	struct np_node *block;
	const struct np_type *result; /* NULL: none */
	NP_VEC(struct np_var *) vars; /* the parameters first */
	uint32_t n_parameters;
	uint32_t index;             /* position in np_body.functions */
	bool loops;                 /* while, for */
	struct np_function *caller; /* the checker's */
};

#define NP_C_PARAMS 5 /* as many as registers hold arguments */

/* A function of an imported C file. */
struct np_c_function {
	const char *name;
	const struct np_c_code *code;
	struct np_loc loc; /* of the import */
	uint32_t n_params; /* in all, also where there are more than are described */
	struct {
		const char *name;
		const struct np_type *type; /* NULL: it cannot be given */
	} params[NP_C_PARAMS];
	const struct np_type *result; /* NONE: nothing; NULL: it cannot be taken */
	bool variadic;
	const char *unsafe; /* as in struct np_c_fact */
	bool fetches;
};

/* A kind that a map can be declared with: map_kinds.def. */
struct np_map_kind {
	const char *name;
	uint32_t bpf_type;
	bool per_cpu;      /* for aggregations */
	const char *other; /* the same kind with or without a value for each CPU */
};

/* A map of the script, or of an aggregation statement. */
struct np_map {
	const char *name; /* "@x", "@"; statements: their text, "count(loc)" */
	uint32_t index;   /* position in np_checked.maps; gen makes it the plan's */
	const struct np_type *const *keys; /* n_keys types; integers are 8 bytes wide in keys */
	uint32_t n_keys;                   /* 0: scalar */
	const struct np_type *key;         /* keys[0], or the TUPLE of all; NULL: scalar */
	const struct np_type *value;       /* integers: int64 or uint64; or an aggregation */
	enum np_map_style style;
	const char *const *headings; /* tables: n_keys texts as written */
	const char *value_heading;
	bool duration;                  /* tables: the values are times */
	const struct np_map_kind *kind; /* as declared; NULL: it is not */
	uint32_t size;                  /* as declared */
	bool emptied;                   /* by clear() or zero(): a key begins with its generation */
	struct np_loc loc;              /* where it is named first */
	const void *state;              /* the checker's */
};

/* An argument or field of the probe that a body uses. */
enum np_arg_place {
	NP_ARG_SLOT,     /* plan slot (name or number); value of `type`'s size */
	NP_ARG_BYTES,    /* fixed array inside the record: plan slot with size 0, address = ctx +
			    slot.N */
	NP_ARG_DATA_LOC, /* plan slot of 4 bytes: data at ctx + (value & 0xffff), value >> 16 bytes
			  */
	NP_ARG_REL_LOC,  /* the same, offset from the end of the field itself */
	NP_ARG_REGISTER, /* user register argument: number `index` of the C ABI */
	NP_ARG_USDT,     /* usdt: spec of the note, e.g. "-4@8(%rbp)" */
};
struct np_arg {
	const char *name;
	const struct np_type *type; /* what the script sees */
	enum np_arg_place place;
	enum np_slot_role role; /* of the plan slot */
	uint32_t index;         /* number of the argument */
	uint32_t slot;          /* position in the program's slots (same as in np_body.args) */
	bool const_void;        /* in BTF it points to const void */
	bool is_text;           /* const char *: what it points to is shown */
	bool asked;             /* by exists(): it may be absent where the image is loaded */
	const char *usdt;
	/*
	 * PERF_TP fields: the same value among the raw arguments (tracepoints.def), or NULL: then
	 * a body that uses it has no tp_btf variant.
	 */
	const char *raw;
};

enum np_ref_kind {
	NP_REF_BUILTIN,  /* NAME, CALL: builtin */
	NP_REF_AGG,      /* CALL: agg (enum np_vkind) */
	NP_REF_ARG,      /* NAME, MEMBER of args: arg */
	NP_REF_CONST,    /* NAME: constant: a #define, folded, or an enumerator */
	NP_REF_PARAM,    /* NAME, MEMBER `x.set`: param */
	NP_REF_VAR,      /* SCRATCH: var */
	NP_REF_IN_C,     /* CALL: c_function */
	NP_REF_MAP,      /* MAP: map */
	NP_REF_MEMBER,   /* MEMBER of a struct or of what a pointer points to: member */
	NP_REF_ELEMENT,  /* MEMBER of a tuple: index */
	NP_REF_FUNCTION, /* CALL: function */
};
/* node->ref of every NAME, CALL, SCRATCH, MAP, MEMBER. */
struct np_ref {
	enum np_ref_kind kind;
	const struct np_arg *shown_for; /* show(): the argument that stands behind this, or NULL */
	union {
		enum np_builtin_id builtin;
		uint32_t agg;
		struct np_arg *arg;
		struct {
			int64_t value;
			const char *enum_tag;   /* an enumerator's: symbol enum.TAG.NAME */
			const char *enumerator; /* NULL: none */
			const char *symbol;     /* any other symbol; both NULL: the value */
		} constant;
		struct {
			uint32_t index; /* of np_checked.params */
			bool set;       /* `name.set`: whether the user gave it */
		} param;
		struct np_var *var;
		struct np_map *map;
		struct np_function *function;
		const struct np_c_function *c_function;
		struct {
			const struct np_type *owner; /* STRUCT; object is it, or a pointer to it */
			const char *path;            /* member name, for off.OWNER.path */
			uint32_t bit_offset;  /* in what was compiled for; of programs it holds */
			uint32_t bit_size;    /* bitfield: bits, else 0 */
			uint32_t unit;        /* bitfield: bytes of the unit to load */
			bool through_pointer; /* object's type is a pointer */
		} member;
		uint32_t index;
	};
};
/* &@m, which is an argument of a function in C. */
static inline bool np_is_map_address(const struct np_node *n)
{
	return n->kind == NP_N_UNARY && n->unary.op == NP_OP_ADDR &&
	       n->unary.operand->kind == NP_N_MAP && !n->unary.operand->map.keys;
}
/* Whether it is an array of a tracepoint that knows how long it is: __data_loc, but no text. */
bool np_is_dynamic_array(const struct np_node *n);
static inline struct np_ref *np_ref(const struct np_node *n)
{
	return (struct np_ref *)n->ref;
}

/* One attach point after expansion of wildcards. */
struct np_attach_point {
	enum np_probe_kind kind;
	const char *text;                     /* long form, for `probe` */
	const char *target, *provider, *name; /* "" where absent */
	uint64_t offset;                      /* function+offset; user space: file offset */
	uint64_t semaphore;                   /* USDT: file offset, 0: none */
	uint64_t period, hertz;               /* timers */
	const char *period_param;
	const char *pattern; /* that it came from, as the script has it; "": none */
	const char *pin;     /* iter: the file that it is pinned as, "": none */
	uint32_t group;
	bool optional, wildcard;
	unsigned missing; /* NP_MISSING_*: optional because the configuration says so */
	bool trampoline;  /* fentry:, fexit: and no other mechanism */
	bool go;          /* a function that Go compiled */
	bool syscall;     /* by the name of before 4.17: its argument has the registers now */
	bool inlined;     /* a copy within another function; offset is in the file */
	bool in_file;     /* offset is in the file, whatever the name */
	bool alternative; /* where the point before it is not there: a name that other kernels have
			   */
	struct np_loc loc;
};

/* Offset in struct pt_regs of x86-64, by name (ax, rax, eax ...); -1: there is no such register. */
int np_register_offset(const char *name);
static inline bool np_is_register(const char *name)
{
	return np_register_offset(name) >= 0;
}

/* The helper that for over a map takes, as scripts ask for it. */
#define NP_FOR_EACH "BPF_FUNC_for_each_map_elem"

/* One clause for one set of argument types. */
struct np_body {
	uint32_t clause; /* number of the clause, from 0 */
	struct np_loc loc;
	enum np_probe_kind kind;
	bool long_name;            /* kprobe:, kretprobe: ...: bpftrace's types, no fentry */
	bool trampoline;           /* fentry:, fexit: nothing else */
	bool go;                   /* functions that Go compiled */
	bool internal;             /* nprobe's own: see np_follow_program */
	struct np_node *predicate; /* NULL: none */
	struct np_node *block;     /* NP_N_BLOCK */
	NP_VEC(struct np_var *) vars;
	NP_VEC(struct np_arg *) args; /* those used; position = slot */
	NP_VEC(struct np_function *)
	functions; /* those that it calls; what they call is before them */
	NP_VEC(struct np_attach_point) points;
	bool raw_ok;   /* tracepoints: all used fields are known among the raw arguments */
	bool uses_dur; /* r: the time since the entry */
	bool uses_retval;
	const struct np_type *retval;     /* where it is used, else NULL */
	bool loops;                       /* while, for */
	bool each;                        /* for over a map */
	bool asks_each;                   /* whether the kernel can do that: exists(NP_FOR_EACH) */
	bool needs_trampoline;            /* it calls what only programs may that BTF types */
	bool uses_registers;              /* a trampoline has none */
	bool all_arguments;               /* it is about all of them, by their names */
	const struct np_arg *object;      /* iter: what it is called for, NULL: not known */
	NP_VEC(const char *) asked_enums; /* exists() is asked about enumerators of these tags */
	bool pinned; /* iter: it runs without us, and prints into the file that is read */
};

/* A body at a function's return. */
static inline bool np_body_is_return(const struct np_body *b)
{
	return NP_W(b->kind) & NP_W_RETURN;
}

/* A body in a user program: what its pointers point to is there. */
static inline bool np_body_is_user(const struct np_body *b)
{
	return NP_W(b->kind) & NP_W_USER;
}

/* A body that runs between two instructions, at the one that was to come next: behind no call. */
static inline bool np_body_interrupts(const struct np_body *b)
{
	return b->kind == NP_P_PROFILE || b->kind == NP_P_SOFTWARE || b->kind == NP_P_HARDWARE;
}

/* What it reads, once: image/reads.def. */
struct np_noted_read {
	enum np_read kind;
	const char *what;  /* "struct sock", or "" */
	struct np_loc loc; /* where first */
};

struct np_checked {
	struct np_arena *arena;
	struct np_types *types;
	const struct np_sources *sources;
	struct np_world *world;
	struct np_btf *script; /* types that the script defines; NULL: none */
	NP_VEC(struct np_map *) maps;
	NP_VEC(struct np_body *) bodies;         /* in source order */
	NP_VEC(struct np_node *) params;         /* NP_N_PARAM */
	NP_VEC(const struct np_c_code *) c_code; /* that it imports */
	NP_VEC(struct np_noted_read) reads;      /* if they were asked for */
	bool unsafe;                             /* it changes what the machine does */
	struct np_config config;
};

/*
 * Forms that code generation meets (sugar is rewritten by the checker):
 *   count(a, b)           -> ASSIGN(MAP[a, b], CALL count()) with a map of style TABLE
 *   hist(v) by a          -> ASSIGN(MAP[a], CALL hist(v))
 *   no block              -> one EXPR of CALL show(arguments ...)
 *   no block but a format -> one EXPR of CALL printf(...)
 *   x->y on pointers      -> MEMBER with through_pointer; x.y on pointers the same
 *   char arrays           -> type STR; reading them is the load
 *   implicit conversions  -> CAST nodes (int widths, bool of conditions is `!= 0` by gen)
 *   name of a map in an expression: MAP; its value of an absent key is 0 or ""
 *   constant folding      -> INT nodes
 * ASSIGN op= on maps and scratch keeps its op; INCDEC stays (atomic on maps).
 * Values of integers: type says width and sign; gen computes in 64 bits and normalises at
 * casts, loads and stores.
 */

/* Clauses that keep the map of --follow, to be added to a program; its keys are process ids. */
#define NP_FOLLOW_MAP "@__follow"
extern const char np_follow_program[];

/* Options of the language, from the command line. */
struct np_check_options {
	struct np_world *world;
	const char *const *positional; /* $1 ... */
	uint32_t n_positional;
	bool dialect_bpftrace;          /* short names as bpftrace has them */
	bool regex;                     /* -r: patterns are regular expressions */
	bool unsafe;                    /* --unsafe */
	int pid;                        /* -p; 0: none */
	bool portable;                  /* for an image: functions by the names of all kernels */
	bool reads;                     /* what it reads is wanted */
	const char *const *environment; /* "NAME=value" texts that NULL ends; or NULL */
	uint32_t max_probes;            /* of the whole program; 0: what the configuration says */
	uint32_t max_strlen;            /* str() without a length; 0: what the configuration says */
};

/* Checks a parsed program. Never NULL; look at diags->errors. */
struct np_checked *np_check(struct np_arena *a, struct np_sources *sources,
			    const struct np_node *program, const struct np_check_options *opt,
			    struct np_diags *diags);
/* Frees what is not in the arena. */
void np_checked_close(struct np_checked *c);
/* -d types: each body with its probes, arguments, variables, and the typed tree. */
void np_dump_types(const struct np_checked *c, struct np_text *out);
/* A kernel type with its members' places, for `nprobe type`: "sock", "enum x". 0, or 1 and an
 * error. */
int np_show_type(struct np_world *w, const char *text, struct np_text *out, struct np_diags *diags);
/*
 * Attach points that match a pattern, for -l, one a line; verbose adds arguments. With an
 * arg_type, "struct sk_buff *", only those that have such an argument; NULL: all.
 */
int np_list_probes(struct np_world *w, const char *pattern, const char *arg_type, bool verbose,
		   bool regex, struct np_text *out, struct np_diags *diags);
/* The same for the probes of a program, in its order. */
int np_list_program(const struct np_node *program, const struct np_check_options *opt, bool verbose,
		    struct np_text *out, struct np_diags *diags);

#endif
