/* The lexer's helpers: brackets, numbers, strings, directives. */
#include "lex.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "grammar.h"
#include "parser.h"
#include "pre.h"

void lex_advance(struct np_lex *x, struct np_loc *loc, uint32_t len)
{
	loc->beg = x->source->base + x->pos;
	x->pos += len;
	loc->end = x->source->base + x->pos;
}

void lex_error(struct np_lex *x, enum np_error code, struct np_loc loc, const char *fmt, ...)
{
	va_list ap;
	char *message;

	va_start(ap, fmt);
	message = np_vsprintf(x->arena, fmt, ap);
	va_end(ap);
	np_error(x->diags, code, loc, "%s", message);
}

void lex_push(struct np_lex *x, char kind, struct np_loc loc)
{
	if (x->depth == NP_MAX_NESTING) {
		if (!x->too_deep)
			lex_error(x, NP_E_NESTING, loc, "nested deeper than %d levels",
				  NP_MAX_NESTING);
		x->too_deep = true;
		return;
	}
	x->open[x->depth].kind = kind;
	x->open[x->depth++].loc = loc;
}

int lex_top(const struct np_lex *x)
{
	return x->depth ? x->open[x->depth - 1].kind : 0;
}

void lex_pop(struct np_lex *x, char kind)
{
	if (lex_top(x) == kind)
		x->depth--;
}

int lex_close(struct np_lex *x, char closer)
{
	for (unsigned i = x->depth; i--;) {
		char kind = x->open[i].kind;

		if ((closer == ')' && (kind == '(' || kind == 'P')) ||
		    (closer == ']' && kind == '[') || (closer == '}' && kind == '{')) {
			x->depth = i;
			return kind;
		}
		/* a ')' does not reach out of its block */
		if (kind == '{' || kind == '<' || kind == 'C')
			return 0;
	}
	return 0;
}

const char *lex_pass_comment(const char *p, const char *end)
{
	const char *close;

	if (end - p < 2 || *p != '/')
		return p;
	if (p[1] == '/') {
		close = memchr(p, '\n', (size_t)(end - p));
		return close ? close : end;
	}
	if (p[1] != '*')
		return p;
	for (p += 2; (close = memchr(p, '*', (size_t)(end - p))); p = close + 1)
		if (close + 1 < end && close[1] == '/')
			return close + 2;
	return end;
}

const char *lex_pass_space(const char *p, const char *end)
{
	for (const char *next; p < end; p = next) {
		next = isspace((unsigned char)*p) ? p + 1 : lex_pass_comment(p, end);
		if (next == p)
			break;
	}
	return p;
}

bool lex_ends_predicate(const struct np_lex *x)
{
	const char *end = x->source->text + x->source->len;
	const char *p = lex_pass_space(x->source->text + x->pos, end);

	return p == end || (*p && strchr("{<\";", *p));
}

int lex_number(struct np_lex *x, union np_token *value, struct np_loc loc, const char *text)
{
	struct np_node *n = np_node_new(x->arena, NP_N_INT, loc);
	struct np_number number;
	enum np_number_result result = np_read_number(x->arena, text, &number);

	if (result == NP_NUMBER_TOO_LARGE)
		lex_error(x, NP_E_BAD_NUMBER, loc, "number '%s' does not fit 64 bits", text);
	else if (result == NP_NUMBER_MALFORMED)
		lex_error(x, NP_E_BAD_NUMBER, loc, "malformed number '%s'", text);
	n->integer.value = result == NP_NUMBER_TOO_LARGE ? 0 : number.value;
	n->integer.is_unsigned = number.is_unsigned;
	n->integer.is_duration = number.is_duration;
	value->node = n;
	return INT;
}

static int hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

int lex_string(struct np_lex *x, union np_token *value, struct np_loc loc, const char *text,
	       size_t len, bool closed)
{
	struct np_node *n = np_node_new(x->arena, NP_N_STRING, loc);
	char *out = np_alloc(x->arena, len + 1), *to = out;

	if (!closed) {
		lex_error(x, NP_E_OPEN_STRING, loc, "string without its closing quote");
		x->open_string = true;
	}
	for (size_t i = 1; i < len - (closed ? 1 : 0); i++) {
		static const char from[] = "ntr\\\"'abfv", with[] = "\n\t\r\\\"'\a\b\f\v";
		const char *known;
		char c = text[i];

		if (c != '\\' || i + 1 >= len) {
			*to++ = c;
			continue;
		}
		c = text[++i];
		if (c && (known = strchr(from, c))) {
			*to++ = with[known - from];
		} else if (c >= '0' && c <= '7') {
			unsigned v = 0;

			for (int k = 0; k < 3 && text[i] >= '0' && text[i] <= '7'; k++)
				v = v * 8 + (unsigned)(text[i++] - '0');
			i--;
			*to++ = (char)v;
		} else if (c == 'x' && isxdigit((unsigned char)text[i + 1])) {
			int v = hex(text[++i]);

			if (isxdigit((unsigned char)text[i + 1]))
				v = v * 16 + hex(text[++i]);
			*to++ = (char)v;
		} else {
			struct np_loc at = {loc.beg + (uint32_t)i - 1, loc.beg + (uint32_t)i + 1};

			lex_error(x, NP_E_BAD_ESCAPE, at, "unknown escape '\\%c' in a string", c);
		}
	}
	n->string.s = out;
	n->string.len = (uint32_t)(to - out);
	value->node = n;
	return STRING;
}

int lex_char(struct np_lex *x, union np_token *value, struct np_loc loc, const char *text,
	     size_t len)
{
	struct np_node *n = np_node_new(x->arena, NP_N_INT, loc);

	lex_string(x, value, loc, text, len, true);
	if (value->node->string.len > 1)
		lex_error(x, NP_E_BAD_CHAR, loc, "one character stands between single quotes");
	n->integer.value = (uint64_t)(signed char)*value->node->string.s;
	value->node = n;
	return INT;
}

int lex_stray(struct np_lex *x, struct np_loc loc, const char *text)
{
	unsigned char c = (unsigned char)*text;

	if (strchr("{}()<>[];,|?/", c))
		return c == '<' ? ANGLE : c;
	if (c == '#' && x->in_body) {
		lex_error(x, NP_E_LATER, loc, "'#' in a macro is not supported");
		return BAD;
	}
	if (c > 0x20 && c < 0x7f && lex_meant_angle(x, loc))
		return c; /* the parser will say what is the matter */
	if (c > 0x20 && c < 0x7f)
		lex_error(x, NP_E_BAD_CHAR, loc, "no token begins with '%c'", c);
	else
		lex_error(x, NP_E_BAD_CHAR, loc, "no token begins with the byte 0x%02x", c);
	return BAD;
}

void lex_probe(struct np_lex *x, const char *text)
{
	if (strchr(text, ':') || !strcasecmp(text, "begin") || !strcasecmp(text, "end"))
		x->angle_end = (struct np_loc){0};
}

bool lex_is_type(const struct np_lex *x, const char *word)
{
	static const char *const types[] = {
		"int8",    "int16",    "int32",    "int64",    "uint8",   "uint16",  "uint32",
		"uint64",  "s8",       "s16",      "s32",      "s64",     "u8",      "u16",
		"u32",     "u64",      "__s8",     "__s16",    "__s32",   "__s64",   "__u8",
		"__u16",   "__u32",    "__u64",    "int8_t",   "int16_t", "int32_t", "int64_t",
		"uint8_t", "uint16_t", "uint32_t", "uint64_t", "char",    "short",   "int",
		"long",    "unsigned", "signed",   "size_t",   "ssize_t", "bool",    "void",
		"__be16",  "__be32",   "__be64",   "__le16",   "__le32",  "__le64",  "pid_t",
		"uid_t",   "gid_t",    "dev_t",    "umode_t",  "loff_t",  "off_t",   "const"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(types[i], word))
			return true;
	return np_strmap_find(&x->pre->typedefs, word, strlen(word)) != NULL;
}
