/* Macros: their bodies as tokens, and tokens in the place of names. */
#include "pre.h"

#include <ctype.h>
#include <string.h>

#include "grammar.h"
#include "parser.h"
#include "scan.h"

#define MOST_TOKENS 100000 /* that the macros of a program make */
#define MOST_NESTED 200

struct np_pre *lex_pre_new(struct np_arena *a)
{
	return np_alloc(a, sizeof(struct np_pre));
}

const char *lex_word(int kind, const union np_token *value)
{
	return kind == NAME || kind == TYPE || kind == IN || kind == BY ? value->text : "";
}

struct lex_macro *lex_find_macro(const struct np_lex *x, const char *name)
{
	void **at = np_strmap_find(&x->pre->macros, name, strlen(name));

	return at ? *at : NULL;
}

struct lex_token *lex_token_new(struct np_lex *x, int kind, struct np_loc loc)
{
	struct lex_token *t = np_alloc(x->arena, sizeof(*t));

	t->kind = kind;
	t->loc = loc;
	return t;
}

void lex_unget(struct np_lex *x, int kind, const union np_token *value, struct np_loc loc)
{
	struct lex_token *t = lex_token_new(x, kind, loc);

	t->value = *value;
	t->next = x->stream.queue;
	x->stream.queue = t;
}

struct lex_token *lex_tokens(struct np_lex *x, const struct np_source *src, uint32_t beg,
			     uint32_t len)
{
	struct np_source *part = np_memdup(x->arena, src, sizeof(*src));
	struct lex_token *first = NULL, **end = &first, t = {0};
	struct np_lex *sub;

	part->text += beg;
	part->base += beg;
	part->len = len;
	sub = np_scan_open(x->arena, part, x->diags);
	sub->pre = x->pre;
	sub->in_body = true;
	np_scan_start(sub);
	while ((t.kind = np_scan_token(&t.value, &t.loc, sub->scanner)) > 0) {
		*end = np_memdup(x->arena, &t, sizeof(t));
		end = &(*end)->next;
	}
	np_scan_stop(sub->scanner);
	return first;
}

struct np_node *lex_expression(struct np_lex *x, struct lex_token *tokens, unsigned flags)
{
	struct np_lex *sub = np_scan_open(x->arena, x->source, x->diags);
	struct np_diags silent;

	np_diags_init(&silent, x->arena, x->diags->sources);
	if (flags & LEX_QUIET)
		sub->diags = &silent;
	sub->pre = x->pre;
	sub->in_body = sub->is_expression = true;
	sub->plain = flags & LEX_PLAIN;
	sub->stream.queue = tokens;
	np_scan_start(sub);
	np_yyparse(sub, sub->scanner);
	np_scan_stop(sub->scanner);
	return silent.errors ? NULL : sub->expression;
}

struct np_node *np_define_value(const struct np_node *define)
{
	const struct lex_macro *m = define->define.macro;
	struct np_lex *x = define->define.lex;

	if (m->is_function || !m->len)
		return NULL;
	return lex_expression(x, lex_tokens(x, m->source, m->beg, m->len), LEX_QUIET);
}

/* a.b, a->b.c ...: what stands for a member where one may stand. */
static bool is_path(const struct lex_token *t)
{
	bool several = t && t->next;

	for (; t && t->kind == NAME; t = t->next->next) {
		if (!t->next)
			return several;
		if (t->next->kind != '.' && t->next->kind != ARROW)
			return false;
	}
	return false;
}

static struct lex_token *copy_list(struct np_lex *x, const struct lex_token *t)
{
	struct lex_token *first = NULL, **end = &first;

	for (; t; t = t->next) {
		*end = np_memdup(x->arena, t, sizeof(*t));
		end = &(*end)->next;
	}
	return first;
}

static void read_body(struct np_lex *x, struct lex_macro *m)
{
	if (m->is_read)
		return;
	m->is_read = true;
	m->body = lex_tokens(x, m->source, m->beg, m->len);
	m->is_path = is_path(m->body);
	m->is_value = m->body && m->body->next &&
		      lex_expression(x, copy_list(x, m->body), LEX_QUIET | LEX_PLAIN) != NULL;
}

/* The next token as it is; END behind the last of a stream that does not go on in the source. */
static void take(struct np_lex *x, struct lex_stream *s, struct lex_token *out)
{
	if (s->queue) {
		*out = *s->queue;
		s->queue = out->next;
		return;
	}
	*out = (struct lex_token){0};
	if (s->ends || x->is_expression)
		return;
	out->kind = np_scan_token(&out->value, &out->loc, x->scanner);
	if (x->seen)
		np_vec_push(x->arena, &x->seen->list,
			    ((struct lex_seen_token){out->kind, out->loc}));
}

static bool is_hidden(const struct lex_hidden *h, const struct lex_macro *m)
{
	for (; h; h = h->next)
		if (h->macro == m)
			return true;
	return false;
}

static const struct lex_hidden *hide(struct np_lex *x, const struct lex_hidden *h,
				     const struct lex_macro *m)
{
	struct lex_hidden *more;

	if (is_hidden(h, m))
		return h;
	more = np_alloc(x->arena, sizeof(*more));
	more->macro = m;
	more->next = h;
	more->depth = h ? h->depth + 1 : 1;
	return more;
}

static const struct lex_hidden *hide_all(struct np_lex *x, const struct lex_hidden *h,
					 const struct lex_hidden *all)
{
	if (!h)
		return all;
	for (; all; all = all->next)
		h = hide(x, h, all->macro);
	return h;
}

static const struct lex_hidden *hidden_by_both(struct np_lex *x, const struct lex_hidden *a,
					       const struct lex_hidden *b)
{
	const struct lex_hidden *both = NULL;

	for (; a; a = a->next)
		if (is_hidden(b, a->macro))
			both = hide(x, both, a->macro);
	return both;
}

/* What stands next, without reading it: its kind, for what is not punctuation a letter 'v' (a
 * value may begin here) or 0. */
struct look {
	const struct lex_token *t;
	const char *p, *end;
};

static struct look look_from(const struct np_lex *x, const struct lex_stream *s)
{
	struct look l = {.t = s->queue};

	if (!s->ends && !x->is_expression) {
		l.p = x->source->text + x->pos;
		l.end = x->source->text + x->source->len;
	}
	return l;
}

static int look_at_text(struct look *l)
{
	l->p = lex_pass_space(l->p, l->end);
	if (l->p >= l->end)
		return 0;
	for (int i = 0; i < 2; i++) {
		static const char *const words[] = {"in", "by"};

		if (l->end - l->p > 2 && !memcmp(l->p, words[i], 2) &&
		    !isalnum((unsigned char)l->p[2]) && l->p[2] != '_')
			return 0;
	}
	if (isalnum((unsigned char)*l->p) || *l->p == '_' || *l->p == '$' || *l->p == '@' ||
	    *l->p == '"')
		return 'v';
	return (unsigned char)*l->p++;
}

static int look(struct look *l)
{
	int kind;

	if (!l->t)
		return l->p ? look_at_text(l) : 0;
	kind = l->t->kind;
	l->t = l->t->next;
	if (kind == NAME || kind == INT || kind == STRING || kind == SCRATCH || kind == MAP ||
	    kind == POSITIONAL || kind == SIZEOF)
		return 'v';
	return kind;
}

/*
 * A name behind '(' that can only be a type: `(NAME *)`, or `(NAME) value`. Of a clause's
 * predicate nothing of the kind is said: `(size) "format"`.
 */
static bool begins_cast(const struct np_lex *x, const struct lex_stream *s)
{
	struct look l = look_from(x, s);
	unsigned stars = 0;
	int kind;

	for (kind = look(&l); kind == '*'; kind = look(&l))
		stars++;
	if (kind != ')' || lex_top(x) == 'P')
		return false;
	if (stars)
		return true;
	kind = look(&l);
	return kind == 'v' || kind == '(';
}

/* --- arguments --- */

struct arguments {
	NP_VEC(struct lex_token *) list;
	struct lex_token close;
};

static bool closes(int kind)
{
	return kind == ')' || kind == ']' || kind == '}';
}

static bool opens(int kind)
{
	return kind == '(' || kind == '[' || kind == '{';
}

/* From the '(' to its ')'. */
static bool read_arguments(struct np_lex *x, struct lex_stream *s, const struct lex_macro *m,
			   const struct lex_token *name, struct arguments *out)
{
	struct lex_token t, **end;
	unsigned depth = 0;

	take(x, s, &t);
	*np_vec_add(x->arena, &out->list) = NULL;
	end = &out->list.v[0];
	for (take(x, s, &t); depth || t.kind != ')'; take(x, s, &t)) {
		if (t.kind <= 0 || (t.kind == ';' && !depth)) {
			lex_error(x, NP_E_SYNTAX, name->loc,
				  "the arguments of '%s' are not closed by ')'", m->name);
			if (t.kind > 0)
				lex_unget(x, t.kind, &t.value, t.loc);
			return false;
		}
		depth += opens(t.kind);
		depth -= closes(t.kind) && depth;
		if (t.kind == ',' && !depth && !(m->is_variadic && out->list.n >= m->n_params)) {
			*np_vec_add(x->arena, &out->list) = NULL;
			end = &out->list.v[out->list.n - 1];
			continue;
		}
		t.next = NULL;
		*end = np_memdup(x->arena, &t, sizeof(t));
		end = &(*end)->next;
	}
	out->close = t;
	return true;
}

static bool count_arguments(struct np_lex *x, const struct lex_macro *m,
			    const struct lex_token *name, struct arguments *args)
{
	uint32_t least = m->n_params - m->is_variadic, given = args->list.n;
	struct np_diag *d;

	if (!m->n_params && given == 1 && !args->list.v[0])
		given = 0;
	if (given >= least && given <= m->n_params) {
		while (args->list.n < m->n_params)
			np_vec_push(x->arena, &args->list, NULL);
		return true;
	}
	d = np_error(x->diags, NP_E_CALL, name->loc,
		     "macro '%s' takes %u argument%s, and here %s %u", m->name, m->n_params,
		     m->n_params == 1 ? "" : "s", given == 1 ? "is" : "are", given);
	np_note(x->diags, d, m->loc, "it is defined here");
	return false;
}

static bool replaces(struct np_lex *x, struct lex_stream *s, struct lex_token *t);

/* An argument with the macros in it replaced, before it goes into the body. */
static struct lex_token *expand_argument(struct np_lex *x, struct lex_token *list)
{
	struct lex_stream s = {.queue = list, .ends = true};
	struct lex_token *first = NULL, **end = &first, t;

	for (;;) {
		do
			take(x, &s, &t);
		while (replaces(x, &s, &t));
		if (!t.kind)
			return first;
		s.before = t.kind;
		t.next = NULL;
		*end = np_memdup(x->arena, &t, sizeof(t));
		end = &(*end)->next;
	}
}

/* --- the body in the name's place --- */

/* A copy at the end of a list; numbers and strings are nodes, and each is in one place. */
static struct lex_token **add_copy(struct np_lex *x, struct lex_token **end,
				   const struct lex_token *t, struct np_loc loc,
				   const struct lex_hidden *hidden)
{
	struct lex_token *copy = np_memdup(x->arena, t, sizeof(*t));

	copy->loc = loc;
	copy->hidden = hide_all(x, t->hidden, hidden);
	copy->next = NULL;
	if (t->kind == INT || t->kind == STRING) {
		copy->value.node = np_memdup(x->arena, t->value.node, sizeof(*t->value.node));
		copy->value.node->loc = loc;
		copy->value.node->next = NULL; /* the macro's own may have been parsed already */
	}
	x->pre->made++;
	*end = copy;
	return &copy->next;
}

static bool is_member(const struct lex_stream *s)
{
	return s->before == '.' || s->before == ARROW;
}

static int param_of(const struct lex_macro *m, const struct lex_token *t)
{
	const char *word = lex_word(t->kind, &t->value);

	for (uint32_t i = 0; *word && i < m->n_params; i++)
		if (!strcmp(m->params[i], word))
			return (int)i;
	return -1;
}

static void put_body(struct np_lex *x, struct lex_stream *s, const struct lex_macro *m,
		     struct np_loc loc, const struct arguments *args,
		     const struct lex_hidden *hidden)
{
	struct lex_token *rest = s->queue, **end = &s->queue, open = {.kind = '('},
			 close = {.kind = ')'};
	bool as_value = m->is_value && !is_member(s);

	if (as_value)
		end = add_copy(x, end, &open, loc, NULL);
	for (const struct lex_token *t = m->body; t; t = t->next) {
		int i = param_of(m, t);

		if (i < 0)
			end = add_copy(x, end, t, loc, hidden);
		else
			for (const struct lex_token *a = args->list.v[i]; a; a = a->next)
				end = add_copy(x, end, a, a->loc, hidden);
		if (x->pre->made > MOST_TOKENS)
			break;
	}
	if (as_value)
		end = add_copy(x, end, &close, loc, NULL);
	*end = rest;
}

/* Chains of macros, and calls within arguments of calls, may be as long as this. */
static bool too_many(struct np_lex *x, const struct lex_token *t)
{
	unsigned depth = t->hidden ? t->hidden->depth : 0;

	if (x->pre->made <= MOST_TOKENS && depth < MOST_NESTED && x->pre->calls < MOST_NESTED)
		return false;
	if (!x->too_deep)
		lex_error(x, NP_E_NESTING, t->loc,
			  x->pre->made > MOST_TOKENS ? "macros make more than %d tokens out of this"
						     : "macros nested deeper than %d levels",
			  x->pre->made > MOST_TOKENS ? MOST_TOKENS : MOST_NESTED);
	x->too_deep = true;
	return true;
}

static bool replace_call(struct np_lex *x, struct lex_stream *s, const struct lex_macro *m,
			 struct lex_token *t)
{
	struct look l = look_from(x, s);
	struct arguments args = {0};

	if (look(&l) != '(')
		return false;
	if (!read_arguments(x, s, m, t, &args) || !count_arguments(x, m, t, &args)) {
		/* said; a value stands in its place */
		t->kind = INT;
		t->value.node = np_node_new(x->arena, NP_N_INT, t->loc);
		return false;
	}
	x->pre->calls++;
	for (uint32_t i = 0; i < args.list.n; i++)
		args.list.v[i] = expand_argument(x, args.list.v[i]);
	x->pre->calls--;
	struct np_loc loc = np_loc_span(t->loc, args.close.loc);

	np_source_expansion(x->source->all, loc, m->name, m->loc);
	put_body(x, s, m, loc, &args, hide(x, hidden_by_both(x, t->hidden, args.close.hidden), m));
	return true;
}

/* Whether t named a macro, whose body is in the stream now. */
static bool replaces(struct np_lex *x, struct lex_stream *s, struct lex_token *t)
{
	const char *word = lex_word(t->kind, &t->value);
	struct lex_macro *m = *word && !x->plain ? lex_find_macro(x, word) : NULL;

	if (!m || is_hidden(t->hidden, m) || too_many(x, t))
		return false;
	read_body(x, m);
	/* members are not named by macros, unless one stands for a path to a member */
	if (is_member(s) && !m->is_path)
		return false;
	if (m->is_function)
		return replace_call(x, s, m, t);
	np_source_expansion(x->source->all, t->loc, m->name, m->loc);
	put_body(x, s, m, t->loc, NULL, hide(x, t->hidden, m));
	return true;
}

/* Whether a string, or a macro that may be one, comes next. */
static bool string_may_follow(const struct np_lex *x)
{
	const char *p, *end = x->source->text + x->source->len;
	const struct lex_token *t = x->stream.queue;
	char name[64];
	size_t n = 0;

	if (t)
		return t->kind == STRING ||
		       (t->kind == NAME && lex_find_macro(x, lex_word(t->kind, &t->value)));
	if (x->is_expression || !np_scan_in_code(x->scanner))
		return false;
	p = lex_pass_space(x->source->text + x->pos, end);
	while (p + n < end && n < sizeof(name) - 1 && (isalnum((unsigned char)p[n]) || p[n] == '_'))
		n++;
	memcpy(name, p, n);
	name[n] = '\0';
	return (p < end && *p == '"') || (n && lex_find_macro(x, name));
}

/* "a" "b" is one string. */
static void join_strings(struct np_lex *x, struct lex_token *t)
{
	struct np_node *n = t->value.node;
	struct np_text all = {0};

	while (t->kind == STRING && string_may_follow(x)) {
		struct lex_token more;

		do
			take(x, &x->stream, &more);
		while (replaces(x, &x->stream, &more));
		if (more.kind != STRING) {
			lex_unget(x, more.kind, &more.value, more.loc);
			break;
		}
		if (!all.n)
			np_text_addn(&all, n->string.s, n->string.len);
		np_text_addn(&all, more.value.node->string.s, more.value.node->string.len);
		n->loc = t->loc = np_loc_span(t->loc, more.loc);
	}
	if (all.n) {
		n->string.s = np_strndup(x->arena, all.s, all.n);
		n->string.len = (uint32_t)all.n;
	}
	np_text_free(&all);
}

int lex_next(struct np_lex *x, union np_token *value, struct np_loc *loc)
{
	struct lex_token t;

	for (;;) {
		take(x, &x->stream, &t);
		if (t.kind == DEFINITION)
			lex_definition(x, t.value.text, t.loc);
		else if ((!x->is_expression && !np_scan_in_code(x->scanner)) ||
			 !replaces(x, &x->stream, &t))
			break;
	}
	join_strings(x, &t);
	if (t.kind == NAME && x->stream.before == '(' && begins_cast(x, &x->stream))
		t.kind = TYPE;
	x->stream.before = t.kind;
	*value = t.value;
	if (t.loc.end) /* the end has no place: it is the last token's */
		*loc = t.loc;
	return t.kind;
}
