/* Random expressions of any shape: what is read, what is chosen, what is put together. */
#include "generate.h"

#define MOST_WITHIN_KEYS 3

/* Keys are few, so that they are met again. */
static void key(struct gen *g, const struct shape *s, unsigned depth)
{
	if (s->kind != INT || gen_chance(g, 15)) {
		gen_expr(g, s, depth ? depth - 1 : 0);
	} else if (gen_chance(g, 60)) {
		np_text_addf(g->out, "%u", gen_below(g, 4));
	} else {
		np_text_addc(g->out, '(');
		gen_int(g, depth ? depth - 1 : 0);
		np_text_add(g->out, " & 3)");
	}
}

void gen_keys(struct gen *g, const struct gen_map *m, unsigned depth)
{
	g->within_keys++;
	for (unsigned i = 0; i < m->n_keys; i++) {
		np_text_add(g->out, i ? ", " : "[");
		key(g, m->keys[i], depth);
	}
	g->within_keys--;
	if (m->n_keys)
		np_text_addc(g->out, ']');
}

bool gen_variable(struct gen *g, const struct shape *s)
{
	const struct gen_var *found[MOST_VARS], *v;
	unsigned n = 0;

	for (unsigned i = 0; i < g->n_vars; i++)
		if (gen_same(g->vars[i].shape, s))
			found[n++] = &g->vars[i];
	v = n ? found[gen_below(g, n)] : NULL;
	if (v)
		np_text_addf(g->out, "$v%u", v->number);
	return v != NULL;
}

/* $t.1, $r.f0.2, $a[i]; a path that does not lead to the shape is taken back. */
bool gen_part(struct gen *g, const struct shape *s)
{
	size_t begin = g->out->n;

	for (unsigned tries = 0; tries < 4 && g->n_vars; tries++) {
		const struct gen_var *v = &g->vars[gen_below(g, g->n_vars)];
		const struct shape *at = v->shape;

		g->out->n = begin;
		np_text_addf(g->out, "$v%u", v->number);
		while (at->kind == TUPLE) {
			unsigned i = gen_below(g, at->n);

			np_text_addf(g->out, at->named ? ".f%u" : ".%u", i);
			at = &at->elems[i];
			if (gen_same(at, s))
				return true;
		}
		if (at->kind == ARRAY && s->kind == INT) {
			np_text_addf(g->out, "[%u]", gen_below(g, at->n));
			return true;
		}
	}
	g->out->n = begin;
	return false;
}

static bool is_readable(const struct gen *g, const struct gen_map *m, const struct shape *s)
{
	if (m->value)
		return gen_same(m->value, s);
	return s->kind == INT && m->one_number && g->opt->read_aggregations;
}

bool gen_map(struct gen *g, const struct shape *s, unsigned depth)
{
	const struct gen_map *found[MOST_MAPS], *m;
	unsigned n = 0;

	for (unsigned i = 0; i < g->n_maps; i++)
		if (is_readable(g, &g->maps[i], s))
			found[n++] = &g->maps[i];
	m = n ? found[gen_below(g, n)] : NULL;
	if (!m || g->pure || (m->n_keys && g->within_keys >= MOST_WITHIN_KEYS))
		return false;
	np_text_addf(g->out, "@m%u", m->number);
	gen_keys(g, m, depth);
	return true;
}

static void choose(struct gen *g, const struct shape *s, unsigned depth)
{
	bool words = gen_chance(g, 20);

	np_text_add(g->out, words ? "(if (" : "(");
	gen_bool(g, depth - 1);
	np_text_add(g->out, words ? ") { " : " ? ");
	gen_expr(g, s, depth - 1);
	np_text_add(g->out, words ? " } else { " : " : ");
	gen_expr(g, s, depth - 1);
	np_text_add(g->out, words ? " })" : ")");
}

/* { let $v = ...; a value }; the variable is for that value. */
static bool block(struct gen *g, const struct shape *s, unsigned depth)
{
	const struct shape *inner = gen_shape(g, 1);
	unsigned outer = g->n_vars;

	if (g->n_vars == MOST_VARS)
		return false;
	np_text_addf(g->out, "({ let $v%u = ", g->next_var++);
	unsigned number = g->next_var - 1;

	gen_expr(g, inner, depth - 1);
	np_text_add(g->out, "; ");
	g->vars[g->n_vars++] = (struct gen_var){.number = number, .shape = inner};
	gen_expr(g, s, depth - 1);
	np_text_add(g->out, " })");
	g->n_vars = outer;
	return true;
}

static bool call(struct gen *g, const struct shape *s, unsigned depth)
{
	unsigned i = g->n_functions ? gen_below(g, g->n_functions) : 0;
	const struct gen_function *f = &g->functions[i];

	if (!g->n_functions || g->pure || !gen_same(f->result, s))
		return false;
	np_text_addf(g->out, "fn%u(", i);
	for (unsigned k = 0; k < f->n_params; k++) {
		np_text_add(g->out, k ? ", " : "");
		gen_expr(g, f->params[k], depth - 1);
	}
	np_text_addc(g->out, ')');
	return true;
}

bool gen_any(struct gen *g, const struct shape *s, unsigned depth)
{
	static const unsigned weights[] = {60, 15, 25};

	switch (gen_weighted(g, weights, 3)) {
	case 0: choose(g, s, depth); return true;
	case 1: return block(g, s, depth);
	default: return call(g, s, depth);
	}
}

static void array(struct gen *g, const struct shape *s, unsigned depth)
{
	if (gen_chance(g, 40) && gen_variable(g, s))
		return;
	if (gen_chance(g, 15) && gen_map(g, s, depth))
		return;
	/* a literal must have the array's own size */
	np_text_addf(g->out, "(uint%u[%u])(uint%u)", s->size * 8, s->n, 64);
	gen_int(g, depth);
}

static void tuple(struct gen *g, const struct shape *s, unsigned depth)
{
	if (gen_chance(g, 30) && gen_variable(g, s))
		return;
	if (gen_chance(g, 15) && gen_map(g, s, depth))
		return;
	if (gen_chance(g, 10) && gen_part(g, s))
		return;
	if (depth && gen_chance(g, 10) && gen_any(g, s, depth))
		return;
	for (unsigned i = 0; i < s->n; i++) {
		np_text_add(g->out, i ? ", " : "(");
		if (s->named)
			np_text_addf(g->out, "f%u=", i);
		gen_expr(g, &s->elems[i], depth ? depth - 1 : 0);
	}
	np_text_addc(g->out, ')');
}

void gen_expr(struct gen *g, const struct shape *s, unsigned depth)
{
	switch (s->kind) {
	case INT: gen_int(g, depth); break;
	case BOOL: gen_bool(g, depth); break;
	case STR: gen_string_expr(g, depth); break;
	case ARRAY: array(g, s, depth); break;
	case TUPLE: tuple(g, s, depth); break;
	}
}
