/*
 * The tree.  The parser writes it, the checker (codegen/check) fills in `type` and `ref`
 * on clones of it, code generation only reads it.  Nodes live in the compilation's arena.
 *
 * Lists are chained through `next` and held by their first node.
 */
#ifndef NP_PARSER_NODE_H
#define NP_PARSER_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"

enum np_node_kind {
#define NP_NODE(kind, name) NP_N_##kind,
#include "node.def"
#undef NP_NODE
};

/* clang-format off */
/* Operators: NP_OP(ID, "spelling"). */
#define NP_OPS(NP_OP) \
	NP_OP(NONE, "=") \
	NP_OP(ADD, "+") NP_OP(SUB, "-") NP_OP(MUL, "*") NP_OP(DIV, "/") NP_OP(MOD, "%") \
	NP_OP(SHL, "<<") NP_OP(SHR, ">>") NP_OP(AND, "&") NP_OP(OR, "|") NP_OP(XOR, "^") \
	NP_OP(LAND, "&&") NP_OP(LOR, "||") \
	NP_OP(EQ, "==") NP_OP(NE, "!=") NP_OP(LT, "<") NP_OP(GT, ">") NP_OP(LE, "<=") NP_OP(GE, ">=") \
	NP_OP(MATCH, "=~") NP_OP(UNMATCH, "!~") \
	NP_OP(NEG, "-") NP_OP(NOT, "!") NP_OP(BNOT, "~") NP_OP(DEREF, "*") NP_OP(ADDR, "&") \
	NP_OP(INC, "++") NP_OP(DEC, "--")
/* clang-format on */

enum np_op {
#define NP_OP(id, spelling) NP_OP_##id,
	NP_OPS(NP_OP)
#undef NP_OP
};

struct np_type;   /* codegen/check/type.h; opaque here */
struct np_c_code; /* codegen/check/c_code.h; opaque here */
struct np_c_type; /* definition.h */
struct lex_macro; /* pre.h */
struct np_lex;    /* lex.h */

/* A type as written in a cast, sizeof or param: `struct sock *`, `uint32`, `u8[4]`. */
#define NP_ARRAY_OPEN -2
struct np_type_name {
	const char *tag;  /* "struct", "union", "enum" or "" */
	const char *name; /* "sock", "uint32", "char", "unsigned long" (blanks normalised) */
	unsigned stars;   /* pointer depth */
	int64_t array;    /* element count, -1: not an array, or NP_ARRAY_OPEN: [] */
	struct np_loc loc;
	struct np_node *of; /* typeof(of), and the name is "typeof"; NULL */
};

struct np_node {
	enum np_node_kind kind;
	struct np_loc loc;
	struct np_node *next;
	struct np_node *tail; /* of the list that this one heads, while it is parsed */
	uint32_t depth; /* levels of nodes below: the parser refuses trees that are too deep */
	const struct np_type *type; /* the checker's */
	void *ref;                  /* the checker's: what a name, call, map, variable refers to */
	union {
		struct {
			uint64_t value;
			bool is_unsigned; /* had a u suffix, or does not fit int64 */
			bool is_duration; /* had a time suffix: value is in ns */
			bool is_decided;  /* the checker's: by exists(); what is behind 0 is not
					     there */
		} integer;
		struct {
			const char *s; /* bytes with escapes resolved, NUL-terminated */
			uint32_t len;
		} string;
		const char *name;
		struct {
			const char *name;     /* without '@'; "" for the anonymous map */
			struct np_node *keys; /* list, NULL: no key */
		} map;
		struct {
			const char *name;
			struct np_node *args; /* list */
			bool is_line; /* printf of p:name "format": show's columns stand before it
				       */
		} call;
		struct {
			struct np_node *object;
			const char *name; /* a decimal number for tuple elements */
			bool arrow;       /* written -> */
			bool is_only;     /* the checker's: other kernels' names stand beside it */
			/* the checker's: the type of one that only another kernel has, else NULL */
			const struct np_type *elsewhere;
			struct np_loc name_loc;
		} member;
		struct {
			enum np_op op;
			bool discard; /* EXPR: written `_ = e`; no word about a value without use */
			struct np_node *operand;
		} unary;
		struct {
			enum np_op op; /* NP_OP_INC or NP_OP_DEC */
			bool prefix;
			struct np_node *target;
		} incdec;
		struct {
			enum np_op op;
			struct np_node *left, *right;
			struct np_loc op_loc;
		} binary;
		struct {
			struct np_node *cond, *yes, *no;
		} ternary;
		struct {
			struct np_type_name to;  /* name NULL: sizeof of a value */
			struct np_node *operand; /* NULL: sizeof of a type */
		} cast;
		struct np_node *list;
		struct {
			struct np_node *list; /* the same as above */
			const char **names;   /* NULL: a tuple */
		} record;
		struct {
			struct np_node *list;  /* the statements before the value */
			struct np_node *value; /* NULL: that of a last `if`, or none */
		} block;
		struct {
			struct np_node *target;   /* NP_N_SCRATCH */
			struct np_node *value;    /* NULL: zero */
			struct np_type_name type; /* name NULL: that of what is assigned */
		} let;
		struct {
			struct np_node *call; /* NP_N_CALL: hist(v), count(loc) */
			struct np_node *by;   /* list of keys, NULL */
		} aggregate;
		struct {
			struct np_node *cond, *then,
				*otherwise; /* blocks; otherwise may be an IF or NULL */
		} branch;
		struct {
			const char *name;
			struct np_loc name_loc;
			struct np_node *parameters; /* list */
			struct np_type_name result; /* name NULL: it returns nothing */
			struct np_node *body;       /* block */
		} fn;
		struct {
			const char *name; /* without the sigil */
			struct np_type_name type;
		} parameter;
		struct {
			const char *name; /* of the variable, without the sigil */
			struct np_loc name_loc;
			struct np_node *from, *to; /* to NULL: from is a map */
			struct np_node *then;      /* block */
			bool counts;               /* len(): the elements are not looked at */
		} loop;
		struct {
			/*
			 * Probe alternatives: `,` starts a new probe, `|` continues the one before:
			 * see probe.group.
			 */
			struct np_node *probes;
			struct np_node *predicate; /* NULL: none */
			struct np_node *body;      /* NP_N_BLOCK; NULL: no block */
			struct np_node *format;    /* NP_N_STRING of bcc's one-line form, NULL */
			struct np_node *args;      /* list: the arguments of that format */
			bool angle;                /* the block was written < > */
			bool internal;             /* not the script's: nprobe's own */
		} clause;
		struct {
			const char
				*text;  /* the whole attach point as written, without a final '?' */
			bool optional;  /* '?' followed */
			unsigned group; /* probes of a clause joined by '|' share a group number */
			unsigned missing; /* the checker's: NP_MISSING_*, what its absence is */
		} probe;
		struct {
			const char *name;
			const char *type;         /* "cidr", "int", "one-of" ... */
			const char *type_args;    /* text in parentheses after the type, or NULL */
			const char *default_text; /* as written, unquoted; NULL: none (required) */
			const char *help;         /* NULL: none */
			struct np_loc default_loc;
		} param;
		struct {
			const char *name;
			const struct lex_macro *macro; /* the parser's: np_define_value */
			struct np_lex *lex;
		} define;
		struct {
			const char *name; /* a path, or lib/name */
			bool quoted;
			const char *c_path;           /* np_import's: a file in C; NULL: none */
			const struct np_c_code *code; /* what that was compiled to, by the caller */
		} import;
		struct {
			const char *name;
			struct np_loc name_loc;
			struct np_node *parameters; /* list of NAME, SCRATCH, MAP */
			struct np_node *body;       /* NP_N_BLOCK_VALUE */
		} macro;
		struct {
			const char *name; /* without '@' */
			const char *kind; /* "lruhash" */
			struct np_loc kind_loc;
			struct np_node *size; /* NP_N_INT */
		} map_decl;
		struct {
			const char *name; /* as written */
			const char *text; /* the value: a word or a string; NULL: number */
			uint64_t number;
		} setting;
		struct {
			const char *name; /* of a typedef; NULL: what has a tag */
			const struct np_c_type *type;
		} definition;
	};
};

/* A new node in the arena, zeroed but for kind and loc. */
struct np_node *np_node_new(struct np_arena *a, enum np_node_kind kind, struct np_loc loc);
/* Deep copy of a node and, if `list`, of those chained after it. `ref` and `type` are not copied.
 */
struct np_node *np_node_clone(struct np_arena *a, const struct np_node *n, bool list);
/*
 * Calls f for a node and for all that it holds, a holder before what is in it; what a node holds is
 * left out where f says false.
 */
void np_node_walk(const struct np_node *n, bool (*f)(void *arg, const struct np_node *n),
		  void *arg);
/* Calls f for each node that n itself holds. */
void np_node_each(const struct np_node *n, void (*f)(void *arg, const struct np_node *n),
		  void *arg);
/* The same with the places that hold them: f may put another node there. */
void np_node_each_place(struct np_node *n, void (*f)(void *arg, struct np_node **at), void *arg);
/* Appends to a list held by its first node; returns the first. */
struct np_node *np_list_append(struct np_node *list, struct np_node *n);
uint32_t np_list_length(const struct np_node *list);
#define np_list_each(it, list) for (struct np_node *it = (list); it; it = it->next)

/* A variable's name as the script has it: what tells expansions of a macro apart comes behind. */
#define NP_NAME_MARK '\''
size_t np_plain_length(const char *name);

const char *np_node_kind_name(enum np_node_kind kind);
const char *np_op_spelling(enum np_op op);

#endif
