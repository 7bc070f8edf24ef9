/*
 * comptime e: what is known when the program is compiled.  An `if` on it keeps one branch; the
 * other need not make sense for what the program is compiled with.
 */
#include <string.h>

#include "check/checker.h"

/* A value that is known: a number, or a text. */
struct known {
	int64_t number;
	const char *text; /* NULL: number */
};

static bool evaluate(struct np_checker *c, const struct np_node *n, struct known *out);

/* As many bits as the type has. */
static int64_t fit(int64_t v, const struct np_type *t)
{
	unsigned unused;

	if (t->kind == NP_V_BOOL)
		return v != 0;
	if (!np_type_is_integer(t) || t->size >= 8 || !t->size)
		return v;
	unused = 64 - t->size * 8;
	v = (int64_t)((uint64_t)v << unused);
	return t->is_signed ? v >> unused : (int64_t)((uint64_t)v >> unused);
}

static bool compare(const struct np_node *n, int64_t a, int64_t b, int64_t *v)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	bool is_signed = l->type->is_signed || r->type->is_signed;
	uint64_t ua = (uint64_t)a, ub = (uint64_t)b;

	switch (n->binary.op) {
	case NP_OP_EQ: *v = a == b; return true;
	case NP_OP_NE: *v = a != b; return true;
	case NP_OP_LT: *v = is_signed ? a < b : ua < ub; return true;
	case NP_OP_GT: *v = is_signed ? a > b : ua > ub; return true;
	case NP_OP_LE: *v = is_signed ? a <= b : ua <= ub; return true;
	case NP_OP_GE: *v = is_signed ? a >= b : ua >= ub; return true;
	case NP_OP_LAND: *v = a && b; return true;
	case NP_OP_LOR: *v = a || b; return true;
	default: return np_compute(n->binary.op, a, b, v);
	}
}

/* Without the checker's own conversions of tuples: they change no value that is known. */
static const struct np_node *tuple(const struct np_node *n)
{
	while (n->kind == NP_N_CAST && n->type->kind == NP_V_TUPLE)
		n = n->cast.operand;
	return n->kind == NP_N_TUPLE ? n : NULL;
}

/* Two of one type, the checker saw to it. */
static bool same_tuples(struct np_checker *c, const struct np_node *l, const struct np_node *r,
			bool *same)
{
	const struct np_node *b = r->list;
	struct known x, y;

	*same = true;
	for (const struct np_node *a = l->list; a && b; a = a->next, b = b->next) {
		if (!evaluate(c, a, &x) || !evaluate(c, b, &y) || !x.text != !y.text)
			return false;
		*same &= x.text ? !strcmp(x.text, y.text) : x.number == y.number;
	}
	return true;
}

static bool binary(struct np_checker *c, const struct np_node *n, struct known *out)
{
	const struct np_node *l = tuple(n->binary.left), *r = tuple(n->binary.right);
	struct known a, b;
	bool same;

	if (l && r) {
		if (!same_tuples(c, l, r, &same))
			return false;
		out->number = (n->binary.op == NP_OP_EQ) == same;
		return true;
	}
	if (!evaluate(c, n->binary.left, &a) || !evaluate(c, n->binary.right, &b) ||
	    !a.text != !b.text)
		return false;
	out->text = NULL;
	if (!a.text)
		return compare(n, a.number, b.number, &out->number);
	out->number = strcmp(a.text, b.text) == 0;
	if (n->binary.op == NP_OP_NE)
		out->number = !out->number;
	return n->binary.op == NP_OP_EQ || n->binary.op == NP_OP_NE;
}

static bool unary(struct np_checker *c, const struct np_node *n, struct known *out)
{
	if (!evaluate(c, n->unary.operand, out) || out->text)
		return false;
	switch (n->unary.op) {
	case NP_OP_NOT: out->number = !out->number; return true;
	case NP_OP_NEG: out->number = (int64_t)(0 - (uint64_t)out->number); return true;
	case NP_OP_BNOT: out->number = ~out->number; return true;
	default: return false;
	}
}

/* Of a checked tree. */
static bool evaluate(struct np_checker *c, const struct np_node *n, struct known *out)
{
	const struct np_ref *r = np_ref(n);

	*out = (struct known){0};
	switch (n->kind) {
	case NP_N_INT: out->number = (int64_t)n->integer.value; return true;
	case NP_N_STRING: out->text = n->string.s; return true;
	case NP_N_CAST:
		if (!evaluate(c, n->cast.operand, out) || out->text)
			return false;
		out->number = fit(out->number, n->type);
		return true;
	case NP_N_UNARY: return unary(c, n, out);
	case NP_N_BINARY: return binary(c, n, out);
	case NP_N_TERNARY:
		if (!evaluate(c, n->ternary.cond, out) || out->text)
			return false;
		return evaluate(c, out->number ? n->ternary.yes : n->ternary.no, out);
	case NP_N_NAME:
		/* an image meets kernels with other enumerators */
		if (!r || r->kind != NP_REF_CONST || (r->constant.enumerator && c->opt->portable))
			return false;
		out->number = r->constant.value;
		return true;
	default: return false;
	}
}

bool np_known_number(struct np_checker *c, const struct np_node *n, int64_t *value)
{
	struct known known;

	if (!evaluate(c, n, &known) || known.text)
		return false;
	*value = known.number;
	return true;
}

bool np_check_comptime(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at, *x;
	const struct np_type *type;
	struct known known;

	if (!np_check_expr(c, &n->unary.operand))
		return false;
	x = n->unary.operand;
	if (!evaluate(c, x, &known)) {
		np_error(c->diags, NP_E_TYPE, x->loc,
			 "this is not known when the program is compiled");
		return false;
	}
	type = x->type;
	if (known.text) {
		*at = x;
	} else {
		np_make_int(c, n, (uint64_t)known.number,
			    type->kind == NP_V_INT && !type->is_signed);
		n->integer.is_decided = true;
		n->type = type;
	}
	(*at)->next = n->next;
	return true;
}
