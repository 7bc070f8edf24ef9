/* Running the generated lexer over a source: for the parser and for -d tokens. */
#ifndef NP_PARSER_SCAN_H
#define NP_PARSER_SCAN_H

#include "lex.h"

struct np_lex *np_scan_open(struct np_arena *a, const struct np_source *src,
			    struct np_diags *diags);
/* The flex scanner, for np_yylex and np_yyparse; ended by np_scan_stop. */
void *np_scan_start(struct np_lex *x);
void np_scan_stop(void *scanner);
int np_yylex(union np_token *value, struct np_loc *loc, void *scanner);

#endif
