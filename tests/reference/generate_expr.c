/*
 * Random expressions: integers, conditions, strings.  All operators are in parentheses:
 * precedence is the parser's to test.
 */
#include "generate.h"

static const struct shape an_int = {.kind = INT}, a_bool = {.kind = BOOL}, a_string = {.kind = STR};

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

/* An integer that may be changed: a variable's or a map's. */
static bool changeable(struct gen *g, unsigned depth)
{
	const struct gen_var *v = g->n_vars ? &g->vars[gen_below(g, g->n_vars)] : NULL;
	const struct gen_map *m = g->n_maps ? gen_any_map(g) : NULL;

	if (gen_chance(g, 50)) {
		if (!v || v->fixed || v->shape->kind != INT)
			return false;
		np_text_addf(g->out, "$v%u", v->number);
		return true;
	}
	if (!m || !m->value || m->value->kind != INT)
		return false;
	np_text_addf(g->out, "@m%u", m->number);
	gen_keys(g, m, depth);
	return true;
}

/* ++ and -- as values, before and behind. */
static bool incdec(struct gen *g, unsigned depth)
{
	static const char *const ops[] = {"++", "--"};
	const char *op = ops[gen_below(g, 2)];
	bool before = gen_chance(g, 50);
	size_t begin = g->out->n;

	if (g->pure)
		return false;
	np_text_add(g->out, before ? op : "");
	if (!changeable(g, depth)) {
		g->out->n = begin;
		return false;
	}
	np_text_add(g->out, before ? "" : op);
	return true;
}

static void compare_strings(struct gen *g, unsigned depth)
{
	np_text_add(g->out, "strncmp(");
	gen_string_expr(g, depth);
	np_text_add(g->out, ", ");
	gen_string_expr(g, 0);
	np_text_addf(g->out, ", %u)", gen_chance(g, 70) ? gen_below(g, 5) : gen_below(g, 80));
}

static void function(struct gen *g, unsigned depth)
{
	unsigned inner = depth ? depth - 1 : 0;

	switch (gen_below(g, 5)) {
	case 0:
	case 1:
		np_text_add(g->out, "bswap(");
		cast(g, depth);
		np_text_addc(g->out, ')');
		break;
	case 2: compare_strings(g, inner); break;
	case 3:
		np_text_add(g->out, "strlen(");
		gen_string_expr(g, inner);
		np_text_addc(g->out, ')');
		break;
	default:
		np_text_add(g->out, "strstr(");
		gen_string_expr(g, inner);
		np_text_add(g->out, ", ");
		gen_string_expr(g, 0);
		np_text_addc(g->out, ')');
	}
}

static void array_as_int(struct gen *g, unsigned depth)
{
	static const unsigned sizes[] = {8, 16, 32, 64};
	unsigned i = gen_below(g, 4), n = gen_below(g, 1u << i) + 1;

	/* as an integer of its own size */
	while (n & (n - 1))
		n--;
	np_text_addf(g->out, "(uint%u)(uint%u[%u])", sizes[i], sizes[i] / n, n);
	gen_int(g, depth);
}

void gen_int(struct gen *g, unsigned depth)
{
	static const char *const ops[] = {"+", "-", "*", "/", "%", "&", "|", "^"};
	static const char *const shifts[] = {"<<", ">>"};
	static const unsigned weights[] = {22, 24, 10, 4, 20, 6, 6, 10, 6, 4, 4, 2, 2};

	switch (gen_weighted(g, weights, depth ? 13 : 4)) {
	case 1:
		if (gen_variable(g, &an_int))
			return;
		break;
	case 2:
		if (gen_map(g, &an_int, depth))
			return;
		break;
	case 3:
		if (gen_part(g, &an_int))
			return;
		break;
	case 4: pair(g, &an_int, ops[gen_below(g, 8)], depth - 1); return;
	case 5: pair(g, &an_int, shifts[gen_below(g, 2)], depth - 1); return;
	case 6: unary(g, depth - 1); return;
	case 7: cast(g, depth - 1); return;
	case 8:
		if (gen_any(g, &an_int, depth))
			return;
		break;
	case 9:
		if (incdec(g, depth))
			return;
		break;
	case 10: function(g, depth); return;
	case 11:
		np_text_add(g->out, "(int64)");
		gen_bool(g, depth - 1);
		return;
	case 12: array_as_int(g, depth - 1); return;
	default: break;
	}
	gen_integer(g);
}

/* has_key, or whether delete() found one. */
static bool has_key(struct gen *g, unsigned depth)
{
	const struct gen_map *m = g->n_maps ? gen_any_map(g) : NULL;

	if (!m || !m->n_keys || g->pure)
		return false;
	np_text_addf(g->out, "%s(@m%u", gen_chance(g, 80) ? "has_key" : "delete", m->number);
	gen_keys(g, m, depth);
	np_text_addc(g->out, ')');
	return true;
}

static void contains(struct gen *g, unsigned depth)
{
	np_text_add(g->out, "strcontains(");
	gen_string_expr(g, depth);
	np_text_add(g->out, ", ");
	gen_string_expr(g, 0);
	np_text_addc(g->out, ')');
}

/* Equality of anything. */
static void equal(struct gen *g, unsigned depth)
{
	const struct shape *s = gen_chance(g, 60) ? &a_string : gen_shape(g, 2);

	pair(g, s, gen_chance(g, 50) ? "==" : "!=", depth);
}

void gen_bool(struct gen *g, unsigned depth)
{
	static const char *const comparisons[] = {"==", "!=", "<", ">", "<=", ">="};
	static const unsigned weights[] = {10, 12, 6, 3, 30, 14, 14, 6, 6, 4, 4};

	switch (gen_weighted(g, weights, depth ? 11 : 4)) {
	case 1:
		if (gen_variable(g, &a_bool))
			return;
		break;
	case 2:
		if (gen_map(g, &a_bool, depth))
			return;
		break;
	case 3:
		if (gen_part(g, &a_bool))
			return;
		break;
	case 4: pair(g, &an_int, comparisons[gen_below(g, 6)], depth - 1); return;
	case 5: equal(g, depth - 1); return;
	case 6: pair(g, &a_bool, gen_chance(g, 50) ? "&&" : "||", depth - 1); return;
	case 7:
		np_text_addc(g->out, '!');
		gen_bool(g, depth - 1);
		return;
	case 8:
		if (has_key(g, depth))
			return;
		break;
	case 9:
		if (gen_any(g, &a_bool, depth))
			return;
		break;
	case 10: contains(g, depth - 1); return;
	default: break;
	}
	np_text_add(g->out, gen_chance(g, 50) ? "true" : "false");
}

void gen_string_expr(struct gen *g, unsigned depth)
{
	static const unsigned weights[] = {50, 25, 12, 5, 8, 5, 5};

	switch (gen_weighted(g, weights, depth ? 7 : 4)) {
	case 1:
		if (gen_variable(g, &a_string))
			return;
		break;
	case 2:
		if (gen_map(g, &a_string, depth))
			return;
		break;
	case 3:
		if (gen_part(g, &a_string))
			return;
		break;
	case 4:
		if (gen_any(g, &a_string, depth))
			return;
		break;
	case 5:
		np_text_add(g->out, "str(");
		gen_string_expr(g, depth - 1);
		np_text_addf(g->out, ", %u)", gen_below(g, gen_chance(g, 80) ? 6 : 100));
		return;
	case 6:
		/* not of itself without a bound: it would get all the room that there is */
		np_text_add(g->out, "str_concat(str(");
		gen_string_expr(g, depth - 1);
		np_text_addf(g->out, ", %u), ", gen_below(g, 100));
		gen_string(g);
		np_text_addc(g->out, ')');
		return;
	default: break;
	}
	gen_string(g);
}
