/* Putting tokens on lines. */
#ifndef NP_PARSER_FORMAT_WRITER_H
#define NP_PARSER_FORMAT_WRITER_H

#include "base/text.h"
#include "script.h"

#define FMT_WIDTH 100 /* columns of a line */
#define FMT_TAB 8

/* Where what begins a line stands. */
struct fmt_indent {
	unsigned tabs, spaces;
};

/* Places in the text that stand below each other on lines that follow each other: align.c. */
enum fmt_column { FMT_HELP, FMT_TRAILING };
struct fmt_mark {
	enum fmt_column column;
	size_t at; /* in the text: behind the blanks */
};

struct fmt_writer {
	struct fmt_script *s;
	struct np_text out;
	size_t line; /* where the last line begins in it */
	size_t col;  /* columns of that line */
	bool fresh;  /* nothing but blanks is on it */
	NP_VEC(struct fmt_mark) marks;
};

enum fmt_gap { FMT_JOIN, FMT_BLANK, FMT_LINE };

/* Where empty lines may be kept: behind what was before, before the token itself; with any of them
 * between comments. */
enum { FMT_EMPTY_FIRST = 1, FMT_EMPTY_LAST = 2, FMT_EMPTY_AMONG = 4 };

/*
 * What stands before a token, comments and directives among it: `inside` is where those begin
 * their lines, `at` where the token does.
 */
void fmt_gap(struct fmt_writer *w, uint32_t i, enum fmt_gap gap, struct fmt_indent inside,
	     struct fmt_indent at, unsigned empty);
void fmt_token(struct fmt_writer *w, uint32_t i);
void fmt_char(struct fmt_writer *w, char c);
/*
 * Tokens from beg to before end, an expression or what else goes on over several lines; its lines
 * but the first begin at `at`, or within brackets below what is in them. tail: columns that
 * follow it on its last line. The first token's gap is written before.
 */
void fmt_run(struct fmt_writer *w, uint32_t beg, uint32_t end, struct fmt_indent at, size_t tail);
/* Tokens on the line, with what stands before the first. */
void fmt_flat(struct fmt_writer *w, uint32_t beg, uint32_t end);
/* Columns of these tokens on one line; more than FMT_WIDTH: they cannot stand on one. */
size_t fmt_width(const struct fmt_script *s, uint32_t beg, uint32_t end);
/* Whether a line ends between the first of these tokens and the last. */
bool fmt_has_lines(const struct fmt_script *s, uint32_t beg, uint32_t end);
/* Whether a line ends before the token. */
bool fmt_begins_line(const struct fmt_token *t);
/* items.c: the block that is open at i, up to its end; the '{' is written. */
void fmt_value_block(struct fmt_writer *w, uint32_t i, unsigned tabs);
void fmt_items(struct fmt_writer *w);
/* align.c: the text with its columns, into out. */
void fmt_align(struct fmt_writer *w, struct np_text *out);

#endif
