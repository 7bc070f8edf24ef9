/*
 * The parser's face: text to tree.  parser/ knows nothing of kernels, types or LLVM.
 */
#ifndef NP_PARSER_PARSER_H
#define NP_PARSER_PARSER_H

#include "base/diag.h"
#include "base/source.h"
#include "base/text.h"
#include "header.h"
#include "node.h"

/*
 * Parses one source. Always returns an NP_N_PROGRAM node holding what could be read; errors
 * are in diags (the parser recovers at the next clause, so that one run shows them all).
 */
struct np_node *np_parse(struct np_arena *a, const struct np_source *src, struct np_diags *diags);

/*
 * What a #define (NP_N_CONST) stands for, as an expression; NULL: it is none, or has parameters.
 * Within its own file its name is gone; this is for who imports that.
 */
struct np_node *np_define_value(const struct np_node *define);
/* The text as one expression, whose places mean nothing; NULL: it is none. */
struct np_node *np_parse_expression(struct np_arena *a, const char *text);

struct np_number {
	uint64_t value;
	bool is_unsigned; /* had a u suffix, or does not fit int64 */
	bool is_duration; /* had a time suffix: value is in ns */
};
enum np_number_result { NP_NUMBER_OK, NP_NUMBER_MALFORMED, NP_NUMBER_TOO_LARGE };
/* A number without sign, as programs write it. */
enum np_number_result np_read_number(struct np_arena *a, const char *text, struct np_number *out);

/* -d tokens: one token a line as `line:column KIND text`. */
void np_dump_tokens(struct np_arena *a, const struct np_source *src, struct np_diags *diags,
		    struct np_text *out);
/* -d tree: the tree as indented s-expressions, one node a line. */
void np_dump_tree(const struct np_node *n, struct np_text *out);
/* An expression as a user would write it: for headings of tables ("loc", "skb->len"). */
void np_print_expr(const struct np_node *n, struct np_text *out);

#endif
