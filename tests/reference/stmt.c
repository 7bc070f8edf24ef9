/* Statements, and the course of a program. */
#include <stdarg.h>
#include <string.h>

#include "evaluate.h"

void problem(struct eval *e, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (!e->result->problem)
		e->result->problem = np_vsprintf(e->arena, fmt, ap);
	va_end(ap);
}

static void assign_variable(struct eval *e, const struct np_node *n)
{
	const struct np_var *v = np_ref(n->binary.left)->var;
	struct value value = evaluate(e, n->binary.right), *place = &e->vars[v->index];

	if (n->binary.op != NP_OP_NONE)
		value.n = operate(e, n->binary.op, v->type->is_signed, place->n, value.n);
	*place = convert(e, value, v->type);
}

/* The value first, then the keys. An update that a full map refuses is lost. */
static void assign_map(struct eval *e, const struct np_node *n)
{
	const struct np_node *target = n->binary.left;
	struct map *m = map_of(e, target);
	const struct np_type *t = m->map->value;
	struct value value = {.type = t};
	struct entry *x;

	if (!is_aggregation(t))
		value = evaluate(e, n->binary.right);
	else if (n->binary.right->call.args)
		value = evaluate(e, n->binary.right->call.args);
	x = find_or_add(e, m, keys_of(e, target));
	if (!x)
		return;
	if (is_aggregation(t)) {
		np_vec_push(e->arena, &x->samples.list, value.n);
		return;
	}
	if (n->binary.op != NP_OP_NONE)
		value.n = operate(e, n->binary.op, t->is_signed, x->value.n, value.n);
	x->value = convert(e, value, t);
}

static enum flow block(struct eval *e, const struct np_node *n)
{
	enum flow f = GO_ON;

	for (const struct np_node *s = n->list; s && f == GO_ON; s = s->next)
		f = execute(e, s);
	return f;
}

#define MOST_ROUNDS 1000 /* below what any kernel cuts */

static enum flow loop(struct eval *e, const struct np_node *n)
{
	uint64_t rounds = 0;
	enum flow f = GO_ON;

	while (f != BREAK && f != LEAVE) {
		if (n->kind == NP_N_UNROLL && rounds == n->branch.cond->integer.value)
			break;
		if (n->kind == NP_N_WHILE && !truth(e, n->branch.cond))
			break;
		if (++rounds > MOST_ROUNDS)
			problem(e, "a loop of too many rounds");
		f = execute(e, n->branch.then);
	}
	return f == LEAVE ? LEAVE : GO_ON;
}

enum flow execute(struct eval *e, const struct np_node *n)
{
	if (e->result->problem)
		return LEAVE;
	switch (n->kind) {
	case NP_N_EXPR: evaluate(e, n->unary.operand); return e->exiting ? LEAVE : GO_ON;
	case NP_N_ASSIGN:
		if (n->binary.left->kind == NP_N_SCRATCH)
			assign_variable(e, n);
		else
			assign_map(e, n);
		return GO_ON;
	case NP_N_IF:
		if (truth(e, n->branch.cond))
			return execute(e, n->branch.then);
		return n->branch.otherwise ? execute(e, n->branch.otherwise) : GO_ON;
	case NP_N_BLOCK: return block(e, n);
	case NP_N_WHILE:
	case NP_N_UNROLL: return loop(e, n);
	case NP_N_BREAK: return BREAK;
	case NP_N_CONTINUE: return CONTINUE;
	case NP_N_RETURN: return LEAVE;
	default:
		problem(e, "a statement that the evaluator does not know: %s",
			np_node_kind_name(n->kind));
		return LEAVE;
	}
}

static void run_body(struct eval *e, const struct np_body *b)
{
	e->vars = np_alloc(e->arena, (b->vars.n + 1) * sizeof(*e->vars));
	for (uint32_t i = 0; i < b->vars.n; i++)
		e->vars[i] = nothing(e, b->vars.v[i]->type);
	if (!b->predicate || truth(e, b->predicate))
		execute(e, b->block);
}

/* After exit(), no clause runs but the end ones. */
static void run_all(struct eval *e, enum np_probe_kind kind)
{
	np_vec_each (struct np_body *, b, &e->checked->bodies) {
		if (kind == NP_P_END)
			e->exiting = false;
		if ((*b)->kind == kind && !e->exiting)
			run_body(e, *b);
		else if ((*b)->kind != NP_P_BEGIN && (*b)->kind != NP_P_END)
			problem(e, "a probe that is neither begin nor end");
	}
}

void ref_evaluate(const struct np_checked *c, const struct ref_options *opt, struct ref_result *r)
{
	struct eval e = {.arena = c->arena, .checked = c, .opt = opt, .result = r, .out = &r->out};

	*r = (struct ref_result){0};
	e.maps = np_alloc(c->arena, (c->maps.n + 1) * sizeof(*e.maps));
	for (uint32_t i = 0; i < c->maps.n; i++)
		e.maps[i].map = c->maps.v[i];
	run_all(&e, NP_P_BEGIN);
	run_all(&e, NP_P_END);
	np_text_add(&r->out, "\n\n");
	show_all_maps(&e);
}
