/*
 * Inside the evaluator.  A value is what it means, not how it lies in memory: a number of 64 bits,
 * a text, or a list of values.
 */
#ifndef REFERENCE_EVALUATE_H
#define REFERENCE_EVALUATE_H

#include "reference.h"

struct value {
	const struct np_type *type;
	uint64_t n;          /* of scalars: extended from their width by their sign */
	const char *s;       /* of strings */
	struct value *elems; /* of tuples: type->n_members of them */
};

/* What an aggregation has been given since it was last empty. */
struct samples {
	NP_VEC(uint64_t) list;
	bool zeroed; /* by zero(): it shows, though it has counted nothing */
};

struct entry {
	struct value *keys; /* map->n_keys of them */
	struct value value;
	struct samples samples;
};
struct map {
	const struct np_map *map;
	NP_VEC(struct entry) entries; /* a scalar has one, or none */
};

/* How a statement ended. */
enum flow { GO_ON, BREAK, CONTINUE, LEAVE };

struct eval {
	struct np_arena *arena;
	const struct np_checked *checked;
	const struct ref_options *opt;
	struct ref_result *result;
	struct np_text *out;
	struct map *maps;   /* as checked->maps */
	struct value *vars; /* of the body, as body->vars */
	uint64_t steps;
	bool exiting; /* exit() was called */
};

/* The first problem is kept; what is computed afterwards does not matter. */
void problem(struct eval *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* value.c */
struct value number(const struct np_type *t, uint64_t n);
struct value text(const struct np_type *t, const char *s);
/* 0, "", or a tuple of these. */
struct value nothing(struct eval *e, const struct np_type *t);
/* Cuts and extends a number to a width and sign. */
uint64_t extend(uint64_t n, uint32_t bytes, bool is_signed);
/* A value as another type has it: integers are cut to its width, bool is whether not 0. */
struct value convert(struct eval *e, struct value v, const struct np_type *to);
bool equal(const struct value *a, const struct value *b);
/* The order of keys: <0, 0, >0. */
int compare(const struct value *a, const struct value *b);

/* expr.c */
struct value evaluate(struct eval *e, const struct np_node *n);
bool truth(struct eval *e, const struct np_node *n);
uint64_t operate(struct eval *e, enum np_op op, bool is_signed, uint64_t a, uint64_t b);

/* call.c: builtin functions and actions */
struct value call(struct eval *e, const struct np_node *n);

/* types.c: what type the language gives an operator's result */
void check_type(struct eval *e, const struct np_node *n);

/* stmt.c */
enum flow execute(struct eval *e, const struct np_node *n);

/* map.c */
struct map *map_of(struct eval *e, const struct np_node *n);
struct value *keys_of(struct eval *e, const struct np_node *map);
struct entry *find(const struct map *m, const struct value *keys);
/* Adds the key with an empty value; NULL: the map is full. */
struct entry *find_or_add(struct eval *e, struct map *m, struct value *keys);
bool forget(struct map *m, const struct value *keys);

/* aggregate.c */
bool is_aggregation(const struct np_type *t);
/* The one number that COUNT, SUM, AVG, MIN, MAX and the average of STATS come to. */
uint64_t aggregated(const struct np_type *t, const struct samples *s);
void show_aggregation(struct eval *e, const struct np_type *t, const struct samples *s,
		      uint32_t div);
/* hist.c: HIST and LHIST, each of its lines, and the blank one behind. */
void show_histogram(struct eval *e, const struct np_type *t, const struct samples *s, uint32_t div);

/* print.c */
void show(struct np_text *out, const struct value *v);
void show_keys(struct np_text *out, const struct value *keys, uint32_t n);
void show_number(struct np_text *out, const struct np_type *t, uint64_t n, uint32_t div);
void show_map(struct eval *e, const struct map *m, uint32_t top, uint32_t div, bool unset);
void show_all_maps(struct eval *e);
/* format.c */
void show_formatted(struct eval *e, const char *format, const struct value *args, uint32_t n);

#endif
