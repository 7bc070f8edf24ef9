/*
 * What lexer.l and grammar.y share: the state of one parse, and helpers that are C rather
 * than patterns (lex.c).
 */
#ifndef NP_PARSER_LEX_H
#define NP_PARSER_LEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "node.h"

/* How deep parentheses, blocks and expressions may nest: what walks the tree recurses. */
#define NP_MAX_NESTING 200

union np_token {
	const char *text;
	uint64_t number;
	struct np_node *node;
	struct np_type_name type;
	enum np_op op;
	unsigned count;
};

/* Tokens that come before what the scanner reads next. */
struct lex_token;
struct lex_stream {
	struct lex_token *queue;
	bool ends;  /* behind them nothing follows */
	int before; /* the token that was taken last */
};

/* Tokens as the text has them, and directives with what they leave out: for who wants the text. */
#define LEX_SEEN_DIRECTIVE (-1)
struct lex_seen {
	NP_VEC(struct lex_seen_token {
		int kind;
		struct np_loc loc; /* nowhere: an end of the text that stands for a token */
	})
	list;
};

/* #if to #endif. */
struct lex_condition {
	struct np_loc loc; /* of its #if */
	bool taken, last;  /* a group was read; #else was seen */
};

struct np_lex {
	struct np_arena *arena;
	const struct np_source *source;
	struct np_diags *diags;
	uint32_t pos; /* byte behind the current token */
	/* open brackets: '(' '[' '{' '<', '/' predicate, 'P' predicate in parentheses,
	   'F' arguments of a clause's format, 'C' a definition of C */
	struct {
		char kind;
		struct np_loc loc;
	} open[NP_MAX_NESTING];
	unsigned depth;
	bool too_deep, open_string; /* said: what follows from it is not */
	struct np_loc angle_end;    /* the last '>' that ended a block */
	struct np_loc comment;      /* beginning of the comment being read */
	int comment_mode;
	/* the preprocessor: pre.h */
	struct np_pre *pre;
	void *scanner;
	struct lex_seen *seen; /* NULL: nobody wants it */
	struct lex_stream stream;
	struct lex_condition conditions[NP_MAX_NESTING];
	unsigned n_conditions;
	bool in_body;       /* the text is part of a line: a macro's body, a condition */
	bool is_header;     /* a file of definitions */
	bool is_expression; /* one expression, out of tokens that are there */
	bool plain;         /* macros stay names */
	/* after a syntax error: recover.c */
	bool recovering, passed_block;
	unsigned level;       /* brackets that are open around what is passed over */
	int given;            /* the token that the parser got last */
	uint32_t meant_angle; /* where to go on: the end of a block that ended too early, 0: here */
	int held;             /* one that comes next, 0: none */
	union np_token held_value;
	struct np_loc held_loc;
	struct np_node *program;    /* the parser's result */
	struct np_node *expression; /* ... or, of one expression, that */
	unsigned groups;            /* of probe alternatives */
};

/* np_parse; SEEN, unless NULL, gets the tokens. */
struct np_node *lex_parse(struct np_arena *a, const struct np_source *src, struct np_diags *diags,
			  struct lex_seen *seen);
/*
 * A statement or clause is wrong at the token that was given last, or since: what is left of it
 * will be passed over.
 */
void lex_recover(struct np_lex *x, struct np_loc at);
/*
 * The '>' that was meant to end a block which, by the unexpected token at loc, another one ended
 * too early: without its '<', outside brackets, before the next probe. Its place, 0: there is
 * none, and the block did end there.
 */
uint32_t lex_meant_angle(const struct np_lex *x, struct np_loc loc);
/* What stands before that '>' is not read: it belongs to the block. */
void lex_skip_to_angle(struct np_lex *x, uint32_t meant);
/* Behind these a value begins: a block or an `if` is one there, and a statement elsewhere. */
bool lex_expects_value(int token);
void lex_advance(struct np_lex *x, struct np_loc *loc, uint32_t len);
void lex_error(struct np_lex *x, enum np_error code, struct np_loc loc, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void lex_push(struct np_lex *x, char kind, struct np_loc loc);
int lex_top(const struct np_lex *x); /* 0: nothing is open */
void lex_pop(struct np_lex *x, char kind);
/* Closes the nearest bracket of that kind, and what was left open within; what it was, or 0. */
int lex_close(struct np_lex *x, char closer);
/* The byte behind a comment that begins at p; p: none does. */
const char *lex_pass_comment(const char *p, const char *end);
/* The next byte that is neither blank nor of a comment, or end. */
const char *lex_pass_space(const char *p, const char *end);
/* Whether the '/' just read ends the predicate: a block, a format, ';' or the end follows. */
bool lex_ends_predicate(const struct np_lex *x);
int lex_number(struct np_lex *x, union np_token *value, struct np_loc loc, const char *text);
int lex_string(struct np_lex *x, union np_token *value, struct np_loc loc, const char *text,
	       size_t len, bool closed);
/* 'a': its number, as in C. */
int lex_char(struct np_lex *x, union np_token *value, struct np_loc loc, const char *text,
	     size_t len);
int lex_stray(struct np_lex *x, struct np_loc loc, const char *text);
/* A probe was read: unless it is only a name, the '>' before it did end a block. */
void lex_probe(struct np_lex *x, const char *text);
/* Whether a word is a type wherever it stands: C's, the language's, a typedef of the script. */
bool lex_is_type(const struct np_lex *x, const char *word);

#endif
