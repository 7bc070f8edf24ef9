/*
 * A script as the formatter sees it: tokens as they stand in the text, what stands between them
 * besides blanks, and what the tree knows of them.  The order of work: script.c reads, roles.c
 * says where blanks and line ends may be, writer.c puts tokens on lines, items.c knows what a
 * clause, a block or a statement looks like, align.c lines up what stands in columns.
 */
#ifndef NP_PARSER_FORMAT_SCRIPT_H
#define NP_PARSER_FORMAT_SCRIPT_H

#include "lex.h"

/* What is no token, and stays where it is. */
enum fmt_piece_kind {
	FMT_LINE_COMMENT, /* ends with its line; also a #! line */
	FMT_COMMENT,
	FMT_DIRECTIVE, /* with what an #if leaves out, as it is */
	FMT_LABEL,     /* name= before a probe */
};

struct fmt_piece {
	enum fmt_piece_kind kind;
	const char *text;
	uint32_t len, at; /* bytes; offset in the source */
	uint32_t lines;   /* line ends before it, since the token or piece before it */
};

/* Whether a line may end before a token. */
enum fmt_break {
	FMT_NEVER,
	FMT_KEPT, /* where the script has one */
	FMT_MAY,  /* ... and where the line is too long */
};

#define FMT_NONE UINT32_MAX

struct fmt_token {
	int kind; /* 0: the end of the script */
	const char *text;
	uint32_t len, at;
	NP_VEC(struct fmt_piece) pieces; /* before it */
	uint32_t lines;                  /* line ends between those and it */
	bool gap;                        /* anything stands before it, if only a blank */
	uint32_t match;                  /* the other one of a pair of brackets; FMT_NONE */
	/* roles.c */
	bool space;         /* a blank stands before it, on the same line */
	bool is_help;       /* the last word of a `param` */
	enum fmt_break brk; /* before it */
	unsigned level;     /* of that break: of two the lower is better */
};

struct fmt_script {
	struct np_arena *arena;
	const struct np_source *source;
	struct np_node *program;
	struct fmt_token *t; /* n of them, and the end */
	uint32_t n;
	bool balanced;        /* all brackets have their pairs: macros do not hold some of them */
	unsigned char *marks; /* by offset in the source: FMT_CAST ... */
};

enum {
	FMT_CAST = 1, /* the '(' of a cast */
	FMT_TYPE = 2, /* within the name of a type */
};

/* Reads a source; what is wrong is in diags, and then there is nothing to be formatted. */
void fmt_read(struct np_arena *a, const struct np_source *src, struct np_diags *diags,
	      struct fmt_script *out);
/* roles.c */
/* What begins a declaration or, outside brackets, a clause. */
bool fmt_begins_item(const struct fmt_token *t);
void fmt_set_roles(struct fmt_script *s);

#endif
