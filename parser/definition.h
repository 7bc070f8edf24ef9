/*
 * C's types as a script defines them.  What they come to (sizes, places of members) the checker
 * works out: lengths and alignments are expressions still.
 */
#ifndef NP_PARSER_DEFINITION_H
#define NP_PARSER_DEFINITION_H

#include "base/text.h"
#include "node.h"

enum np_c_kind { NP_C_WORDS, NP_C_TAGGED, NP_C_POINTER, NP_C_ARRAY, NP_C_FUNCTION };

struct np_c_member {
	const char *name; /* "": none; a struct or union without one, or bits that are not used */
	struct np_loc loc;
	const struct np_c_type *type;
	const struct np_node *bits;  /* bitfields; NULL: none */
	const struct np_node *align; /* aligned(n); NULL: none */
	bool is_packed;
	struct np_c_member *next;
};

struct np_c_enumerator {
	const char *name;
	struct np_loc loc;
	const struct np_node *value; /* NULL: one more than the one before */
	struct np_c_enumerator *next;
};

struct np_c_type {
	enum np_c_kind kind;
	struct np_loc loc;
	const char *tag;                     /* TAGGED: "struct", "union" or "enum" */
	const char *name;                    /* WORDS: "unsigned long", "u32"; TAGGED: "": none */
	const struct np_c_type *of;          /* POINTER, ARRAY, FUNCTION: what it returns */
	const struct np_node *count;         /* ARRAY; NULL: [] */
	bool has_body;                       /* TAGGED: its members are here */
	bool is_packed;                      /* TAGGED */
	const struct np_node *align;         /* TAGGED: aligned(n) */
	struct np_c_member *members;         /* struct, union */
	struct np_c_enumerator *enumerators; /* enum */
};

/* For -d tree. */
void np_c_dump(const struct np_c_type *t, unsigned depth, struct np_text *out);

#endif
