/*
 * The preprocessor, between the lexer and the parser.  Directives are lines of text
 * (directive.c); a macro's body is read as tokens when it is first used, and its tokens take the
 * name's place in what the parser gets (pre.c), all of them located where the name stands.
 *
 * A body that is an expression is one value wherever its name stands, as in bpftrace: after
 * `#define X 1 + 2`, X * 3 is 9.  Any other body is tokens, as in C.
 */
#ifndef NP_PARSER_PRE_H
#define NP_PARSER_PRE_H

#include "base/strmap.h"
#include "lex.h"

/* Macros that a token came out of: it does not name them again, so that expansion ends. */
struct lex_hidden {
	const struct lex_macro *macro;
	const struct lex_hidden *next;
	unsigned depth; /* how many there are */
};

struct lex_token {
	int kind;
	union np_token value;
	struct np_loc loc;
	const struct lex_hidden *hidden;
	struct lex_token *next;
};

struct lex_macro {
	const char *name;
	struct np_loc loc; /* of the name in its #define; nowhere: one that is always there */
	bool is_function, is_variadic;
	bool is_read;  /* the body's tokens are there */
	bool is_value; /* the body is an expression of several tokens */
	bool is_path;  /* the body is a.b, a->b ... */
	const char **params;
	uint32_t n_params;
	uint32_t beg, len; /* the body within its source */
	const struct np_source *source;
	struct lex_token *body;
};

/* What a script and the files that it includes share. */
struct np_pre {
	struct np_strmap macros;     /* struct lex_macro; NULL: #undef */
	struct np_strmap typedefs;   /* names that are types from here on */
	struct np_node *definitions; /* NP_N_CONST and NP_N_DEFINITION, as they came */
	uint32_t made;               /* tokens out of macros */
	unsigned calls;              /* of macros within arguments of others */
	unsigned includes;           /* files within each other */
	bool headers_noted;
};
struct np_pre *lex_pre_new(struct np_arena *a);

/* pre.c */
/* The next token for the parser: macros are replaced. 0 at the end. */
int lex_next(struct np_lex *x, union np_token *value, struct np_loc *loc);
/* Gives a token back: it comes next. */
void lex_unget(struct np_lex *x, int kind, const union np_token *value, struct np_loc loc);
/* The text of a token that names something; "" for all others. */
const char *lex_word(int kind, const union np_token *value);
/* NULL: there is no such macro. */
struct lex_macro *lex_find_macro(const struct np_lex *x, const char *name);
/* The tokens of a part of the source, by offset in it; macros in them stay. */
struct lex_token *lex_tokens(struct np_lex *x, const struct np_source *src, uint32_t beg,
			     uint32_t len);
struct lex_token *lex_token_new(struct np_lex *x, int kind, struct np_loc loc);
/*
 * These tokens as an expression, macros in them replaced; NULL: they are none, which is reported.
 * QUIET: nothing is reported. PLAIN: macros stay names.
 */
enum { LEX_QUIET = 1, LEX_PLAIN = 2 };
struct np_node *lex_expression(struct np_lex *x, struct lex_token *tokens, unsigned flags);

/* directive.c */
/* The line behind a '#'; the scanner goes on at its end. */
void lex_directive(struct np_lex *x, struct np_loc loc);
/* Reports conditions that are still open. */
void lex_end_conditions(struct np_lex *x);

/* condition.c: the expression of an #if, part of the source; one that is wrong counts as false. */
bool lex_is_true(struct np_lex *x, uint32_t beg, uint32_t len);
/* Whether `#ifdef NAME` is true. */
bool lex_is_defined(const struct np_lex *x, const char *name);

/* definition.c: a definition of C, from behind the word that begins it; and a whole file of them.
 */
void lex_definition(struct np_lex *x, const char *word, struct np_loc loc);
void lex_definitions(struct np_lex *x);

/* include.c: reads a file of definitions that is beside the one that names it. False: there is
 * none. */
bool lex_include(struct np_lex *x, const char *path, struct np_loc loc);

#endif
