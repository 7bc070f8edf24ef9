/* Random statements. Each has a line of its own: the reducer drops lines. */
#include <string.h>

#include "base/arena.h"
#include "generate.h"

void gen_line(struct gen *g)
{
	np_text_pad(g->out, '\t', g->indent);
}

void gen_end(struct gen *g)
{
	np_text_add(g->out, ";\n");
}

unsigned gen_depth(struct gen *g)
{
	return gen_below(g, g->depth + 1);
}

void gen_add_variable(struct gen *g, const struct shape *s, bool fixed)
{
	g->vars[g->n_vars++] =
		(struct gen_var){.number = g->next_var++, .shape = s, .fixed = fixed};
}

/* What a declared width must hold is no constant: that would be an error, and not a cut. */
static void value_for(struct gen *g, const struct gen_var *v, unsigned depth)
{
	if (v->declared)
		np_text_addf(g->out, "(int64)");
	gen_expr(g, v->shape, depth);
	if (v->declared)
		np_text_add(g->out, " + $zero");
}

static void declare(struct gen *g)
{
	static const char *const types[] = {"int8",  "uint8",  "int16", "uint16",
					    "int32", "uint32", "int64", "uint64"};
	const struct shape *s = gen_shape(g, 2);
	struct gen_var v = {.shape = s, .number = g->next_var};

	if (g->n_vars == MOST_VARS)
		return;
	v.declared = s->kind == INT && gen_chance(g, 20);
	gen_line(g);
	np_text_addf(g->out, v.declared || gen_chance(g, 20) ? "let $v%u" : "$v%u", v.number);
	g->next_var++;
	if (v.declared)
		np_text_addf(g->out, ": %s", types[gen_below(g, 8)]);
	if (!v.declared || gen_chance(g, 80)) {
		np_text_add(g->out, " = ");
		value_for(g, &v, gen_depth(g));
	}
	gen_end(g);
	g->vars[g->n_vars++] = v;
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
	gen_line(g);
	if (v->shape->kind == INT && gen_chance(g, 15)) {
		np_text_addf(g->out, gen_chance(g, 50) ? "$v%u++" : "--$v%u", v->number);
		gen_end(g);
		return;
	}
	np_text_addf(g->out, "$v%u %s ", v->number,
		     v->shape->kind == INT && gen_chance(g, 50) ? compound(g) : "=");
	value_for(g, v, gen_depth(g));
	gen_end(g);
}

void gen_aggregate(struct gen *g, const struct gen_map *m)
{
	np_text_addf(g->out, " = %s(", m->aggregation);
	if (strcmp(m->aggregation, "count"))
		gen_int(g, gen_depth(g));
	np_text_addf(g->out, "%s)", m->args);
}

const struct gen_map *gen_any_map(struct gen *g)
{
	return &g->maps[gen_below(g, g->n_maps)];
}

static void write_map(struct gen *g, const struct gen_map *m)
{
	bool counts = m->value && m->value->kind == INT, steps = counts && gen_chance(g, 20);
	bool before = gen_chance(g, 50);

	gen_line(g);
	np_text_addf(g->out, "%s@m%u", steps && before ? "++" : "", m->number);
	gen_keys(g, m, 2);
	if (!m->value) {
		gen_aggregate(g, m);
	} else if (steps) {
		np_text_add(g->out, before ? "" : "--");
	} else {
		np_text_addf(g->out, " %s ", counts && gen_chance(g, 30) ? compound(g) : "=");
		gen_expr(g, m->value, gen_depth(g));
	}
	gen_end(g);
}

static void remove_key(struct gen *g)
{
	const struct gen_map *m = gen_any_map(g);

	if (!m->value && !m->n_keys)
		return;
	gen_line(g);
	np_text_addf(g->out, "delete(@m%u", m->number);
	gen_keys(g, m, 1);
	np_text_addc(g->out, ')');
	gen_end(g);
}

/* A statement's own map: count(a, b), sum(x) by a. */
static void count_by(struct gen *g)
{
	static const char *const names[] = {"sum", "min", "max", "avg", "stats"};
	unsigned n = gen_below(g, 3), name = gen_below(g, 6);

	gen_line(g);
	np_text_add(g->out, name < 5 ? names[name] : "count");
	np_text_addc(g->out, '(');
	if (name < 5)
		gen_int(g, gen_depth(g));
	if (name < 5 && n)
		np_text_add(g->out, ") by ");
	for (unsigned i = 0; i < n; i++) {
		np_text_add(g->out, i ? ", " : "");
		gen_expr(g, gen_shape(g, 1), 1);
	}
	np_text_add(g->out, name < 5 && n ? "" : ")");
	gen_end(g);
}

static void block(struct gen *g, unsigned most)
{
	unsigned outer = g->n_vars;

	np_text_add(g->out, "{\n");
	g->indent++;
	gen_statements(g, most);
	g->indent--;
	gen_line(g);
	np_text_addc(g->out, '}');
	g->n_vars = outer;
}

static void branch(struct gen *g)
{
	gen_line(g);
	np_text_add(g->out, "if (");
	gen_bool(g, gen_depth(g));
	np_text_add(g->out, ") ");
	block(g, 4);
	while (gen_chance(g, 20)) {
		np_text_add(g->out, " else if (");
		gen_bool(g, gen_depth(g));
		np_text_add(g->out, ") ");
		block(g, 3);
	}
	if (gen_chance(g, 40)) {
		np_text_add(g->out, " else ");
		block(g, 4);
	}
	np_text_addc(g->out, '\n');
}

static void loop_block(struct gen *g)
{
	g->loops++;
	block(g, 4);
	g->loops--;
	np_text_addc(g->out, '\n');
}

static const struct shape counter = {.kind = INT};

static void while_loop(struct gen *g, unsigned rounds)
{
	unsigned number = g->next_var;

	np_text_addf(g->out, "$v%u = 0;\n", number);
	gen_add_variable(g, &counter, true);
	gen_line(g);
	np_text_addf(g->out, "while ($v%u < %u) {\n", number, rounds);
	g->indent++;
	gen_line(g);
	np_text_addf(g->out, "$v%u++;\n", number);
	g->loops++;
	gen_statements(g, 4);
	g->loops--;
	g->indent--;
	gen_line(g);
	np_text_add(g->out, "}\n");
}

static void range_loop(struct gen *g, unsigned rounds)
{
	unsigned outer = g->n_vars, number = g->next_var++;
	int from = (int)gen_below(g, 10) - 5;

	np_text_addf(g->out, "for ($v%u : ", number);
	if (gen_chance(g, 60)) {
		np_text_addf(g->out, "%d..%d) ", from, from + (int)rounds);
	} else {
		np_text_add(g->out, "0..(");
		gen_int(g, 2);
		np_text_addf(g->out, " & %u)) ", rounds < 4 ? 3u : 7u);
	}
	g->vars[g->n_vars++] = (struct gen_var){.number = number, .shape = &counter, .fixed = true};
	loop_block(g);
	g->n_vars = outer;
}

/* The shape of for's pair: key, or tuple of keys; value. */
static const struct shape *pair_shape(struct gen *g, const struct gen_map *m)
{
	struct shape *s = np_alloc(g->arena, sizeof(*s)), *key;

	*s = (struct shape){.kind = TUPLE, .n = 2};
	s->elems = np_alloc(g->arena, 2 * sizeof(*s->elems));
	key = &s->elems[0];
	*key = *m->keys[0];
	if (m->n_keys > 1) {
		*key = (struct shape){.kind = TUPLE, .n = m->n_keys};
		key->elems = np_alloc(g->arena, m->n_keys * sizeof(*key->elems));
		for (unsigned i = 0; i < m->n_keys; i++)
			key->elems[i] = *m->keys[i];
	}
	s->elems[1] = m->value ? *m->value : counter;
	return s;
}

/* In whatever order the elements come, an aggregation comes to the same. */
static void map_loop(struct gen *g)
{
	const struct gen_map *m = gen_any_map(g), *into = gen_any_map(g);
	unsigned vars = g->n_vars, maps = g->n_maps, depth = g->depth;

	if (!m->n_keys || into->value || into == m || into->small ||
	    !(m->value || (m->one_number && g->opt->read_aggregations)) || g->n_vars == MOST_VARS ||
	    g->in_function)
		return;
	gen_line(g);
	np_text_addf(g->out, "for ($v%u : @m%u) {\n", g->next_var, m->number);
	gen_add_variable(g, pair_shape(g, m), true);
	g->indent++;
	gen_line(g);
	np_text_addf(g->out, "@m%u", into->number);
	g->pure = true;
	g->depth = 2;
	gen_keys(g, into, 1);
	gen_aggregate(g, into);
	g->pure = false;
	g->depth = depth;
	g->n_maps = maps;
	gen_end(g);
	g->indent--;
	gen_line(g);
	np_text_add(g->out, "}\n");
	g->n_vars = vars;
}

static void loop(struct gen *g)
{
	unsigned rounds = gen_below(g, g->loops ? 4 : 10) + 1;

	if (g->n_vars == MOST_VARS || g->loops > 1)
		return;
	if (gen_chance(g, 15)) {
		map_loop(g);
		return;
	}
	gen_line(g);
	switch (gen_below(g, 3)) {
	case 0:
		np_text_addf(g->out, "unroll(%u) ", rounds);
		loop_block(g);
		break;
	case 1: while_loop(g, rounds); break;
	default: range_loop(g, rounds);
	}
}

static void leave(struct gen *g)
{
	if (g->in_function && !g->loops)
		return;
	gen_line(g);
	np_text_add(g->out, "if (");
	gen_bool(g, gen_depth(g));
	if (g->loops && (g->in_function || gen_chance(g, 80)))
		np_text_addf(g->out, ") { %s; }\n", gen_chance(g, 50) ? "break" : "continue");
	else if (g->in_end || gen_chance(g, 60))
		np_text_add(g->out, ") { return; }\n");
	else
		np_text_addf(g->out, ") { exit(%u); }\n", gen_below(g, 300));
}

void gen_statement(struct gen *g)
{
	static const unsigned weights[] = {18, 16, 22, 3, 16, 6, 10, 6, 3, 5, 3};

	g->budget--;
	switch (gen_weighted(g, weights, 11)) {
	case 0: declare(g); break;
	case 1: assign(g); break;
	case 2: write_map(g, gen_any_map(g)); break;
	case 3: remove_key(g); break;
	case 4: gen_print_format(g); break;
	case 5: gen_print_value(g); break;
	case 6: branch(g); break;
	case 7: loop(g); break;
	case 8: leave(g); break;
	case 9: gen_print_map(g); break;
	default: count_by(g);
	}
}

void gen_statements(struct gen *g, unsigned most)
{
	unsigned outer = g->n_vars;

	for (unsigned n = gen_below(g, most) + 1; n && g->budget > 0; n--)
		gen_statement(g);
	g->n_vars = outer;
}
