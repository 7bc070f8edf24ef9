/*
 * Words: how a number reads, "TCP_LISTEN" or "IFF_UP|IFF_BROADCAST", or the bytes of an address.
 * They are a little program of steps (struct np_plan_step) on one value, so that whatever a
 * tracepoint's own print format says of a field can be said again: tables, masks, conditions.
 * The compiler puts them into the plan, runtime/out walks them.
 */
#ifndef NP_IMAGE_WORDS_H
#define NP_IMAGE_WORDS_H

#include "image/plan.h"

/* clang-format off */
#define NP_STEPS(NP_STEP)                                                                       \
	/* on a stack of numbers */                                                             \
	NP_STEP(FIELD)    /* pushes the value */                                                \
	NP_STEP(NUMBER)   /* pushes `value` */                                                  \
	NP_STEP(NEG) NP_STEP(INVERT) NP_STEP(NOT)                                               \
	NP_STEP(CAST)     /* to `value` bytes; 256 more: signed */                              \
	NP_STEP(SWAP)     /* the bytes of `value` bytes reversed */                             \
	NP_STEP(MUL) NP_STEP(DIV) NP_STEP(MOD) NP_STEP(ADD) NP_STEP(SUB)                        \
	NP_STEP(SHL) NP_STEP(SHR) NP_STEP(AND) NP_STEP(OR) NP_STEP(XOR)                         \
	NP_STEP(LT) NP_STEP(LE) NP_STEP(GT) NP_STEP(GE) NP_STEP(EQ) NP_STEP(NE)                 \
	NP_STEP(BOTH) NP_STEP(EITHER)                                                           \
	/* forward by `value` steps */                                                          \
	NP_STEP(SKIP)                                                                           \
	NP_STEP(SKIP_IF_0) /* takes a number from the stack */                                  \
	/* text: of the number on the stack, which they take */                                 \
	NP_STEP(TEXT)     /* `text`; takes none */                                              \
	NP_STEP(SIGNED) NP_STEP(UNSIGNED) /* of `value` digits at least */                      \
	NP_STEP(HEX)      /* 0x..., of `value` digits at least */                               \
	NP_STEP(OCTAL) NP_STEP(CHAR)                                                            \
	NP_STEP(SYMBOL)   /* name of the kernel's symbol; LOC: with +0xoffset [module] */       \
	NP_STEP(LOC)                                                                            \
	NP_STEP(ERRNO)    /* -113 EHOSTUNREACH, `value` 1: 113 too; others are numbers, or addresses */                         \
	NP_STEP(GFP)      /* flags of an allocation */                                          \
	NP_STEP(NAME)     /* by `names`; else as hexadecimal, `value` 1: decimal */                                 \
	NP_STEP(FLAGS)    /* by `names`, `text` between them; what is left as hexadecimal */    \
	/* text of the value's bytes */                                                         \
	NP_STEP(IP4) NP_STEP(IP6) NP_STEP(MAC) NP_STEP(UUID)                                    \
	NP_STEP(SOCKADDR) /* `value` 1: with its port */                                        \
	NP_STEP(BYTES)    /* as hexadecimal digits, `text` between them; `value`: numbers of so many bytes */ \
	NP_STEP(BITS)     /* the numbers of those that are set: 0-3,7 */
/* clang-format on */

enum np_step_op {
#define NP_STEP(id) NP_S_##id,
	NP_STEPS(NP_STEP)
#undef NP_STEP
		NP_S_END
};
#define NP_CAST_SIGNED 256u
#define NP_STEPS_DEEPEST 16 /* numbers on the stack */
#define NP_ERRNO_MOST 4095

/* Whether the steps of words come to an end and leave their stack sound. */
bool np_words_ok(const struct np_plan_words *w);
bool np_words_same(const struct np_plan_words *a, const struct np_plan_words *b);

/* What a step makes of the numbers that it takes; `value` is the step's. */
uint64_t np_step_unary(uint32_t op, uint64_t a, uint64_t value);
uint64_t np_step_binary(uint32_t op, uint64_t a, uint64_t b);

/* A step put behind those that are there. */
struct np_plan_step *np_words_add(struct np_arena *a, struct np_plan_words *w, enum np_step_op op,
				  uint64_t value);

/* The value of a constant that a print format names; false: it is not known. */
typedef bool (*np_constant_fn)(void *arg, const char *name, int64_t *value);

/*
 * The `print fmt` of a tracepoint: "state=%s", __print_symbolic(REC->state, ...). Text of the
 * kernel's, or of a recording's: nothing is taken on trust. Never NULL; what cannot be read is
 * left out.
 */
struct np_print_fmt;
struct np_print_fmt *np_print_fmt_parse(struct np_arena *a, const char *text,
					np_constant_fn constant, void *arg);
/*
 * How it prints the field, if that is more than a plain number: 1; 0: it is none; -1: it would be,
 * and cannot be said in steps. *out's origin is not set.
 */
int np_print_fmt_words(struct np_arena *a, const struct np_print_fmt *f, const char *field,
		       struct np_plan_words *out);

#endif
