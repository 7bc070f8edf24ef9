/* Random programs: maps, functions, clauses. */
#include "generate.h"

#include <stdio.h>

#include "base/arena.h"

static void make_aggregation(struct gen *g, struct gen_map *m)
{
	static const char *const names[] = {"count", "sum",   "avg",  "min",
					    "max",   "stats", "hist", "lhist"};
	static const int steps[] = {1, 3, 10, 512, 1024, 2048, 1 << 20};
	unsigned which = gen_below(g, 8);
	int step = steps[gen_below(g, 7)], low;

	m->aggregation = names[which];
	m->one_number = which < 5;
	if (which == 6 && gen_chance(g, 40)) {
		snprintf(m->args, sizeof(m->args), ", %u", gen_below(g, 6));
	} else if (which == 7) {
		low = gen_chance(g, 50) ? 0 : ((int)gen_below(g, 40) - 20) * step;
		snprintf(m->args, sizeof(m->args), ", %d, %d, %d", low,
			 low + step * (int)(gen_below(g, 20) + 1) + (gen_chance(g, 20) ? 1 : 0),
			 step);
	}
}

static void make_map(struct gen *g)
{
	struct gen_map *m = &g->maps[g->n_maps];

	m->number = g->n_maps++;
	m->n_keys = gen_chance(g, 35) ? 0 : gen_chance(g, 70) ? 1 : gen_below(g, MOST_KEYS) + 1;
	for (unsigned i = 0; i < m->n_keys; i++)
		m->keys[i] = gen_shape(g, 1);
	/* one key that is a tuple is several keys */
	if (m->n_keys == 1 && m->keys[0]->kind == TUPLE)
		m->n_keys = 0;
	if (gen_chance(g, 35))
		make_aggregation(g, m);
	else
		m->value = gen_shape(g, 2);
	m->small = m->n_keys && gen_chance(g, 10);
	if (m->small)
		np_text_addf(g->out, "let @m%u = %s(%u);\n", m->number,
			     m->value ? "hash" : "percpuhash", gen_below(g, 5) + 1);
}

/* An assignment of constants: it gives a map its type, whatever else is done with it. */
static void define(struct gen *g, const struct gen_map *m)
{
	unsigned depth = g->depth, vars = g->n_vars, maps = g->n_maps, functions = g->n_functions;

	gen_line(g);
	np_text_addf(g->out, "@m%u", m->number);
	g->n_vars = g->n_maps = g->depth = g->n_functions = 0;
	gen_keys(g, m, 0);
	if (m->value) {
		np_text_add(g->out, " = ");
		gen_expr(g, m->value, 0);
	} else {
		gen_aggregate(g, m);
	}
	gen_end(g);
	g->depth = depth;
	g->n_vars = vars;
	g->n_maps = maps;
	g->n_functions = functions;
}

static void clause(struct gen *g, const char *probe, bool last)
{
	np_text_add(g->out, probe);
	g->n_vars = 0;
	if (gen_chance(g, 15)) {
		np_text_add(g->out, " /");
		gen_bool(g, gen_depth(g));
		np_text_add(g->out, "/");
	}
	np_text_add(g->out, " {\n\t$zero = 0;\n");
	g->indent = 1;
	while (g->budget > 0)
		gen_statement(g);
	for (unsigned i = 0; last && i < g->n_maps; i++)
		define(g, &g->maps[i]);
	np_text_add(g->out, "}\n");
}

static const char *type_of(struct gen *g, const struct shape *s)
{
	static const char *const types[] = {"int8",  "uint8",  "int16", "uint16",
					    "int32", "uint32", "int64", "uint64"};

	return s->kind == INT ? types[gen_below(g, 8)] : s->kind == BOOL ? "bool" : "string";
}

static void function(struct gen *g)
{
	struct gen_function *f = &g->functions[g->n_functions];
	unsigned vars = g->n_vars;

	f->n_params = gen_below(g, 4);
	f->result = gen_shape(g, 0);
	np_text_addf(g->out, "fn fn%u(", g->n_functions);
	for (unsigned i = 0; i < f->n_params; i++) {
		f->params[i] = gen_shape(g, 0);
		np_text_addf(g->out, "%s$v%u: %s", i ? ", " : "", g->next_var,
			     type_of(g, f->params[i]));
		gen_add_variable(g, f->params[i], true);
	}
	np_text_addf(g->out, "): %s {\n\t$zero = 0;\n", type_of(g, f->result));
	g->indent = 1;
	g->in_function = true;
	for (g->budget = 3; g->budget > 0;)
		gen_statement(g);
	gen_line(g);
	np_text_add(g->out, "return ");
	gen_expr(g, f->result, gen_depth(g));
	gen_end(g);
	np_text_add(g->out, "}\n");
	g->in_function = false;
	g->n_vars = vars;
	g->n_functions++;
}

void generate(uint64_t seed, const struct gen_options *opt, struct np_text *out)
{
	static const unsigned sizes[] = {50, 35, 12, 3};
	static const int budgets[] = {6, 15, 40, 120};
	struct gen g = {.state = seed, .opt = opt, .out = out, .arena = np_arena_new()};
	unsigned size, begins;

	gen_bits(&g);
	size = gen_weighted(&g, sizes, 4);
	g.depth = gen_chance(&g, 10) ? 7 : 2 + gen_below(&g, 3);
	for (unsigned n = gen_below(&g, size < 2 ? 5 : MOST_MAPS) + 1; n; n--)
		make_map(&g);
	for (unsigned n = gen_chance(&g, 25) ? gen_below(&g, MOST_FUNCTIONS + 1) : 0; n; n--)
		function(&g);
	begins = gen_chance(&g, 80) ? 1 : gen_below(&g, 3) + 1;
	for (unsigned i = 0; i < begins; i++) {
		g.budget = budgets[size] / (int)(i + 1);
		clause(&g, "begin", i + 1 == begins);
	}
	g.in_end = true;
	g.budget = 4;
	if (gen_chance(&g, 30))
		clause(&g, "end", false);
	np_arena_free(g.arena);
}
