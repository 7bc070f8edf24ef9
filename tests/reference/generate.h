/*
 * Random programs: well-typed, of begin and end clauses only, the same one for the same seed.
 * Weights favour what goes wrong: values at the ends of the integers' ranges, mixed widths and
 * signs, keys that come again, strings around the sizes where their place changes.
 */
#ifndef REFERENCE_GENERATE_H
#define REFERENCE_GENERATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct gen_options {
	bool read_aggregations; /* @c of a count() in an expression: not on every kernel */
};

void generate(uint64_t seed, const struct gen_options *opt, struct np_text *out);

/* Inside the generator. */

enum shape_kind { INT, BOOL, STR, TUPLE };
#define MOST_ELEMS 4
struct shape {
	enum shape_kind kind;
	unsigned n; /* TUPLE: elements, of plain kinds or one tuple more */
	struct shape *elems;
};

struct gen_var {
	unsigned number;
	const struct shape *shape;
	bool fixed; /* a loop's counter: only the loop changes it */
};
#define MOST_VARS 64
#define MOST_MAPS 12
#define MOST_KEYS 4

struct gen_map {
	unsigned number;
	unsigned n_keys;
	const struct shape *keys[MOST_KEYS];
	const struct shape *value; /* NULL: an aggregation */
	const char *aggregation;   /* "count", "lhist" ... */
	char args[64];             /* ", -5, 100, 7": behind its value */
	bool one_number;           /* it can be read as an integer */
};

struct gen {
	uint64_t state;
	const struct gen_options *opt;
	struct np_text *out;
	struct np_arena *arena;
	struct gen_var vars[MOST_VARS]; /* those in scope */
	unsigned n_vars, next_var;
	struct gen_map maps[MOST_MAPS];
	unsigned n_maps;
	unsigned indent, loops, within_keys;
	int budget;     /* statements that may still be made */
	unsigned depth; /* of expressions, at most */
	bool in_end;
};

/* random.c */
uint64_t gen_bits(struct gen *g);
unsigned gen_below(struct gen *g, unsigned n);
bool gen_chance(struct gen *g, unsigned percent);
/* The index of one of n weights. */
unsigned gen_weighted(struct gen *g, const unsigned *weights, unsigned n);
/* generate_value.c: constants and shapes */
void gen_integer(struct gen *g);
void gen_string(struct gen *g);
const struct shape *gen_shape(struct gen *g, unsigned depth);
/* generate_expr.c: an expression of that shape; depth: levels of operators that it may have */
void gen_expr(struct gen *g, const struct shape *s, unsigned depth);
void gen_int(struct gen *g, unsigned depth);
void gen_bool(struct gen *g, unsigned depth);
/* [key, key]; nothing for a scalar */
void gen_keys(struct gen *g, const struct gen_map *m, unsigned depth);

#endif
