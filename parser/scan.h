/* Running the generated lexer over a source: for the parser and for -d tokens. */
#ifndef NP_PARSER_SCAN_H
#define NP_PARSER_SCAN_H

#include "lex.h"

struct np_lex *np_scan_open(struct np_arena *a, const struct np_source *src,
			    struct np_diags *diags);
/* The flex scanner, for np_yylex and np_yyparse; ended by np_scan_stop. */
void *np_scan_start(struct np_lex *x);
void np_scan_stop(void *scanner);
/* Goes on at this place, if it is ahead. */
void np_scan_goto(void *scanner, uint32_t to);
/* What is read is code, and not a probe or option. */
bool np_scan_in_code(void *scanner);
/* What follows is a probe. */
void np_scan_leave_code(void *scanner);
/* Goes on at this place, if it is ahead, and outside every block. */
void np_scan_skip(void *scanner, uint32_t to);
/* What a scanner was started with. */
struct np_lex *np_scan_state(void *scanner);
/* The next token as the text has it: 0 at the end. np_yylex, for the parser, leaves out what
 * belongs to a syntax error. */
int np_scan_token(union np_token *value, struct np_loc *loc, void *scanner);
int np_yylex(union np_token *value, struct np_loc *loc, void *scanner);

#endif
