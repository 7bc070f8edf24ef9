/*
 * After a syntax error.  The grammar goes on behind the statement or clause that is wrong; it
 * finds the end of that by tokens alone, and would take one of an inner block.  So the lexer's
 * stack decides here: what stands in brackets that were open at the error, or open after it,
 * is passed over.
 */
#include <ctype.h>
#include <string.h>

#include "grammar.h"
#include "pre.h"
#include "scan.h"

/* What statements, or a directive's or format's words, stand in: not parentheses. */
static bool is_block(char kind)
{
	return kind == '{' || kind == '<' || kind == 'F';
}

static bool ends_block(int token)
{
	return token == '}' || token == ANGLE_END;
}

static bool ends_statement(int token)
{
	return token == ';' || token == ITEM_END || token == END || ends_block(token);
}

static const char *pass_string(const char *p, const char *end)
{
	if (*p != '"')
		return p;
	for (p++; p < end && *p != '"' && *p != '\n'; p++)
		p += *p == '\\' && p + 1 < end;
	return p < end ? p + 1 : end;
}

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static uint32_t find_angle(const struct np_lex *x, uint32_t from)
{
	const char *text = x->source->text, *end = text + x->source->len, *next;
	unsigned brackets = 0, angles = 0;

	for (const char *p = text + (from - x->source->base); p < end; p++) {
		next = lex_pass_comment(p, end);
		if (next == p)
			next = pass_string(p, end);
		if (next != p) {
			p = next - 1;
		} else if (*p && strchr("([{", *p)) {
			brackets++;
		} else if (*p && strchr(")]}", *p)) {
			if (!brackets--)
				return 0;
		} else if (brackets) {
			continue;
		} else if (*p == ':' && p > text && in_word(p[-1]) && p + 1 < end &&
			   in_word(p[1])) {
			return 0; /* a probe */
		} else if (*p == '-' && p + 1 < end && p[1] == '>') {
			p++;
		} else if (*p == '<') {
			angles++;
		} else if (*p == '>' && !angles--) {
			return x->source->base + (uint32_t)(p - text);
		}
	}
	return 0;
}

uint32_t lex_meant_angle(const struct np_lex *x, struct np_loc loc)
{
	if (!x->angle_end.end || x->depth || x->diags->errors >= NP_MAX_ERRORS)
		return 0;
	if (x->source->text[loc.beg - x->source->base] == '>' && loc.beg != x->angle_end.beg)
		return loc.beg;
	return find_angle(x, loc.end);
}

void lex_skip_to_angle(struct np_lex *x, uint32_t meant)
{
	x->meant_angle = meant;
	x->angle_end = (struct np_loc){0};
}

void lex_recover(struct np_lex *x, struct np_loc at)
{
	x->stream.queue = NULL; /* what is left of a macro belongs to what is wrong */
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
	x->recovering = !ends_statement(x->given) && !x->meant_angle;
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

bool lex_expects_value(int token)
{
	switch (token) {
	case '(':
	case '[':
	case ',':
	case '=':
	case '?':
	case ':':
	case '+':
	case '-':
	case '*':
	case '/':
	case '%':
	case '&':
	case '|':
	case '^':
	case '~':
	case '!':
	case '<':
	case '>':
	case SHL:
	case SHR:
	case LE:
	case GE:
	case EQ:
	case NE:
	case LAND:
	case LOR:
	case ADD_SET:
	case SUB_SET:
	case MUL_SET:
	case DIV_SET:
	case MOD_SET:
	case AND_SET:
	case OR_SET:
	case XOR_SET:
	case SHL_SET:
	case SHR_SET:
	case DOTS:
	case COMPTIME:
	case RETURN: return true;
	default: return false;
	}
}

static int in_place(const struct np_lex *x, int token)
{
	/* at the beginning of a predicate, not behind it */
	bool predicate = x->given == PREDICATE && x->depth && x->open[x->depth - 1].kind == '/';

	if (token == '{' && x->depth > 1 && x->open[x->depth - 2].kind == '/')
		predicate = x->given == PREDICATE;
	if (x->given == ',' && x->depth == 1)
		return token; /* of a list of probes */
	if (token == '{' && (predicate || lex_expects_value(x->given)))
		return VALUE_BRACE;
	return token == IF && (predicate || lex_expects_value(x->given)) ? VALUE_IF : token;
}

int np_yylex(union np_token *value, struct np_loc *loc, void *scanner)
{
	struct np_lex *x = np_scan_state(scanner);
	int token;

	if (x->is_expression && !x->given) {
		if (x->stream.queue) /* where an end is, if a macro makes nothing of it */
			*loc = x->stream.queue->loc;
		return x->given = ONE_EXPRESSION;
	}
	if (x->meant_angle) {
		struct np_loc meant = {x->meant_angle, x->meant_angle + 1};

		x->meant_angle = 0;
		x->held = 0;
		np_scan_skip(scanner, meant.end);
		/* the grammar waits for the end of a block, unless it has seen one */
		if (x->given != ANGLE_END) {
			*loc = meant;
			return x->given = ANGLE_END;
		}
	}
	if (x->held) {
		token = x->held;
		*value = x->held_value;
		*loc = x->held_loc;
		x->held = 0;
		x->given = token;
		return token;
	}
	do
		token = lex_next(x, value, loc);
	while (x->recovering && !ends_recovery(x, token));
	if (x->recovering && x->passed_block && token != END && token != ';') {
		/* the block's end stands for the ';' that the grammar waits for */
		x->held = token;
		x->held_value = *value;
		x->held_loc = *loc;
		token = ';';
	}
	x->recovering = false;
	return x->given = in_place(x, token);
}
