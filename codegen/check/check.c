/*
 * The checker's passes: parameters and constants; attach points; clauses, once for each set of
 * argument types; maps, in rounds until their types are stable.
 */
#include <string.h>

#include "check/checker.h"
#include "image/params.h"

/* A clause with one set of argument types, before it is cloned and checked. */
struct variant {
	const struct np_node *clause;
	uint32_t number;
	enum np_probe_kind kind;
	bool long_name;
	np_points points;
	NP_VEC(struct np_probe_info) infos; /* parallel to points */
};
typedef NP_VEC(struct variant) variants;

static void check_params(struct np_checker *c, const struct np_node *program)
{
	np_list_each (n, program->list) {
		if (n->kind == NP_N_CONST)
			np_vec_push(c->arena, &c->constants, n);
		if (n->kind != NP_N_PARAM)
			continue;
		np_vec_push(c->arena, &c->out->params, n);
		if (!np_param_row(n->param.type)) {
			struct np_diag *d =
				np_error(c->diags, NP_E_PARAM_TYPE, n->loc,
					 "there is no type of param '%s'", n->param.type);

			np_hint(c->diags, d,
				"types are bool int duration size rate port pid string "
				"comm iface path cgroup one-of ip cidr");
		}
	}
}

/* Alternatives: those that this kernel lacks are dropped when one is there. */
static void add_group(struct np_checker *c, const struct np_node *first, const struct np_node *end,
		      np_points *points, bool *long_name)
{
	struct np_diags *report = c->diags, silent;
	uint32_t before = points->n;

	np_diags_init(&silent, c->arena, c->out->sources);
	for (const struct np_node *p = first; p != end; p = p->next) {
		c->diags = first->next == end ? report : &silent;
		np_check_probe(c, p, points, long_name);
	}
	c->diags = report;
	if (points->n == before && first->next != end)
		for (const struct np_node *p = first; p != end; p = p->next)
			np_check_probe(c, p, points, long_name);
}

static const struct np_node *group_end(const struct np_node *p)
{
	const struct np_node *end = p->next;

	while (end && end->probe.group == p->probe.group)
		end = end->next;
	return end;
}

/* Attach points of a clause, those of one kind and spelling together. */
static void clause_points(struct np_checker *c, const struct np_node *clause, uint32_t number,
			  variants *out)
{
	uint32_t first = out->n;

	for (const struct np_node *p = clause->clause.probes, *end; p; p = end) {
		np_points points = {0};
		bool long_name = false;

		end = group_end(p);
		add_group(c, p, end, &points, &long_name);
		np_vec_each (struct np_attach_point, point, &points) {
			struct np_probe_info info;
			struct variant *v = NULL;

			if (!np_probe_info(c, point, &info))
				continue;
			for (uint32_t i = first; i < out->n && !v; i++)
				if (out->v[i].kind == point->kind &&
				    out->v[i].long_name == long_name)
					v = &out->v[i];
			if (!v) {
				v = np_vec_add(c->arena, out);
				v->clause = clause;
				v->number = number;
				v->kind = point->kind;
				v->long_name = long_name;
			}
			np_vec_push(c->arena, &v->points, *point);
			np_vec_push(c->arena, &v->infos, info);
		}
	}
}

/* A clause without a block shows itself: one call of `show` with every argument. */
static struct np_node *show_block(struct np_checker *c, const struct np_node *clause)
{
	struct np_node *block = np_node_new(c->arena, NP_N_BLOCK, clause->loc);

	np_error(c->diags, NP_E_LATER, clause->loc,
		 "a clause without a block is not supported yet");
	return block;
}

static struct np_body *check_body(struct np_checker *c, const struct variant *v,
				  const struct np_probe_info *info)
{
	struct np_body *b = np_alloc(c->arena, sizeof(*b));
	struct np_scope scope = {0};
	const struct np_node *clause = v->clause;

	b->clause = v->number;
	b->loc = clause->loc;
	b->kind = v->kind;
	b->long_name = v->long_name;
	c->body = b;
	c->probe = *info;
	c->scope = &scope;
	if (clause->clause.predicate) {
		b->predicate = np_node_clone(c->arena, clause->clause.predicate, false);
		if (np_check_expr(c, &b->predicate))
			np_check_condition(c, &b->predicate);
	}
	b->block = clause->clause.body ? np_node_clone(c->arena, clause->clause.body, false)
				       : show_block(c, clause);
	np_check_block(c, b->block);
	c->scope = NULL;
	b->raw_ok = v->kind == NP_P_TRACEPOINT && info->raw_proto;
	np_vec_each (struct np_arg *, a, &b->args)
		if (v->kind == NP_P_TRACEPOINT && !(*a)->raw)
			b->raw_ok = false;
	return b;
}

/* Checks a clause against the first point, gives it all points that are alike, and goes on. */
static void check_variant(struct np_checker *c, const struct variant *v)
{
	bool *done = np_alloc(c->arena, v->points.n + 1);

	for (uint32_t i = 0; i < v->points.n; i++) {
		if (done[i])
			continue;
		struct np_body *b = check_body(c, v, &v->infos.v[i]);

		for (uint32_t k = i; k < v->points.n; k++)
			if (!done[k] &&
			    (k == i || np_same_arguments(c, b, &v->infos.v[i], &v->infos.v[k]))) {
				np_vec_push(c->arena, &b->points, v->points.v[k]);
				done[k] = true;
			}
		np_vec_push(c->arena, &c->out->bodies, b);
	}
}

#define MAX_ROUNDS 12 /* each one widens a type; types do not widen more often */

static void check_rounds(struct np_checker *c, const variants *all)
{
	struct np_diags *report = c->diags, round;

	for (int i = 0; i < MAX_ROUNDS; i++) {
		bool last = c->last_round;

		np_diags_init(&round, c->arena, c->out->sources);
		c->diags = &round;
		c->changed = false;
		c->out->bodies.n = 0;
		np_vec_each (struct variant, v, all)
			check_variant(c, v);
		if (last && !c->changed)
			break;
		c->last_round = !c->changed;
	}
	c->diags = report;
	/* what the last round said is what holds */
	*report->tail = round.first;
	if (round.first)
		report->tail = round.tail;
	report->errors += round.errors;
	report->warnings += round.warnings;
}

struct np_checked *np_check(struct np_arena *a, const struct np_sources *sources,
			    const struct np_node *program, const struct np_check_options *opt,
			    struct np_diags *diags)
{
	struct np_checked *out = np_alloc(a, sizeof(*out));
	struct np_checker c = {.arena = a, .diags = diags, .opt = opt, .out = out};
	variants all = {0};
	uint32_t number = 0;

	out->arena = a;
	out->types = c.types = np_types_new(a);
	out->sources = sources;
	out->world = opt->world;
	check_params(&c, program);
	np_list_each (n, program->list)
		if (n->kind == NP_N_CLAUSE)
			clause_points(&c, n, number++, &all);
	if (!number && !diags->errors) {
		struct np_diag *d =
			np_error(diags, NP_E_EMPTY, (struct np_loc){0}, "the program has no probe");

		np_hint(diags, d, "such as t:skb:kfree_skb < count(loc) >");
	}
	check_rounds(&c, &all);
	np_vec_each (struct np_map_state *, s, &c.maps)
		np_vec_push(a, &out->maps, &(*s)->map);
	return out;
}
