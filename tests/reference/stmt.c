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

void add_event(struct eval *e, struct event event)
{
	if (e->out->n) {
		np_vec_push(e->arena, &e->events,
			    ((struct event){.kind = TEXT,
					    .text = np_memdup(e->arena, e->out->s, e->out->n),
					    .length = e->out->n}));
		np_text_clear(e->out);
	}
	if (event.kind != TEXT)
		np_vec_push(e->arena, &e->events, event);
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
	struct content *m = map_of(e, target);
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

static void declare(struct eval *e, const struct np_node *n)
{
	const struct np_var *v = np_ref(n->let.target)->var;

	e->vars[v->index] =
		n->let.value ? convert(e, evaluate(e, n->let.value), v->type) : nothing(e, v->type);
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

/* for ($i : from..to): the bounds are looked at once. */
static enum flow range(struct eval *e, const struct np_node *n)
{
	struct value *v = &e->vars[np_ref(n)->var->index];
	int64_t from = (int64_t)evaluate(e, n->loop.from).n;
	int64_t to = (int64_t)evaluate(e, n->loop.to).n;
	uint64_t rounds = 0;
	enum flow f = GO_ON;

	for (int64_t i = from; i < to && f != BREAK && f != LEAVE; i++) {
		if (++rounds > MOST_ROUNDS)
			problem(e, "a loop of too many rounds");
		v->n = (uint64_t)i;
		f = execute(e, n->loop.then);
	}
	return f == LEAVE ? LEAVE : GO_ON;
}

/* for ($kv : @map): in the order of the list, which is none that a program may rely on. */
static enum flow each(struct eval *e, const struct np_node *n)
{
	struct value *pair = &e->vars[np_ref(n)->var->index];
	const struct np_type *t = np_ref(n)->var->type;
	struct content *m = map_of(e, n->loop.from);
	enum flow f = GO_ON;

	for (uint32_t i = 0; i < m->entries.n && f != BREAK && f != LEAVE; i++) {
		struct entry *x = &m->entries.v[i];
		struct value all = {.type = m->map->key, .elems = x->keys};

		*pair = nothing(e, t);
		pair->elems[0] =
			convert(e, m->map->n_keys == 1 ? *x->keys : all, t->members[0].type);
		pair->elems[1] =
			is_aggregation(m->map->value)
				? number(t->members[1].type, aggregated(m->map->value, &x->samples))
				: convert(e, x->value, t->members[1].type);
		f = execute(e, n->loop.then);
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
	case NP_N_FOR: return n->loop.to ? range(e, n) : each(e, n);
	case NP_N_BREAK: return BREAK;
	case NP_N_CONTINUE: return CONTINUE;
	case NP_N_LET: declare(e, n); return GO_ON;
	case NP_N_RETURN:
		if (n->unary.operand)
			e->returned = evaluate(e, n->unary.operand);
		return LEAVE;
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

/* Keys that a zero() found go on with 0. */
static void carry_keys(struct eval *e, struct content *to, const struct content *from)
{
	if (!from->map->n_keys)
		return;
	np_vec_each (struct entry, x, &from->entries)
		if (!find(to, x->keys))
			find_or_add(e, to, x->keys);
}

/* What was said and done is shown. */
static void play(struct eval *e)
{
	struct np_text *said = e->out;

	add_event(e, (struct event){.kind = TEXT});
	e->out = &e->result->out;
	np_vec_each (struct event, x, &e->events)
		switch (x->kind) {
		case TEXT: np_text_addn(e->out, x->text, x->length); break;
		case SHOW_MAP: show_map(e, x->content, x->top, x->div, true); break;
		case SHOW_ALL: show_all_maps(e); break;
		case ZEROED: carry_keys(e, x->content, x->before); break;
		}
	e->events.n = 0;
	e->out = said;
}

static void end_of_events(struct eval *e)
{
	bool tables = false, others = false;

	np_vec_each (struct np_map *, m, &e->checked->maps) {
		tables |= (*m)->style == NP_STYLE_TABLE;
		others |= (*m)->style == NP_STYLE_BPFTRACE;
	}
	e->out = &e->result->out;
	if (others || !tables)
		np_text_add(e->out, "\n\n");
	else if (e->out->n)
		np_text_add(e->out, "\n");
	e->wrote_table = false;
}

void ref_evaluate(const struct np_checked *c, const struct ref_options *opt, struct ref_result *r)
{
	struct np_text said = {0};
	struct eval e = {.arena = c->arena, .checked = c, .opt = opt, .result = r, .out = &said};

	*r = (struct ref_result){0};
	e.maps = np_alloc(c->arena, (c->maps.n + 1) * sizeof(struct content *));
	for (uint32_t i = 0; i < c->maps.n; i++)
		e.maps[i] = new_content(&e, c->maps.v[i]);
	run_all(&e, NP_P_BEGIN);
	play(&e);
	run_all(&e, NP_P_END);
	play(&e);
	end_of_events(&e);
	show_all_maps(&e);
	np_text_free(&said);
}
