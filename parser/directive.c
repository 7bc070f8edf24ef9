/*
 * Directives: lines that begin with '#'.  A line is taken as text, with what a backslash or a
 * comment goes on; a group that a condition leaves out is passed over as text, too.
 */
#include <ctype.h>
#include <string.h>

#include "build.h"
#include "pre.h"
#include "scan.h"

/* A directive's line. */
struct line {
	const char *p, *end;
	struct np_loc loc; /* all of it */
};

static struct np_loc loc_of(const struct np_lex *x, const char *beg, const char *end)
{
	uint32_t base = x->source->base;

	return (struct np_loc){base + (uint32_t)(beg - x->source->text),
			       base + (uint32_t)(end - x->source->text)};
}

static const char *source_end(const struct np_lex *x)
{
	return x->source->text + x->source->len;
}

static const char *pass_string(const char *p, const char *end)
{
	for (p++; p < end && *p != '"' && *p != '\n'; p++)
		p += *p == '\\' && p + 1 < end;
	return p < end && *p == '"' ? p + 1 : p;
}

/* A backslash at the end of a line: the byte behind the line's end; p: there is none. */
static const char *pass_continuation(const char *p, const char *end)
{
	const char *q = p;

	if (*p != '\\')
		return p;
	for (q++; q < end && *q != '\n' && isspace((unsigned char)*q); q++)
		;
	return q < end && *q == '\n' ? q + 1 : p;
}

/* Where the line that p is in ends: at its '\n', or the end of the text. */
static const char *line_end(const char *p, const char *end)
{
	while (p < end && *p != '\n') {
		const char *next = lex_pass_comment(p, end);

		if (next == p && *p == '"')
			next = pass_string(p, end);
		if (next == p)
			next = pass_continuation(p, end);
		p = next == p ? p + 1 : next;
	}
	return p < end ? p : end;
}

static void pass_blanks(struct line *l)
{
	while (l->p < l->end) {
		const char *next = lex_pass_comment(l->p, l->end);

		if (next == l->p)
			next = pass_continuation(l->p, l->end);
		if (next == l->p && isspace((unsigned char)*l->p))
			next++;
		if (next == l->p)
			return;
		l->p = next;
	}
}

/* The next name of the line, "" if there is none. */
static const char *take_word(struct np_lex *x, struct line *l)
{
	const char *beg;

	pass_blanks(l);
	beg = l->p;
	while (l->p < l->end && (isalnum((unsigned char)*l->p) || *l->p == '_') &&
	       !(l->p == beg && isdigit((unsigned char)*l->p)))
		l->p++;
	return np_strndup(x->arena, beg, (size_t)(l->p - beg));
}

static void expected(struct np_lex *x, struct line *l, const char *what)
{
	pass_blanks(l);
	lex_error(x, NP_E_SYNTAX,
		  l->p < l->end ? loc_of(x, l->p, l->p + 1) : loc_of(x, l->end, l->end),
		  "%s is expected here", what);
}

static void at_end(struct np_lex *x, struct line *l)
{
	pass_blanks(l);
	if (l->p < l->end)
		np_warn(x->diags, loc_of(x, l->p, l->end), "this is ignored");
}

/* --- #define --- */

static bool take_params(struct np_lex *x, struct line *l, struct lex_macro *m)
{
	NP_VEC(const char *) params = {0};

	m->is_function = true;
	l->p++;
	for (pass_blanks(l); l->p < l->end && *l->p != ')'; pass_blanks(l)) {
		const char *word = take_word(x, l);

		if (l->end - l->p >= 3 && !memcmp(l->p, "...", 3) && !*word) {
			l->p += 3;
			m->is_variadic = true;
			word = "__VA_ARGS__";
		}
		if (!*word) {
			expected(x, l, "the name of a parameter");
			return false;
		}
		np_vec_push(x->arena, &params, word);
		pass_blanks(l);
		if (l->p < l->end && *l->p == ',' && !m->is_variadic)
			l->p++;
		else if (l->p < l->end && *l->p != ')') {
			expected(x, l, "',' or ')'");
			return false;
		}
	}
	if (l->p == l->end) {
		expected(x, l, "')'");
		return false;
	}
	l->p++;
	m->params = params.v;
	m->n_params = params.n;
	return true;
}

static bool same_body(const struct lex_macro *a, const struct lex_macro *b)
{
	return a->len == b->len && a->is_function == b->is_function && a->n_params == b->n_params &&
	       !memcmp(a->source->text + a->beg, b->source->text + b->beg, a->len);
}

static void define(struct np_lex *x, struct line *l)
{
	struct lex_macro *m = np_alloc(x->arena, sizeof(*m)), *before;
	struct np_node *n;
	struct np_diag *d;

	m->name = take_word(x, l);
	if (!*m->name) {
		expected(x, l, "the name of a macro");
		return;
	}
	m->loc = loc_of(x, l->p - strlen(m->name), l->p);
	if (l->p < l->end && *l->p == '(' && !take_params(x, l, m))
		return;
	pass_blanks(l);
	while (l->end > l->p && isspace((unsigned char)l->end[-1]))
		l->end--;
	m->source = x->source;
	m->beg = (uint32_t)(l->p - x->source->text);
	m->len = (uint32_t)(l->end - l->p);
	before = lex_find_macro(x, m->name);
	if (before && !same_body(before, m)) {
		d = np_warn(x->diags, m->loc, "'%s' is defined again", m->name);
		np_note(x->diags, d, before->loc, "the first one is here");
	}
	*np_strmap_put(x->arena, &x->pre->macros, m->name, strlen(m->name)) = m;
	if (before)
		return;
	n = np_node_new(x->arena, NP_N_CONST, m->loc);
	n->define.name = m->name;
	n->define.macro = m;
	n->define.lex = x;
	x->pre->definitions = build_append(x->pre->definitions, n);
}

static void undefine(struct np_lex *x, struct line *l)
{
	const char *word = take_word(x, l);

	if (!*word) {
		expected(x, l, "the name of a macro");
		return;
	}
	*np_strmap_put(x->arena, &x->pre->macros, word, strlen(word)) = NULL;
	at_end(x, l);
}

/* --- conditions --- */

enum word { W_OTHER, W_IF, W_ELIF, W_ELSE, W_ENDIF };

static enum word condition_word(const char *word)
{
	if (!strcmp(word, "if") || !strcmp(word, "ifdef") || !strcmp(word, "ifndef"))
		return W_IF;
	if (!strcmp(word, "elif") || !strcmp(word, "elifdef") || !strcmp(word, "elifndef"))
		return W_ELIF;
	return !strcmp(word, "else") ? W_ELSE : !strcmp(word, "endif") ? W_ENDIF : W_OTHER;
}

/* if, ifdef, ifndef, and those behind "el". */
static bool is_true(struct np_lex *x, struct line *l, const char *word)
{
	bool sense;

	if (!strncmp(word, "el", 2))
		word += 2;
	if (!strcmp(word, "if")) {
		pass_blanks(l);
		return lex_is_true(x, (uint32_t)(l->p - x->source->text),
				   (uint32_t)(l->end - l->p));
	}
	sense = !strcmp(word, "ifdef");
	word = take_word(x, l);
	if (!*word) {
		expected(x, l, "the name of a macro");
		return false;
	}
	at_end(x, l);
	return lex_is_defined(x, word) == sense;
}

/*
 * Behind a group's first line at p: the next directive of its own condition, whose word is in
 * *word; NULL: the text ends.
 */
static bool next_branch(struct np_lex *x, const char *p, struct line *l, const char **word)
{
	const char *end = source_end(x);
	unsigned depth = 0;

	for (p = line_end(p, end); p < end; p = line_end(p, end)) {
		struct line next = {p + 1, line_end(p + 1, end), {0}};
		const char *beg = ++p;

		pass_blanks(&next);
		if (next.p == next.end || *next.p != '#')
			continue;
		next.p++;
		*word = take_word(x, &next);
		switch (condition_word(*word)) {
		case W_IF: depth++; break;
		case W_ENDIF:
			if (!depth--) {
				next.loc = loc_of(x, beg, next.end);
				*l = next;
				return true;
			}
			break;
		case W_ELIF:
		case W_ELSE:
			if (!depth) {
				next.loc = loc_of(x, beg, next.end);
				*l = next;
				return true;
			}
			break;
		default: break;
		}
	}
	return false;
}

/* An #else or #elif that may stand there: not behind an #else. */
static bool check_branch(struct np_lex *x, struct lex_condition *c, const struct line *l,
			 const char *word)
{
	struct np_diag *d;

	if (!c->last) {
		c->last = condition_word(word) == W_ELSE;
		return true;
	}
	d = np_error(x->diags, NP_E_SYNTAX, l->loc, "#%s behind #else", word);
	np_note(x->diags, d, c->loc, "the condition begins here");
	return false;
}

/* Passes over groups until one counts; l is where the text goes on. */
static void skip_groups(struct np_lex *x, struct line *l)
{
	struct lex_condition *c = &x->conditions[x->n_conditions - 1];
	const char *word, *p = l->end;

	while (next_branch(x, p, l, &word)) {
		enum word w = condition_word(word);

		p = l->end;
		if (w == W_ENDIF) {
			x->n_conditions--;
			at_end(x, l);
			return;
		}
		if (!check_branch(x, c, l, word) || c->taken)
			continue;
		c->taken = w == W_ELSE || is_true(x, l, word);
		if (c->taken)
			return;
	}
	l->end = source_end(x);
}

static void condition(struct np_lex *x, struct line *l, const char *word)
{
	struct lex_condition *c;

	if (x->n_conditions == NP_MAX_NESTING) {
		lex_error(x, NP_E_NESTING, l->loc, "conditions nested deeper than %d levels",
			  NP_MAX_NESTING);
		l->end = source_end(x);
		return;
	}
	c = &x->conditions[x->n_conditions++];
	*c = (struct lex_condition){.loc = l->loc};
	c->taken = is_true(x, l, word);
	if (!c->taken)
		skip_groups(x, l);
}

/* #elif, #else and #endif behind a group that was read. */
static void end_group(struct np_lex *x, struct line *l, const char *word)
{
	struct lex_condition *c;

	if (!x->n_conditions) {
		lex_error(x, NP_E_SYNTAX, l->loc, "#%s without #if", word);
		return;
	}
	c = &x->conditions[x->n_conditions - 1];
	if (condition_word(word) == W_ENDIF) {
		x->n_conditions--;
		at_end(x, l);
		return;
	}
	check_branch(x, c, l, word);
	skip_groups(x, l);
}

void lex_end_conditions(struct np_lex *x)
{
	while (x->n_conditions)
		lex_error(x, NP_E_SYNTAX, x->conditions[--x->n_conditions].loc,
			  "this condition has no #endif");
}

/* --- the others --- */

/* Kernel headers are not needed, and of those that are not there one note says so. */
static void include(struct np_lex *x, struct line *l)
{
	const char *beg, *path;
	char close;

	pass_blanks(l);
	if (l->p == l->end || (*l->p != '"' && *l->p != '<')) {
		expected(x, l, "\"file\" or <file>");
		return;
	}
	close = *l->p == '<' ? '>' : '"';
	beg = ++l->p;
	while (l->p < l->end && *l->p != close)
		l->p++;
	if (l->p == l->end) {
		lex_error(x, NP_E_SYNTAX, l->loc, "the file's name is not closed by '%c'", close);
		return;
	}
	path = np_strndup(x->arena, beg, (size_t)(l->p - beg));
	l->p++;
	at_end(x, l);
	if (close == '"' && lex_include(x, path, loc_of(x, beg, beg + strlen(path))))
		return;
	if (x->is_header)
		return;
	if (!x->pre->headers_noted)
		np_remark(x->diags, l->loc,
			  close == '"' && !strchr(path, '/')
				  ? "there is no file '%s' beside this one: types come from the "
				    "kernel's BTF"
				  : "headers are not needed: types come from the kernel's BTF",
			  path);
	x->pre->headers_noted = true;
}

static void message(struct np_lex *x, struct line *l, const char *word)
{
	pass_blanks(l);
	while (l->end > l->p && isspace((unsigned char)l->end[-1]))
		l->end--;
	if (!strcmp(word, "error"))
		lex_error(x, NP_E_SYNTAX, l->loc, "#error: %.*s", (int)(l->end - l->p), l->p);
	else
		np_warn(x->diags, l->loc, "#warning: %.*s", (int)(l->end - l->p), l->p);
}

static void obey(struct np_lex *x, struct line *l)
{
	static const char *const ignored[] = {"", "pragma", "line", "ident"};
	const char *word = take_word(x, l);

	for (size_t i = 0; i < sizeof(ignored) / sizeof(ignored[0]); i++)
		if (!strcmp(word, ignored[i]) && (*word || l->p == l->end))
			return;
	if (!strcmp(word, "define"))
		define(x, l);
	else if (!strcmp(word, "undef"))
		undefine(x, l);
	else if (!strcmp(word, "include") || !strcmp(word, "include_next"))
		include(x, l);
	else if (!strcmp(word, "error") || !strcmp(word, "warning"))
		message(x, l, word);
	else if (condition_word(word) == W_IF)
		condition(x, l, word);
	else if (condition_word(word) != W_OTHER)
		end_group(x, l, word);
	else
		lex_error(x, NP_E_SYNTAX, l->loc, "unknown directive");
}

void lex_directive(struct np_lex *x, struct np_loc loc)
{
	struct line l = {.p = x->source->text + x->pos, .loc = loc};
	const char *end;

	if (x->in_body) {
		lex_error(x, NP_E_LATER, loc, "'#' in a macro is not supported");
		return;
	}
	l.end = line_end(l.p, source_end(x));
	/* only the '#' and its word are shown, and not the blanks before them */
	l.loc.beg = loc.end - 1;
	for (const char *p = l.p; p <= l.end; p++)
		if (p == l.end || (!isspace((unsigned char)*p) &&
				   (p + 1 == l.end || !isalnum((unsigned char)p[1])))) {
			l.loc.end = loc_of(x, p, p == l.end ? p : p + 1).end;
			break;
		}
	obey(x, &l);
	end = line_end(l.end, source_end(x));
	if (x->seen)
		np_vec_push(x->arena, &x->seen->list,
			    ((struct lex_seen_token){LEX_SEEN_DIRECTIVE,
						     {loc.end - 1, loc_of(x, end, end).end}}));
	np_scan_goto(x->scanner, x->source->base + (uint32_t)(end - x->source->text));
}
