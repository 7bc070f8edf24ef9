/*
 * The types of integer expressions, by the rules of docs/language.md, "Integers".  The checker
 * has them in code of its own; what it found must be the same.
 */
#include "evaluate.h"
#include "parser.h"

/* A literal that may have either sign. */
static bool is_plain_literal(const struct np_node *n)
{
	return n->kind == NP_N_INT && !n->integer.is_unsigned && (int64_t)n->integer.value >= 0;
}

/* Whether an operator with two operands computes as signed. */
static bool is_signed_pair(const struct np_node *l, const struct np_node *r)
{
	if (is_plain_literal(l) != is_plain_literal(r))
		return is_plain_literal(l) ? r->type->is_signed : l->type->is_signed;
	return l->type->is_signed || r->type->is_signed;
}

static void must_be(struct eval *e, const struct np_node *n, uint32_t size, bool is_signed)
{
	const struct np_type *t = n->type;
	struct np_text expr = {0};

	if (t->kind == NP_V_INT && t->size == size && t->is_signed == is_signed)
		return;
	np_print_expr(n, &expr);
	np_text_add(&expr, " is ");
	np_type_show(t, &expr);
	problem(e, "%s, and should be %sint%u", expr.s, is_signed ? "" : "u", size * 8);
	np_text_free(&expr);
}

/* An unsigned result is cut to the width of its operand: by a CAST around it. */
static void check_unary(struct eval *e, const struct np_node *n)
{
	const struct np_type *t = n->unary.operand->type;
	bool is_unsigned = t->kind == NP_V_INT && !t->is_signed;

	if (n->unary.op == NP_OP_NEG)
		must_be(e, n, 8, !is_unsigned);
	else if (n->unary.op == NP_OP_BNOT)
		must_be(e, n, 8, t->is_signed);
}

static void check_binary(struct eval *e, const struct np_node *n)
{
	const struct np_node *l = n->binary.left, *r = n->binary.right;

	switch (n->binary.op) {
	case NP_OP_ADD:
	case NP_OP_MUL:
	case NP_OP_DIV:
	case NP_OP_MOD:
	case NP_OP_AND:
	case NP_OP_OR:
	case NP_OP_XOR: must_be(e, n, 8, is_signed_pair(l, r)); break;
	case NP_OP_SUB: must_be(e, n, 8, true); break;
	case NP_OP_SHL:
	case NP_OP_SHR: must_be(e, n, 8, l->type->is_signed); break;
	default:
		if (n->type->kind != NP_V_BOOL)
			problem(e, "a comparison's type is not bool");
	}
}

void check_type(struct eval *e, const struct np_node *n)
{
	if (n->kind == NP_N_UNARY)
		check_unary(e, n);
	else if (n->kind == NP_N_BINARY)
		check_binary(e, n);
}
