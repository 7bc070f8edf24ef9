/*
 * Macros.  A macro's body is copied to where it is used, with the arguments in place of the
 * parameters.  It is hygienic: its own variables get names that nobody else can write, and it
 * reaches no map that it was not given.
 *
 * The copy has locations of its own (np_source_again), so that an error in it shows the macro's
 * text and, one after the other, where it was used.
 */
#include "expand.h"

#include <string.h>

#include "parser.h"

#define MOST_NODES 200000 /* that all expansions together may copy */
#define DEEPEST 16        /* macros within macros */
#define MAX_DEPTH 400     /* levels of a tree, as the parser has it */

/* A macro that is being expanded. */
struct frame {
	const struct np_node *macro, *args;
	uint32_t moved;  /* by how much the locations of its body are */
	unsigned number; /* of this expansion */
	struct frame *outer;
};

struct expander {
	struct np_arena *arena;
	struct np_sources *sources;
	struct np_diags *diags;
	bool (*is_builtin)(const char *name);
	NP_VEC(const struct np_node *) macros;
	struct frame *frame;
	unsigned expansions, nodes, depth;
	bool failed; /* too much: nothing is expanded any more */
};

/* --- which macro is meant --- */

static bool same_kinds(const struct np_node *a, const struct np_node *b)
{
	for (; a && b; a = a->next, b = b->next)
		if ((a->kind == NP_N_MAP) != (b->kind == NP_N_MAP))
			return false;
	return !a && !b;
}

static const char *parameter_name(const struct np_node *p)
{
	return p->kind == NP_N_MAP ? p->map.name : p->name;
}

static void check_parameters(struct expander *e, const struct np_node *m)
{
	for (const struct np_node *p = m->macro.parameters; p; p = p->next)
		for (const struct np_node *q = m->macro.parameters; q != p; q = q->next)
			if (p->kind == q->kind && !strcmp(parameter_name(p), parameter_name(q))) {
				struct np_diag *d = np_error(e->diags, NP_E_TWICE, p->loc,
							     "a parameter of this name is there "
							     "already");

				np_note(e->diags, d, q->loc, "the first one is here");
			}
}

/* `m($x)` and `m(x)` would both take a variable: which one is meant could not be told. */
static void add_macro(struct expander *e, const struct np_node *m)
{
	check_parameters(e, m);
	np_vec_each (const struct np_node *, o, &e->macros) {
		struct np_diag *d;

		if (strcmp((*o)->macro.name, m->macro.name) ||
		    !same_kinds((*o)->macro.parameters, m->macro.parameters))
			continue;
		d = np_error(e->diags, NP_E_TWICE, m->macro.name_loc,
			     "there is a macro '%s' with such parameters already", m->macro.name);
		np_note(e->diags, d, (*o)->macro.name_loc, "the first one is here");
		return;
	}
	np_vec_push(e->arena, &e->macros, m);
}

static bool is_whole_map(const struct np_node *n)
{
	return n->kind == NP_N_MAP && !n->map.keys;
}

/* How well an argument fits: 0 not at all, 2 it is just what the parameter's sigil says. */
static unsigned fit(const struct np_node *parameter, const struct np_node *arg)
{
	switch (parameter->kind) {
	case NP_N_MAP: return is_whole_map(arg) ? 2 : 0;
	case NP_N_SCRATCH: return arg->kind == NP_N_SCRATCH ? 2 : 0;
	default: return 1;
	}
}

static unsigned fit_all(const struct np_node *macro, const struct np_node *args)
{
	const struct np_node *p = macro->macro.parameters;
	unsigned sum = 1, one;

	for (; p && args; p = p->next, args = args->next) {
		one = fit(p, args);
		if (!one)
			return 0;
		sum += one;
	}
	return p || args ? 0 : sum;
}

static const struct np_node *find_macro(struct expander *e, const char *name,
					const struct np_node *args)
{
	const struct np_node *best = NULL;
	unsigned most = 0;

	np_vec_each (const struct np_node *, m, &e->macros) {
		unsigned sum = strcmp((*m)->macro.name, name) ? 0 : fit_all(*m, args);

		if (sum > most) {
			most = sum;
			best = *m;
		}
	}
	return best;
}

static const struct np_node *any_macro(struct expander *e, const char *name)
{
	np_vec_each (const struct np_node *, m, &e->macros)
		if (!strcmp((*m)->macro.name, name))
			return *m;
	return NULL;
}

static const char *kind_of(const struct np_node *n)
{
	return n->kind == NP_N_MAP && !n->map.keys ? "a map"
	       : n->kind == NP_N_SCRATCH           ? "a variable"
						   : "an expression";
}

/* No macro of that name takes these arguments: what the nearest one takes. */
static void no_match(struct expander *e, const struct np_node *call, const struct np_node *macro)
{
	uint32_t want = np_list_length(macro->macro.parameters);
	uint32_t count = np_list_length(call->call.args);
	const struct np_node *p = macro->macro.parameters, *arg = call->call.args;
	struct np_diag *d;

	if (count != want) {
		d = np_error(e->diags, NP_E_MACRO, call->loc,
			     "macro '%s' takes %u argument%s, and here %s %u", macro->macro.name,
			     want, want == 1 ? "" : "s", count == 1 ? "is" : "are", count);
		np_note(e->diags, d, macro->macro.name_loc, "it is here");
		return;
	}
	while (p->next && fit(p, arg)) {
		p = p->next;
		arg = arg->next;
	}
	d = np_error(e->diags, NP_E_MACRO, arg->loc, "macro '%s' takes %s here, and this is %s",
		     macro->macro.name, kind_of(p), kind_of(arg));
	np_note(e->diags, d, p->loc, "the parameter is here");
}

/* --- one expansion --- */

static void move(struct np_loc *loc, uint32_t by)
{
	if (!loc->end)
		return;
	loc->beg += by;
	loc->end += by;
}

/* All the places that a node itself has. */
static void move_node(struct np_node *n, uint32_t by)
{
	move(&n->loc, by);
	switch (n->kind) {
	case NP_N_MEMBER: move(&n->member.name_loc, by); break;
	case NP_N_INDEX:
	case NP_N_BINARY:
	case NP_N_IN:
	case NP_N_ASSIGN: move(&n->binary.op_loc, by); break;
	case NP_N_TYPE:
	case NP_N_CAST:
	case NP_N_SIZEOF: move(&n->cast.to.loc, by); break;
	case NP_N_LET: move(&n->let.type.loc, by); break;
	case NP_N_FOR: move(&n->loop.name_loc, by); break;
	default: break;
	}
}

/* The argument for a parameter that is written so; NULL: it is no parameter. */
static const struct np_node *argument(const struct frame *f, enum np_node_kind kind,
				      const char *name)
{
	const struct np_node *p = f->macro->macro.parameters, *arg = f->args;

	for (; p && arg; p = p->next, arg = arg->next)
		if (p->kind == kind && !strcmp(parameter_name(p), name))
			return arg;
	return NULL;
}

static const char *own_name(struct expander *e, const char *name)
{
	return np_sprintf(e->arena, "%s%c%u", name, NP_NAME_MARK, e->frame->number);
}

static const char *variable(struct expander *e, const char *name)
{
	const struct np_node *arg = argument(e->frame, NP_N_SCRATCH, name);

	return arg ? arg->name : own_name(e, name);
}

static void substitute(void *arg, struct np_node **at);

static void substitute_map(struct expander *e, struct np_node *n)
{
	const struct np_node *arg = argument(e->frame, NP_N_MAP, n->map.name);
	struct np_diag *d;

	if (arg) {
		n->map.name = arg->map.name;
		return;
	}
	d = np_error(e->diags, NP_E_MACRO, n->loc, "macro '%s' was not given the map '@%s'",
		     e->frame->macro->macro.name, n->map.name);
	np_hint(e->diags, d, "a macro reaches the maps that are its parameters: macro %s(@%s ...)",
		e->frame->macro->macro.name, n->map.name);
}

static void substitute_let(struct expander *e, struct np_node *n)
{
	const struct np_node *type = NULL;

	if (argument(e->frame, NP_N_SCRATCH, n->let.target->name))
		np_error(e->diags, NP_E_TWICE, n->loc, "'$%s' is a parameter of the macro",
			 n->let.target->name);
	if (n->let.type.name && !n->let.type.of && !*n->let.type.tag)
		type = argument(e->frame, NP_N_NAME, n->let.type.name);
	if (type && type->kind == NP_N_TYPE)
		n->let.type = type->cast.to;
}

static bool count_node(void *arg, const struct np_node *n)
{
	(void)n;
	return ++*(unsigned *)arg <= MOST_NODES;
}

/* Puts the arguments into a copied body; moves it to where it is said to be. */
static void substitute(void *arg, struct np_node **at)
{
	struct expander *e = arg;
	const struct np_node *given = NULL;
	struct np_node *n = *at;

	e->nodes++;
	if (n->kind == NP_N_NAME)
		given = argument(e->frame, NP_N_NAME, n->name);
	if (given) {
		np_node_walk(given, count_node, &e->nodes);
		*at = e->nodes > MOST_NODES ? np_node_new(e->arena, NP_N_INT, n->loc)
					    : np_node_clone(e->arena, given, false);
		return;
	}
	move_node(n, e->frame->moved);
	switch (n->kind) {
	case NP_N_SCRATCH: n->name = variable(e, n->name); break;
	case NP_N_MAP: substitute_map(e, n); break;
	case NP_N_LET: substitute_let(e, n); break;
	case NP_N_FOR: n->loop.name = variable(e, n->loop.name); break;
	case NP_N_RETURN:
		np_error(e->diags, NP_E_MACRO, n->loc,
			 "'return' would end the probe that the macro is used in");
		break;
	default: break;
	}
	np_node_each_place(n, substitute, e);
}

static void expand(void *arg, struct np_node **at);

static void too_much(struct expander *e, struct np_loc loc)
{
	if (!e->failed)
		np_error(e->diags, NP_E_NESTING, loc, "what macros expand to is too large");
	e->failed = true;
}

static bool is_recursive(struct expander *e, const struct np_node *macro, struct np_loc loc)
{
	struct np_text chain = {0};
	struct frame *f = e->frame;

	while (f && f->macro != macro)
		f = f->outer;
	if (!f)
		return false;
	for (f = e->frame; f->macro != macro; f = f->outer)
		np_text_addf(&chain, "%s '%s'", chain.n ? " and" : " through",
			     f->macro->macro.name);
	np_error(e->diags, NP_E_MACRO, loc, "macro '%s' leads back to itself%s", macro->macro.name,
		 chain.n ? chain.s : "");
	np_text_free(&chain);
	return true;
}

struct measure {
	unsigned level, deepest;
};

static void measure(void *arg, const struct np_node *n)
{
	struct measure *m = arg;

	if (++m->level > m->deepest)
		m->deepest = m->level;
	/* what is deeper than twice what is allowed is refused anyway */
	if (m->level <= 2 * MAX_DEPTH)
		np_node_each(n, measure, m);
	m->level--;
}

static bool is_too_deep(const struct np_node *n)
{
	struct measure m = {0};

	measure(&m, n);
	return m.deepest > MAX_DEPTH;
}

/* The block that a macro comes to; an empty one after an error. */
static struct np_node *expand_macro(struct expander *e, const struct np_node *macro,
				    const struct np_node *args, struct np_loc loc)
{
	struct frame f = {.macro = macro, .args = args, .outer = e->frame};
	struct np_node *body = np_node_new(e->arena, NP_N_BLOCK_VALUE, loc);

	if (e->failed || is_recursive(e, macro, loc)) {
		body->block.value = np_node_new(e->arena, NP_N_INT, loc);
		return body;
	}
	f.moved = np_source_again(e->sources, macro->loc, macro->macro.name, loc);
	f.number = ++e->expansions;
	if (!f.moved || e->depth == DEEPEST || e->nodes > MOST_NODES) {
		too_much(e, loc);
		return body;
	}
	body = np_node_clone(e->arena, macro->macro.body, false);
	e->frame = &f;
	e->depth++;
	substitute(e, &body);
	if (is_too_deep(body)) {
		too_much(e, loc);
		body->block.list = body->block.value = NULL;
	}
	np_node_each_place(body, expand, e);
	e->depth--;
	e->frame = f.outer;
	return body;
}

/* A macro's call, or the bare name of one without parameters; NULL: it is none. */
static const struct np_node *macro_of(struct expander *e, const struct np_node *n)
{
	const struct np_node *macro, *args = n->kind == NP_N_CALL ? n->call.args : NULL;
	const char *name = n->kind == NP_N_CALL ? n->call.name : n->name;

	if (n->kind != NP_N_CALL && n->kind != NP_N_NAME)
		return NULL;
	macro = find_macro(e, name, args);
	if (macro || n->kind == NP_N_NAME || e->is_builtin(name))
		return macro;
	macro = any_macro(e, name);
	if (macro)
		no_match(e, n, macro);
	return NULL;
}

static struct np_node *expand_call(struct expander *e, struct np_node *n,
				   const struct np_node *macro)
{
	return expand_macro(e, macro, n->kind == NP_N_CALL ? n->call.args : NULL, n->loc);
}

/* As a statement a macro is a block like any other. */
static struct np_node *as_statement(struct expander *e, struct np_node *value)
{
	struct np_node *block = np_node_new(e->arena, NP_N_BLOCK, value->loc), *last;

	block->list = value->block.list;
	if (value->block.value) {
		last = np_node_new(e->arena, NP_N_EXPR, value->block.value->loc);
		last->unary.operand = value->block.value;
		last->unary.discard = true;
		block->list = np_list_append(block->list, last);
	}
	return block;
}

static void expand(void *arg, struct np_node **at)
{
	struct expander *e = arg;
	struct np_node *n = *at, *operand = n->kind == NP_N_EXPR ? n->unary.operand : n;
	const struct np_node *macro;

	if (e->failed)
		return;
	/* the arguments first: they belong to whoever wrote them */
	np_node_each_place(operand, expand, e);
	macro = macro_of(e, operand);
	if (!macro)
		return;
	operand = expand_call(e, operand, macro);
	*at = n->kind == NP_N_EXPR ? as_statement(e, operand) : operand;
}

/* --- the program --- */

static bool is_needed(void *arg, const struct np_node *n)
{
	bool *needed = arg;

	*needed |= n->kind == NP_N_MACRO || n->kind == NP_N_BLOCK_VALUE || np_is_statement_call(n);
	return !*needed;
}

const struct np_node *np_expand(struct np_arena *a, struct np_sources *sources,
				const struct np_node *program, bool (*is_builtin)(const char *name),
				struct np_diags *diags)
{
	struct expander e = {
		.arena = a, .sources = sources, .diags = diags, .is_builtin = is_builtin};
	struct np_node *copy;
	unsigned errors = diags->errors;
	bool needed = false;

	np_node_walk(program, is_needed, &needed);
	if (!needed)
		return program;
	np_list_each (n, program->list)
		if (n->kind == NP_N_MACRO)
			add_macro(&e, n);
	copy = np_node_clone(a, program, false);
	np_list_each (n, copy->list) {
		if (n->kind == NP_N_MACRO)
			continue;
		np_node_each_place(n, expand, &e);
		if (diags->errors == errors)
			np_lower(a, n, &e.expansions, diags);
	}
	return diags->errors == errors ? copy : NULL;
}
