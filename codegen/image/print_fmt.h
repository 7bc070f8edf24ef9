/* The tree of a tracepoint's print format: what print_fmt.c reads and print_words.c says again. */
#ifndef NP_IMAGE_PRINT_FMT_H
#define NP_IMAGE_PRINT_FMT_H

#include "image/words.h"

enum np_pf_kind {
	NP_PF_UNKNOWN, /* text: the argument as it is written */
	NP_PF_NUMBER,  /* value */
	NP_PF_TEXT,    /* text: a string */
	NP_PF_FIELD,   /* text: REC->text */
	NP_PF_DYNAMIC, /* text: what a __get_...() says of the field */
	NP_PF_UNARY,   /* op, a */
	NP_PF_BINARY,  /* op, a, b */
	NP_PF_CHOICE,  /* a ? b : c */
	NP_PF_NAME,    /* __print_symbolic: a, names */
	NP_PF_FLAGS,   /* __print_flags: a, text, names */
	NP_PF_HEX,     /* __print_hex: the bytes of a, b of them, text between them */
	NP_PF_BITS,    /* the set bits of a, a mask of the kernel's */
	NP_PF_ARRAY,   /* __print_array: the numbers of a, of value bytes each */
};
struct np_pf_expr {
	enum np_pf_kind kind;
	enum np_step_op op; /* CAST, SWAP: with value */
	uint64_t value;
	const char *text;
	struct np_pf_expr *a, *b, *c;
	NP_VEC(struct np_plan_name) names;
};

struct np_pf_piece {
	const char *before; /* the text between the conversion before and this one */
	char letter;        /* d i u x X o c s p; 0: another */
	bool zero;          /* %04x */
	uint32_t width;
	uint32_t bytes;   /* of the integer that is taken */
	const char *more; /* the letters behind %p */
	struct np_pf_expr *arg;
};
struct np_print_fmt {
	NP_VEC(struct np_pf_piece) pieces;
};

/* The value of an expression without fields. */
bool np_pf_constant(const struct np_pf_expr *e, int64_t *v);

#endif
