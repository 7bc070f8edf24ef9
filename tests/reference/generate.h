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

enum shape_kind { INT, BOOL, STR, ARRAY, TUPLE };
#define MOST_ELEMS 4
struct shape {
	enum shape_kind kind;
	unsigned n;          /* elements */
	struct shape *elems; /* TUPLE */
	bool named;          /* TUPLE: a record, its fields f0, f1 ... */
	unsigned size;       /* ARRAY: bytes of an element, n * size is at most 8 */
};

struct gen_var {
	unsigned number;
	const struct shape *shape;
	bool fixed;    /* a loop's: only the loop changes it */
	bool declared; /* `let $v: int16`: constants must fit */
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
	bool small;                /* it has room for few keys, and is never emptied */
};

struct gen_function {
	const struct shape *params[3];
	unsigned n_params;
	const struct shape *result; /* an integer, a bool, a string */
};
#define MOST_FUNCTIONS 3

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
	bool in_function;
	bool pure; /* nothing is changed, no map is looked at: in whatever order it comes */
	struct gen_function functions[MOST_FUNCTIONS];
	unsigned n_functions;
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
bool gen_same(const struct shape *a, const struct shape *b);
/* generate_expr.c: an expression of that shape; depth: levels of operators that it may have */
void gen_expr(struct gen *g, const struct shape *s, unsigned depth);
void gen_int(struct gen *g, unsigned depth);
void gen_bool(struct gen *g, unsigned depth);
void gen_string_expr(struct gen *g, unsigned depth);
/* A variable, a part of one, a map's value of that shape; false: there is none. */
bool gen_variable(struct gen *g, const struct shape *s);
bool gen_part(struct gen *g, const struct shape *s);
bool gen_map(struct gen *g, const struct shape *s, unsigned depth);
/* c ? a : b, blocks and ifs as values, functions of the script */
bool gen_any(struct gen *g, const struct shape *s, unsigned depth);
/* [key, key]; nothing for a scalar */
void gen_keys(struct gen *g, const struct gen_map *m, unsigned depth);
/* generate_stmt.c */
void gen_statement(struct gen *g);
void gen_statements(struct gen *g, unsigned most);
void gen_line(struct gen *g);
void gen_end(struct gen *g);
const struct gen_map *gen_any_map(struct gen *g);
void gen_aggregate(struct gen *g, const struct gen_map *m);
void gen_add_variable(struct gen *g, const struct shape *s, bool fixed);
unsigned gen_depth(struct gen *g);
/* generate_print.c */
void gen_print_format(struct gen *g);
void gen_print_value(struct gen *g);
void gen_print_map(struct gen *g);

#endif
