/*
 * Types of values.  Interned: equal types are the same pointer.  Kinds are the plan's value
 * kinds (image/plan.h), which also fix the layout in memory.  Kernel structs stay in BTF: a
 * type of kind STRUCT or ENUM refers to a BTF id and copies nothing.
 */
#ifndef NP_CHECK_TYPE_H
#define NP_CHECK_TYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "btf/btf.h"
#include "image/plan.h"

struct np_type_member {
	const char *name; /* tuples: "" */
	const struct np_type *type;
	uint32_t offset;
};

struct np_type {
	uint32_t kind; /* enum np_vkind; NP_V_NONE is void */
	uint32_t size; /* bytes in memory */
	bool is_signed;
	bool is_char;   /* INT of one byte that is text */
	bool is_user;   /* PTR: an address of the user's space */
	bool is_kernel; /* PTR: the kernel's, also where pointers are the user's (user probes) */
	bool is_union;  /* STRUCT */
	const struct np_type
		*elem;      /* PTR: pointee (NONE: void *); ARRAY: element; aggregations: input */
	uint32_t count;     /* ARRAY; HIST and LHIST: buckets */
	const char *name;   /* STRUCT, ENUM: tag, "" if anonymous; "~NAME": a typedef's, without;
			       TUPLE: "packet", "flow" or NULL */
	const char *anchor; /* ENUM without a tag: one of its enumerators */
	struct np_btf *btf; /* STRUCT, ENUM of a kernel; NULL otherwise */
	uint32_t btf_id;
	const struct np_type_member *members; /* TUPLE */
	uint32_t n_members;
	int64_t a, b, c;                   /* HIST: bits; LHIST: min, max, step */
	const char *format;                /* TIME */
	const struct np_plan_words *words; /* how it reads beyond its kind: NULL: it does not */
};

struct np_types; /* the intern table of a compilation */

struct np_types *np_types_new(struct np_arena *a);
const struct np_type *np_type_intern(struct np_types *t, const struct np_type *like);
const struct np_type *np_type_void(struct np_types *t);
const struct np_type *np_type_int(struct np_types *t, uint32_t size, bool is_signed);
const struct np_type *np_type_bool(struct np_types *t);
/* STR of `size` bytes, the NUL included; in memory they are padded to a multiple of 8. */
const struct np_type *np_type_str(struct np_types *t, uint32_t size);
const struct np_type *np_type_ptr(struct np_types *t, const struct np_type *to, bool is_user);
/* A pointer that was read through `from`: it points into the same space. Others stay. */
const struct np_type *np_type_through(struct np_types *t, const struct np_type *from,
				      const struct np_type *read);
const struct np_type *np_type_array(struct np_types *t, const struct np_type *elem, uint32_t count);
/* TUPLE laid out as map keys are: every element at the next multiple of 8. */
const struct np_type *np_type_tuple(struct np_types *t, const struct np_type *const *elems,
				    uint32_t n);
/* The same with names: a record. names NULL: a tuple. */
const struct np_type *np_type_record(struct np_types *t, const struct np_type *const *elems,
				     const char *const *names, uint32_t n);
static inline bool np_type_is_record(const struct np_type *t)
{
	return t->kind == NP_V_TUPLE && t->n_members && *t->members[0].name;
}
/* A kind without parameters at its fixed size: INET, MAC, KSTACK, KSYM, LOC, PROBE ... */
const struct np_type *np_type_simple(struct np_types *t, uint32_t kind);
/* FACT: a number that may be unknown. */
const struct np_type *np_type_fact(struct np_types *t);
/*
 * A number, a pointer or an array that reads in words: a tracepoint's field, a return value that is
 * an error. NULL words: none. What is computed of it has none; bpftrace's forms print none, but
 * bpftrace has no FACTs: theirs they keep.
 */
const struct np_type *np_type_with_words(struct np_types *t, const struct np_type *type,
					 const struct np_plan_words *words);
static inline const struct np_type *np_type_plain(struct np_types *t, const struct np_type *type)
{
	return type->words && type->kind != NP_V_FACT ? np_type_with_words(t, type, NULL) : type;
}
/* The type with that BTF id; typedefs and qualifiers are looked through. */
const struct np_type *np_type_from_btf(struct np_types *t, struct np_btf *btf, uint32_t id);
/* "struct sock *", "uint32", "string[16]" for messages and -d types. */
void np_type_show(const struct np_type *type, struct np_text *out);

/* How tseries() keeps the values of an interval, as it is written: ", \"max\"", "". */
const char *np_tseries_way(int64_t way);

static inline bool np_type_is_integer(const struct np_type *t)
{
	return t->kind == NP_V_INT || t->kind == NP_V_BOOL || t->kind == NP_V_ENUM ||
	       t->kind == NP_V_FACT;
}
/* Fits a register: integers, pointers, symbols, times, stack keys. */
bool np_type_is_scalar(const struct np_type *t);

#endif
