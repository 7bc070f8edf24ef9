/*
 * After a syntax error.  The grammar goes on behind the statement or clause that is wrong; it
 * finds the end of that by tokens alone, and would take one of an inner block.  So the lexer's
 * stack decides here: what stands in brackets that were open at the error, or open after it,
 * is passed over.
 */
#include "grammar.h"
#include "lex.h"
#include "scan.h"

/* What statements, or a directive's or format's words, stand in: not parentheses. */
static bool is_block(char kind)
{
	return kind == '{' || kind == '<' || kind == '#' || kind == 'F';
}

static bool ends_block(int token)
{
	return token == '}' || token == ANGLE_END;
}

static bool ends_statement(int token)
{
	return token == ';' || token == ITEM_END || token == END || ends_block(token);
}

void lex_recover(struct np_lex *x, struct np_loc at)
{
	/* the unexpected token may have opened a block: that is part of what is passed over */
	bool opened = x->depth && x->open[x->depth - 1].loc.beg == at.beg &&
		      is_block(x->open[x->depth - 1].kind);
	unsigned level = x->depth - opened;

	while (level && !is_block(x->open[level - 1].kind))
		level--;
	if (opened)
		x->open[level] = x->open[x->depth - 1];
	x->depth = level + opened;
	/* behind these the grammar goes on by itself */
	x->recovering = !ends_statement(x->given);
	x->level = level;
	x->passed_block = false;
}

/*
 * Whether the token is the one that the grammar waits for. The end of a block within the wrong
 * statement ends it as well, unless an `else` follows.
 */
static bool ends_recovery(struct np_lex *x, int token)
{
	if (token == END)
		return true;
	if (x->passed_block) {
		x->passed_block = token != ELSE;
		return x->passed_block;
	}
	if (x->depth != x->level)
		return x->depth < x->level;
	if (ends_block(token) && x->level) {
		x->passed_block = true;
		return false;
	}
	return ends_statement(token);
}

int np_yylex(union np_token *value, struct np_loc *loc, void *scanner)
{
	struct np_lex *x = np_scan_state(scanner);
	int token;

	if (x->held) {
		token = x->held;
		*value = x->held_value;
		*loc = x->held_loc;
		x->held = 0;
		x->given = token;
		return token;
	}
	do
		token = np_scan_token(value, loc, scanner);
	while (x->recovering && !ends_recovery(x, token));
	if (x->recovering && x->passed_block && token != END && token != ';') {
		/* the block's end stands for the ';' that the grammar waits for */
		x->held = token;
		x->held_value = *value;
		x->held_loc = *loc;
		token = ';';
	}
	x->recovering = false;
	x->given = token;
	return token;
}
