/* Expressions: from left to right, in 64 bits, as docs/language.md says. */
#include <string.h>

#include "evaluate.h"

#define MOST_STEPS 2000000 /* nodes: a program that the generator made has far fewer */

bool truth(struct eval *e, const struct np_node *n)
{
	return evaluate(e, n).n != 0;
}

/* By zero, both yield 1. */
static uint64_t divide(bool is_signed, bool modulo, uint64_t a, uint64_t b)
{
	int64_t x = (int64_t)a, y = (int64_t)b;

	if (!b)
		return 1;
	if (!is_signed)
		return modulo ? a % b : a / b;
	if (y == -1) /* C's would overflow for the smallest number */
		return modulo ? 0 : 0 - a;
	return (uint64_t)(modulo ? x % y : x / y);
}

/* A count of bits is taken modulo 64. */
static uint64_t shift_right(bool is_signed, uint64_t a, unsigned by)
{
	uint64_t v = a >> by;

	if (is_signed && a >> 63 && by)
		v |= ~0ull << (64 - by);
	return v;
}

uint64_t operate(struct eval *e, enum np_op op, bool is_signed, uint64_t a, uint64_t b)
{
	bool less = is_signed ? (int64_t)a < (int64_t)b : a < b;

	switch (op) {
	case NP_OP_ADD: return a + b;
	case NP_OP_SUB: return a - b;
	case NP_OP_MUL: return a * b;
	case NP_OP_DIV: return divide(is_signed, false, a, b);
	case NP_OP_MOD: return divide(is_signed, true, a, b);
	case NP_OP_AND: return a & b;
	case NP_OP_OR: return a | b;
	case NP_OP_XOR: return a ^ b;
	case NP_OP_SHL: return a << (b & 63);
	case NP_OP_SHR: return shift_right(is_signed, a, b & 63);
	case NP_OP_EQ: return a == b;
	case NP_OP_NE: return a != b;
	case NP_OP_LT: return less;
	case NP_OP_GE: return !less;
	case NP_OP_GT: return !less && a != b;
	case NP_OP_LE: return less || a == b;
	default: problem(e, "an operator that the evaluator does not know"); return 0;
	}
}

/* A comparison is signed if either side is; a literal goes with the other side. */
static bool compares_signed(const struct np_node *l, const struct np_node *r)
{
	bool left =
		l->kind == NP_N_INT && !l->integer.is_unsigned && (int64_t)l->integer.value >= 0;
	bool right =
		r->kind == NP_N_INT && !r->integer.is_unsigned && (int64_t)r->integer.value >= 0;

	if (left != right)
		return left ? r->type->is_signed : l->type->is_signed;
	return l->type->is_signed || r->type->is_signed;
}

static struct value binary(struct eval *e, const struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;
	enum np_op op = n->binary.op;
	struct value a, b;
	bool is_signed;

	check_type(e, n);
	if (op == NP_OP_LAND)
		return number(n->type, truth(e, l) && truth(e, r));
	if (op == NP_OP_LOR)
		return number(n->type, truth(e, l) || truth(e, r));
	a = evaluate(e, l);
	b = evaluate(e, r);
	if (a.type->kind == NP_V_STR || n_elems(a.type))
		return number(n->type, equal(&a, &b) == (op == NP_OP_EQ));
	if (op >= NP_OP_EQ && op <= NP_OP_GE)
		return number(n->type, operate(e, op, compares_signed(l, r), a.n, b.n));
	is_signed = op == NP_OP_DIV || op == NP_OP_MOD ? n->type->is_signed : l->type->is_signed;
	return number(n->type, operate(e, op, is_signed, a.n, b.n));
}

static struct value unary(struct eval *e, const struct np_node *n)
{
	const struct np_type *t = n->unary.operand->type;
	struct value v = evaluate(e, n->unary.operand);

	check_type(e, n);
	switch (n->unary.op) {
	case NP_OP_NOT: v.n = !v.n; break;
	case NP_OP_NEG: v.n = 0 - v.n; break;
	case NP_OP_BNOT: v.n = ~v.n; break;
	default: problem(e, "a pointer");
	}
	if (t->kind == NP_V_INT && !t->is_signed)
		v.n = extend(v.n, t->size, false);
	v.type = n->type;
	return v;
}

/* What is added to a missing key is 0, and makes it. */
static struct value incdec(struct eval *e, const struct np_node *n)
{
	const struct np_node *t = n->incdec.target;
	uint64_t step = n->incdec.op == NP_OP_INC ? 1 : ~0ull, old, lost = 0, *place = &lost;
	struct entry *x;

	if (t->kind == NP_N_SCRATCH) {
		place = &e->vars[np_ref(t)->var->index].n;
	} else {
		x = find_or_add(e, map_of(e, t), keys_of(e, t));
		if (x)
			place = &x->value.n;
	}
	old = *place;
	*place = extend(old + step, t->type->size, t->type->is_signed);
	return number(n->type, n->incdec.prefix ? *place : old);
}

static struct value map_value(struct eval *e, const struct np_node *n)
{
	const struct content *m = map_of(e, n);
	const struct entry *x = find(m, keys_of(e, n));

	if (is_aggregation(m->map->value))
		return number(n->type, x ? aggregated(m->map->value, &x->samples) : 0);
	return x ? x->value : nothing(e, m->map->value);
}

static struct value tuple(struct eval *e, const struct np_node *n)
{
	struct value v = {.type = n->type};
	uint32_t i = 0;

	v.elems = np_alloc(e->arena, (n->type->n_members + 1) * sizeof(*v.elems));
	np_list_each (x, n->record.list) {
		v.elems[i] = convert(e, evaluate(e, x), n->type->members[i].type);
		i++;
	}
	return v;
}

static struct value member(struct eval *e, const struct np_node *n)
{
	struct value object;

	if (np_ref(n)->kind != NP_REF_ELEMENT) {
		problem(e, "a member of what is not a tuple");
		return nothing(e, n->type);
	}
	object = evaluate(e, n->member.object);
	return object.elems[np_ref(n)->index];
}

/* What is beyond the end is 0. */
static struct value element(struct eval *e, const struct np_node *n)
{
	struct value array = evaluate(e, n->binary.left), i = evaluate(e, n->binary.right);

	if (array.type->kind != NP_V_ARRAY)
		problem(e, "an index of what is no array");
	if (array.type->kind != NP_V_ARRAY || i.n >= array.type->count)
		return nothing(e, n->type);
	return array.elems[i.n];
}

static struct value value_of(struct eval *e, const struct np_node *n)
{
	switch (n->kind) {
	case NP_N_INT: return number(n->type, n->integer.value);
	case NP_N_STRING: return text(n->type, n->string.s);
	case NP_N_SCRATCH: return e->vars[np_ref(n)->var->index];
	case NP_N_MAP: return map_value(e, n);
	case NP_N_NAME:
	case NP_N_CALL: return call(e, n);
	case NP_N_MEMBER: return member(e, n);
	case NP_N_INDEX: return element(e, n);
	case NP_N_UNARY: return unary(e, n);
	case NP_N_INCDEC: return incdec(e, n);
	case NP_N_BINARY: return binary(e, n);
	case NP_N_TERNARY:
		return convert(
			e, evaluate(e, truth(e, n->ternary.cond) ? n->ternary.yes : n->ternary.no),
			n->type);
	case NP_N_CAST: return convert(e, evaluate(e, n->cast.operand), n->type);
	case NP_N_TUPLE: return tuple(e, n);
	default:
		problem(e, "an expression that the evaluator does not know: %s",
			np_node_kind_name(n->kind));
		return nothing(e, n->type);
	}
}

struct value evaluate(struct eval *e, const struct np_node *n)
{
	if (++e->steps > MOST_STEPS)
		problem(e, "too many steps");
	if (e->result->problem)
		return nothing(e, n->type);
	return value_of(e, n);
}
