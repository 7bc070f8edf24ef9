/* Random statements and programs. A statement has a line of its own: the reducer drops lines. */
#include "generate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

static void line(struct gen *g)
{
	np_text_pad(g->out, '\t', g->indent);
}

static void end(struct gen *g)
{
	np_text_add(g->out, ";\n");
}

static unsigned some_depth(struct gen *g)
{
	return gen_below(g, g->depth + 1);
}

static void add_variable(struct gen *g, const struct shape *s, bool fixed)
{
	g->vars[g->n_vars++] =
		(struct gen_var){.number = g->next_var++, .shape = s, .fixed = fixed};
}

static void declare(struct gen *g)
{
	const struct shape *s = gen_shape(g, 2);

	if (g->n_vars == MOST_VARS)
		return;
	line(g);
	np_text_addf(g->out, "$v%u = ", g->next_var);
	gen_expr(g, s, some_depth(g));
	end(g);
	add_variable(g, s, false);
}

static const char *compound(struct gen *g)
{
	static const char *const ops[] = {
		"+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};

	return ops[gen_below(g, 10)];
}

static void assign(struct gen *g)
{
	const struct gen_var *v = g->n_vars ? &g->vars[gen_below(g, g->n_vars)] : NULL;

	if (!v || v->fixed) {
		declare(g);
		return;
	}
	line(g);
	if (v->shape->kind == INT && gen_chance(g, 15)) {
		np_text_addf(g->out, gen_chance(g, 50) ? "$v%u++" : "--$v%u", v->number);
		end(g);
		return;
	}
	np_text_addf(g->out, "$v%u %s ", v->number,
		     v->shape->kind == INT && gen_chance(g, 50) ? compound(g) : "=");
	gen_expr(g, v->shape, some_depth(g));
	end(g);
}

static void aggregate(struct gen *g, const struct gen_map *m)
{
	np_text_addf(g->out, " = %s(", m->aggregation);
	if (strcmp(m->aggregation, "count"))
		gen_int(g, some_depth(g));
	np_text_addf(g->out, "%s)", m->args);
}

static void write_map(struct gen *g, const struct gen_map *m)
{
	bool counts = m->value && m->value->kind == INT, steps = counts && gen_chance(g, 20);
	bool before = gen_chance(g, 50);

	line(g);
	np_text_addf(g->out, "%s@m%u", steps && before ? "++" : "", m->number);
	gen_keys(g, m, 2);
	if (!m->value) {
		aggregate(g, m);
	} else if (steps) {
		np_text_add(g->out, before ? "" : "--");
	} else {
		np_text_addf(g->out, " %s ", counts && gen_chance(g, 30) ? compound(g) : "=");
		gen_expr(g, m->value, some_depth(g));
	}
	end(g);
}

static const struct gen_map *any_map(struct gen *g)
{
	return &g->maps[gen_below(g, g->n_maps)];
}

static void remove_key(struct gen *g)
{
	const struct gen_map *m = any_map(g);

	if (!m->n_keys)
		return;
	line(g);
	np_text_addf(g->out, "delete(@m%u", m->number);
	gen_keys(g, m, 1);
	np_text_addc(g->out, ')');
	end(g);
}

/* A conversion for an integer. */
static void conversion(struct gen *g)
{
	static const char *const lengths[] = {"", "l", "ll", "h", "hh", "l", "ll", "l"};

	np_text_addc(g->out, '%');
	for (unsigned i = 0; gen_chance(g, 20) && i < 3; i++)
		np_text_addc(g->out, "-+ #0"[gen_below(g, 5)]);
	if (gen_chance(g, 20))
		np_text_addf(g->out, "%u", gen_below(g, 24) + 1);
	if (gen_chance(g, 8))
		np_text_addf(g->out, ".%u", gen_below(g, 24));
	np_text_add(g->out, lengths[gen_below(g, 8)]);
	np_text_addc(g->out, "ddduuxxXoi"[gen_below(g, 10)]);
}

static void text_conversion(struct gen *g)
{
	np_text_add(g->out, gen_chance(g, 10) ? "%-" : "%");
	if (gen_chance(g, 20))
		np_text_addf(g->out, "%u", gen_below(g, 80) + 1);
	np_text_addc(g->out, 's');
}

static void print_format(struct gen *g)
{
	const struct shape *shapes[8];
	unsigned n = gen_below(g, gen_chance(g, 90) ? 4 : 8) + 1;

	line(g);
	np_text_add(g->out, "printf(\"");
	for (unsigned i = 0; i < n; i++) {
		shapes[i] = gen_shape(g, 1);
		np_text_add(g->out, gen_chance(g, 10) ? "%%" : gen_chance(g, 10) ? ", " : " ");
		if (shapes[i]->kind == INT && gen_chance(g, 80))
			conversion(g);
		else
			text_conversion(g);
	}
	np_text_add(g->out, "\\n\"");
	for (unsigned i = 0; i < n; i++) {
		np_text_add(g->out, ", ");
		gen_expr(g, shapes[i], some_depth(g));
	}
	np_text_addc(g->out, ')');
	end(g);
}

/* A lone map would be shown as a map. */
static void print_value(struct gen *g)
{
	const struct shape *s = gen_shape(g, 2);
	bool tuple = s->kind == INT || s->kind == BOOL ? gen_chance(g, 30) : false;

	line(g);
	np_text_add(g->out, tuple ? "print((" : "print(");
	size_t at = g->out->n;
	gen_expr(g, s, some_depth(g));
	if (!tuple && g->out->s[at] == '@' && !memchr(g->out->s + at, '[', g->out->n - at)) {
		g->out->n = at;
		np_text_addc(g->out, '0');
	}
	np_text_add(g->out, tuple ? ", 0))" : ")");
	end(g);
}

static void statements(struct gen *g, unsigned most);

static void block(struct gen *g, unsigned most)
{
	unsigned outer = g->n_vars;

	np_text_add(g->out, "{\n");
	g->indent++;
	statements(g, most);
	g->indent--;
	line(g);
	np_text_addc(g->out, '}');
	g->n_vars = outer;
}

static void branch(struct gen *g)
{
	line(g);
	np_text_add(g->out, "if (");
	gen_bool(g, some_depth(g));
	np_text_add(g->out, ") ");
	block(g, 4);
	while (gen_chance(g, 20)) {
		np_text_add(g->out, " else if (");
		gen_bool(g, some_depth(g));
		np_text_add(g->out, ") ");
		block(g, 3);
	}
	if (gen_chance(g, 40)) {
		np_text_add(g->out, " else ");
		block(g, 4);
	}
	np_text_add(g->out, "\n");
}

static void loop(struct gen *g)
{
	unsigned rounds = gen_below(g, g->loops ? 4 : 10) + 1, number = g->next_var;
	static const struct shape counter = {.kind = INT};

	if (g->n_vars == MOST_VARS || g->loops > 1)
		return;
	line(g);
	if (gen_chance(g, 30)) {
		np_text_addf(g->out, "unroll(%u) ", rounds);
		g->loops++;
		block(g, 3);
		g->loops--;
		np_text_add(g->out, "\n");
		return;
	}
	np_text_addf(g->out, "$v%u = 0;\n", number);
	add_variable(g, &counter, true);
	line(g);
	np_text_addf(g->out, "while ($v%u < %u) {\n", number, rounds);
	g->indent++;
	line(g);
	np_text_addf(g->out, "$v%u++;\n", number);
	g->loops++;
	statements(g, 4);
	g->loops--;
	g->indent--;
	line(g);
	np_text_add(g->out, "}\n");
}

static void leave(struct gen *g)
{
	line(g);
	np_text_add(g->out, "if (");
	gen_bool(g, some_depth(g));
	if (g->loops && gen_chance(g, 80))
		np_text_addf(g->out, ") { %s; }\n", gen_chance(g, 50) ? "break" : "continue");
	else if (g->in_end || gen_chance(g, 60))
		np_text_add(g->out, ") { return; }\n");
	else
		np_text_addf(g->out, ") { exit(%u); }\n", gen_below(g, 300));
}

static void statement(struct gen *g)
{
	static const unsigned weights[] = {18, 16, 22, 3, 16, 6, 10, 6, 3};

	g->budget--;
	switch (gen_weighted(g, weights, 9)) {
	case 0: declare(g); break;
	case 1: assign(g); break;
	case 2: write_map(g, any_map(g)); break;
	case 3: remove_key(g); break;
	case 4: print_format(g); break;
	case 5: print_value(g); break;
	case 6: branch(g); break;
	case 7: loop(g); break;
	default: leave(g);
	}
}

static void statements(struct gen *g, unsigned most)
{
	unsigned outer = g->n_vars;

	for (unsigned n = gen_below(g, most) + 1; n && g->budget > 0; n--)
		statement(g);
	g->n_vars = outer;
}

static void make_aggregation(struct gen *g, struct gen_map *m)
{
	static const char *const names[] = {"count", "sum",   "avg",  "min",
					    "max",   "stats", "hist", "lhist"};
	unsigned which = gen_below(g, 8);
	int low;

	m->aggregation = names[which];
	m->one_number = which < 5;
	if (which == 6 && gen_chance(g, 40)) {
		snprintf(m->args, sizeof(m->args), ", %u", gen_below(g, 6));
	} else if (which == 7) {
		static const int steps[] = {1, 3, 10, 512, 1024, 2048, 1 << 20};
		int step = steps[gen_below(g, 7)];

		low = (int)gen_below(g, 40) - 20;
		low = gen_chance(g, 50) ? 0 : low * step;
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
	if (m->n_keys == 1 && m->keys[0]->kind == TUPLE && gen_chance(g, 70))
		m->n_keys = 0;
	if (gen_chance(g, 35))
		make_aggregation(g, m);
	else
		m->value = gen_shape(g, 2);
}

/* An assignment of constants: it gives a map its type, whatever else is done with it. */
static void define(struct gen *g, const struct gen_map *m)
{
	unsigned depth = g->depth, vars = g->n_vars, maps = g->n_maps;

	line(g);
	np_text_addf(g->out, "@m%u", m->number);
	g->n_vars = g->n_maps = g->depth = 0;
	gen_keys(g, m, 0);
	if (m->value) {
		np_text_add(g->out, " = ");
		gen_expr(g, m->value, 0);
	} else {
		aggregate(g, m);
	}
	end(g);
	g->depth = depth;
	g->n_vars = vars;
	g->n_maps = maps;
}

/* Whole maps: defined, shown and changed. */
static void finish(struct gen *g)
{
	for (unsigned i = 0; i < g->n_maps; i++)
		define(g, &g->maps[i]);
	for (unsigned n = gen_below(g, 3); n; n--) {
		const struct gen_map *m = any_map(g);

		line(g);
		if (m->n_keys && gen_chance(g, 30))
			np_text_addf(g->out, "print(@m%u, %u);\n", m->number, gen_below(g, 4));
		else if (gen_chance(g, 20))
			np_text_addf(g->out, "print(@m%u, %u, %u);\n", m->number, gen_below(g, 4),
				     gen_below(g, 1000) + 1);
		else
			np_text_addf(g->out, "print(@m%u);\n", m->number);
	}
	if (!gen_chance(g, 20))
		return;
	line(g);
	np_text_addf(g->out, "%s(@m%u);\n", gen_chance(g, 50) ? "clear" : "zero",
		     any_map(g)->number);
}

static void clause(struct gen *g, const char *probe, bool last)
{
	np_text_add(g->out, probe);
	g->n_vars = 0;
	if (gen_chance(g, 15)) {
		np_text_add(g->out, " /");
		gen_bool(g, some_depth(g));
		np_text_add(g->out, "/");
	}
	np_text_add(g->out, " {\n");
	g->indent = 1;
	while (g->budget > 0)
		statement(g);
	if (last)
		finish(g);
	np_text_add(g->out, "}\n");
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
