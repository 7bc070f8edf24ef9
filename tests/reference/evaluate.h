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
	struct value *elems; /* of tuples and arrays: n_elems() of them */
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
/* A map's content between one clear() or zero() and the next. */
struct content {
	const struct np_map *map;
	NP_VEC(struct entry) entries; /* a scalar has one, or none */
};

/*
 * What is to be printed when the clauses have run: text; or a map, as it is then, unless clear() or
 * zero() came between.
 */
struct event {
	enum { TEXT, SHOW_MAP, SHOW_ALL, ZEROED } kind;
	const char *text;
	size_t length;
	struct content *content, *before; /* ZEROED: from `before` the keys go on */
	uint32_t top, div;
};

/* How a statement ended. */
enum flow { GO_ON, BREAK, CONTINUE, LEAVE };

struct eval {
	struct np_arena *arena;
	const struct np_checked *checked;
	const struct ref_options *opt;
	struct ref_result *result;
	struct np_text *out;   /* what the clause says, until it becomes an event */
	struct content **maps; /* as checked->maps: what they hold now */
	NP_VEC(struct event) events;
	struct value *vars;    /* of the body or function, as its vars */
	struct value returned; /* by the function */
	uint64_t steps;
	bool exiting; /* exit() was called */
	bool wrote_table;
};

/* The first problem is kept; what is computed afterwards does not matter. */
void problem(struct eval *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* value.c */
struct value number(const struct np_type *t, uint64_t n);
struct value text(const struct np_type *t, const char *s);
/* 0, "", or a tuple or array of these. */
struct value nothing(struct eval *e, const struct np_type *t);
/* Cuts and extends a number to a width and sign. */
uint64_t extend(uint64_t n, uint32_t bytes, bool is_signed);
/* A value as another type has it: integers are cut to its width, bool is whether not 0. */
struct value convert(struct eval *e, struct value v, const struct np_type *to);
bool equal(const struct value *a, const struct value *b);
/* The order of keys: <0, 0, >0. */
int compare(const struct value *a, const struct value *b);

/* Elements of a tuple or array. */
uint32_t n_elems(const struct np_type *t);
const struct np_type *elem_type(const struct np_type *t, uint32_t i);

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
/* What the clause said so far becomes an event, and then this one. */
void add_event(struct eval *e, struct event event);

/* map.c */
struct content *map_of(struct eval *e, const struct np_node *n);
struct value *keys_of(struct eval *e, const struct np_node *map);
struct entry *find(const struct content *m, const struct value *keys);
/* Adds the key with an empty value; NULL: the map is full. */
struct entry *find_or_add(struct eval *e, struct content *m, struct value *keys);
bool forget(struct content *m, const struct value *keys);
struct content *new_content(struct eval *e, const struct np_map *map);

/* aggregate.c */
bool is_aggregation(const struct np_type *t);
/* The one number that COUNT, SUM, AVG, MIN, MAX and the average of STATS come to. */
uint64_t aggregated(const struct np_type *t, const struct samples *s);
uint64_t sample_total(const struct samples *s);
void show_aggregation(struct eval *e, const struct np_type *t, const struct samples *s,
		      uint32_t div);
/* hist.c: HIST and LHIST, each of its lines, and the blank one behind. */
void show_histogram(struct eval *e, const struct np_type *t, const struct samples *s, uint32_t div);

/* print.c */
void show(struct np_text *out, const struct value *v);
void show_keys(struct np_text *out, const struct value *keys, uint32_t n);
void show_number(struct np_text *out, const struct np_type *t, uint64_t n, uint32_t div);
void show_map(struct eval *e, const struct content *m, uint32_t top, uint32_t div, bool unset);
void show_all_maps(struct eval *e);
/* In the order of their values, then of their keys. */
struct entry *sorted_entries(struct eval *e, const struct content *m);
bool is_histogram(const struct np_type *t);
/* table.c: the map of a statement */
void show_table(struct eval *e, const struct content *m, uint32_t top, uint32_t div);
/* format.c */
void show_formatted(struct eval *e, const char *format, const struct value *args, uint32_t n);

#endif
