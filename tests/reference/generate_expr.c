/* Random expressions. All operators are in parentheses: precedence is the parser's to test. */
#include <stdio.h>
#include <string.h>

#include "generate.h"

static const struct shape an_int = {.kind = INT}, a_bool = {.kind = BOOL}, a_string = {.kind = STR};

static bool same(const struct shape *a, const struct shape *b)
{
	if (a->kind != b->kind || a->n != b->n)
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (!same(&a->elems[i], &b->elems[i]))
			return false;
	return true;
}

/* A variable of that shape; NULL: there is none. */
static const struct gen_var *variable(struct gen *g, const struct shape *s)
{
	const struct gen_var *found[MOST_VARS];
	unsigned n = 0;

	for (unsigned i = 0; i < g->n_vars; i++)
		if (same(g->vars[i].shape, s))
			found[n++] = &g->vars[i];
	return n ? found[gen_below(g, n)] : NULL;
}

static bool is_readable(const struct gen *g, const struct gen_map *m, const struct shape *s)
{
	if (m->value)
		return same(m->value, s);
	return s->kind == INT && m->one_number && g->opt->read_aggregations;
}

static const struct gen_map *readable_map(struct gen *g, const struct shape *s)
{
	const struct gen_map *found[MOST_MAPS];
	unsigned n = 0;

	for (unsigned i = 0; i < g->n_maps; i++)
		if (is_readable(g, &g->maps[i], s))
			found[n++] = &g->maps[i];
	return n ? found[gen_below(g, n)] : NULL;
}

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

static bool read_map(struct gen *g, const struct shape *s, unsigned depth)
{
	const struct gen_map *m = readable_map(g, s);

	if (!m || (m->n_keys && g->within_keys >= MOST_WITHIN_KEYS))
		return false;
	np_text_addf(g->out, "@m%u", m->number);
	gen_keys(g, m, depth);
	return true;
}

/* $t.1 of a tuple that has an element of that shape. */
static bool element(struct gen *g, const struct shape *s)
{
	for (unsigned tries = 0; tries < 4 && g->n_vars; tries++) {
		const struct gen_var *v = &g->vars[gen_below(g, g->n_vars)];
		unsigned i = v->shape->n ? gen_below(g, v->shape->n) : 0;

		if (v->shape->kind != TUPLE || !same(&v->shape->elems[i], s))
			continue;
		np_text_addf(g->out, "$v%u.%u", v->number, i);
		return true;
	}
	return false;
}

static bool read_variable(struct gen *g, const struct shape *s)
{
	const struct gen_var *v = variable(g, s);

	if (v)
		np_text_addf(g->out, "$v%u", v->number);
	return v != NULL;
}

static void choose(struct gen *g, const struct shape *s, unsigned depth)
{
	np_text_addc(g->out, '(');
	gen_bool(g, depth - 1);
	np_text_add(g->out, " ? ");
	gen_expr(g, s, depth - 1);
	np_text_add(g->out, " : ");
	gen_expr(g, s, depth - 1);
	np_text_addc(g->out, ')');
}

static void pair(struct gen *g, const struct shape *s, const char *op, unsigned depth)
{
	np_text_addc(g->out, '(');
	gen_expr(g, s, depth);
	np_text_addf(g->out, " %s ", op);
	gen_expr(g, s, depth);
	np_text_addc(g->out, ')');
}

static void cast(struct gen *g, unsigned depth)
{
	static const char *const types[] = {"int8",  "uint8",  "int16", "uint16",
					    "int32", "uint32", "int64", "uint64"};

	np_text_addf(g->out, "(%s)", types[gen_below(g, 8)]);
	gen_int(g, depth);
}

static void unary(struct gen *g, unsigned depth)
{
	np_text_addf(g->out, "%c(", "-~"[gen_below(g, 2)]);
	gen_int(g, depth);
	np_text_addc(g->out, ')');
}

/* ++ and -- as values, before and behind. */
static bool incdec(struct gen *g, unsigned depth)
{
	static const char *const ops[] = {"++", "--"};
	const char *op = ops[gen_below(g, 2)];
	bool before = gen_chance(g, 50), map = gen_chance(g, 50);
	const struct gen_var *v = variable(g, &an_int);
	const struct gen_map *m = readable_map(g, &an_int);

	if (map ? !m || !m->value : !v || v->fixed)
		return false;
	np_text_add(g->out, before ? op : "");
	if (map) {
		np_text_addf(g->out, "@m%u", m->number);
		gen_keys(g, m, depth);
	} else {
		np_text_addf(g->out, "$v%u", v->number);
	}
	np_text_add(g->out, before ? "" : op);
	return true;
}

static void function(struct gen *g, unsigned depth)
{
	if (gen_chance(g, 50)) {
		np_text_add(g->out, "bswap(");
		cast(g, depth);
		np_text_addc(g->out, ')');
		return;
	}
	np_text_add(g->out, "strncmp(");
	gen_expr(g, &a_string, depth ? depth - 1 : 0);
	np_text_add(g->out, ", ");
	gen_expr(g, &a_string, 0);
	np_text_addf(g->out, ", %u)", gen_chance(g, 70) ? gen_below(g, 5) : gen_below(g, 80));
}

void gen_int(struct gen *g, unsigned depth)
{
	static const char *const ops[] = {"+", "-", "*", "/", "%", "&", "|", "^"};
	static const char *const shifts[] = {"<<", ">>"};
	static const unsigned weights[] = {22, 24, 10, 20, 6, 6, 10, 5, 4, 3, 3, 2};

	switch (gen_weighted(g, weights, depth ? 12 : 3)) {
	case 1:
		if (read_variable(g, &an_int))
			return;
		break;
	case 2:
		if (read_map(g, &an_int, depth))
			return;
		break;
	case 3: pair(g, &an_int, ops[gen_below(g, 8)], depth - 1); return;
	case 4: pair(g, &an_int, shifts[gen_below(g, 2)], depth - 1); return;
	case 5: unary(g, depth - 1); return;
	case 6: cast(g, depth - 1); return;
	case 7: choose(g, &an_int, depth); return;
	case 8:
		if (incdec(g, depth))
			return;
		break;
	case 9:
		if (element(g, &an_int))
			return;
		break;
	case 10: function(g, depth); return;
	case 11:
		np_text_add(g->out, "(int64)");
		gen_bool(g, depth - 1);
		return;
	default: break;
	}
	gen_integer(g);
}

/* has_key, or whether delete() found one; of maps with keys. */
static bool has_key(struct gen *g, unsigned depth)
{
	const struct gen_map *m = g->n_maps ? &g->maps[gen_below(g, g->n_maps)] : NULL;

	if (!m || !m->n_keys)
		return false;
	np_text_addf(g->out, "%s(@m%u", gen_chance(g, 80) ? "has_key" : "delete", m->number);
	gen_keys(g, m, depth);
	np_text_addc(g->out, ')');
	return true;
}

void gen_bool(struct gen *g, unsigned depth)
{
	static const char *const comparisons[] = {"==", "!=", "<", ">", "<=", ">="};
	static const unsigned weights[] = {10, 12, 6, 30, 12, 14, 6, 6, 4};

	switch (gen_weighted(g, weights, depth ? 9 : 3)) {
	case 1:
		if (read_variable(g, &a_bool))
			return;
		break;
	case 2:
		if (read_map(g, &a_bool, depth))
			return;
		break;
	case 3: pair(g, &an_int, comparisons[gen_below(g, 6)], depth - 1); return;
	case 4: pair(g, &a_string, comparisons[gen_below(g, 2)], depth - 1); return;
	case 5: pair(g, &a_bool, gen_chance(g, 50) ? "&&" : "||", depth - 1); return;
	case 6:
		np_text_addc(g->out, '!');
		gen_bool(g, depth - 1);
		return;
	case 7:
		if (has_key(g, depth))
			return;
		break;
	case 8: choose(g, &a_bool, depth); return;
	default: break;
	}
	np_text_add(g->out, gen_chance(g, 50) ? "true" : "false");
}

static void string(struct gen *g, unsigned depth)
{
	static const unsigned weights[] = {50, 25, 12, 8, 5, 5};

	switch (gen_weighted(g, weights, depth ? 6 : 3)) {
	case 1:
		if (read_variable(g, &a_string))
			return;
		break;
	case 2:
		if (read_map(g, &a_string, depth))
			return;
		break;
	case 3: choose(g, &a_string, depth); return;
	case 4:
		np_text_add(g->out, "str(");
		string(g, depth - 1);
		np_text_addf(g->out, ", %u)", gen_below(g, gen_chance(g, 80) ? 6 : 100));
		return;
	case 5:
		if (element(g, &a_string))
			return;
		break;
	default: break;
	}
	gen_string(g);
}

static void tuple(struct gen *g, const struct shape *s, unsigned depth)
{
	if (gen_chance(g, 30) && read_variable(g, s))
		return;
	if (gen_chance(g, 15) && read_map(g, s, depth))
		return;
	if (depth && gen_chance(g, 10)) {
		choose(g, s, depth);
		return;
	}
	for (unsigned i = 0; i < s->n; i++) {
		np_text_add(g->out, i ? ", " : "(");
		gen_expr(g, &s->elems[i], depth ? depth - 1 : 0);
	}
	np_text_addc(g->out, ')');
}

void gen_expr(struct gen *g, const struct shape *s, unsigned depth)
{
	switch (s->kind) {
	case INT: gen_int(g, depth); break;
	case BOOL: gen_bool(g, depth); break;
	case STR: string(g, depth); break;
	case TUPLE: tuple(g, s, depth); break;
	}
}
