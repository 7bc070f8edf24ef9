/* Scalar expressions: 64-bit values, normalised to their type where it is narrower. */
#include "gen/gen.h"

LLVMValueRef np_gen_is_known(struct np_gen *g, const struct np_node *n, LLVMValueRef v)
{
	if (n->type->kind != NP_V_FACT)
		return LLVMConstInt(g->i1, 1, false);
	return LLVMBuildICmp(g->b, LLVMIntNE, v, np_const(g, NP_UNKNOWN), "");
}

LLVMValueRef np_gen_stay_unknown(struct np_gen *g, const struct np_type *t, LLVMValueRef old,
				 LLVMValueRef new)
{
	LLVMValueRef unknown = np_const(g, NP_UNKNOWN);

	if (t->kind != NP_V_FACT)
		return new;
	return LLVMBuildSelect(g->b, LLVMBuildICmp(g->b, LLVMIntEQ, old, unknown, ""), unknown, new,
			       "");
}

/* What is not known is not true. */
LLVMValueRef np_gen_condition(struct np_gen *g, struct np_node *n)
{
	LLVMValueRef v = np_gen_scalar(g, n);

	if (n->type->kind != NP_V_FACT)
		return np_is_true(g, v);
	return LLVMBuildAnd(g->b, np_is_true(g, v), np_gen_is_known(g, n, v), "");
}

/* && and || look at their right side only when it matters. */
static LLVMValueRef logical(struct np_gen *g, struct np_node *n)
{
	bool and = n->binary.op == NP_OP_LAND;
	LLVMValueRef slot = np_alloca(g, 8);
	LLVMBasicBlockRef right = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef left = np_gen_condition(g, n->binary.left);

	np_put(g, slot, np_bool(g, left), 8);
	np_branch_if(g, left, and? right : end, and? end : right);
	LLVMPositionBuilderAtEnd(g->b, right);
	np_put(g, slot, np_bool(g, np_gen_condition(g, n->binary.right)), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, slot, 8);
}

static LLVMValueRef ternary(struct np_gen *g, struct np_node *n)
{
	LLVMValueRef slot = np_alloca(g, 8);
	LLVMBasicBlockRef yes = np_block(g, ""), no = np_block(g, ""), end = np_block(g, "");

	np_branch_if(g, np_gen_condition(g, n->ternary.cond), yes, no);
	LLVMPositionBuilderAtEnd(g->b, yes);
	np_put(g, slot, np_gen_scalar(g, n->ternary.yes), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, no);
	np_put(g, slot, np_gen_scalar(g, n->ternary.no), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, slot, 8);
}

/* The BPF before v4 divides unsigned only: signs are taken off and put back. */
static LLVMValueRef divide(struct np_gen *g, bool is_signed, bool modulo, LLVMValueRef a,
			   LLVMValueRef b)
{
	LLVMValueRef zero = np_const(g, 0), by_zero = LLVMBuildICmp(g->b, LLVMIntEQ, b, zero, "");
	LLVMValueRef negative = NULL, q;

	if (is_signed) {
		LLVMValueRef na = LLVMBuildICmp(g->b, LLVMIntSLT, a, zero, "");
		LLVMValueRef nb = LLVMBuildICmp(g->b, LLVMIntSLT, b, zero, "");

		a = LLVMBuildSelect(g->b, na, LLVMBuildSub(g->b, zero, a, ""), a, "");
		b = LLVMBuildSelect(g->b, nb, LLVMBuildSub(g->b, zero, b, ""), b, "");
		negative = modulo ? na : LLVMBuildXor(g->b, na, nb, "");
	}
	/* dividing by zero yields 1, as in bpftrace */
	b = LLVMBuildSelect(g->b, by_zero, np_const(g, 1), b, "");
	q = modulo ? LLVMBuildURem(g->b, a, b, "") : LLVMBuildUDiv(g->b, a, b, "");
	if (negative)
		q = LLVMBuildSelect(g->b, negative, LLVMBuildSub(g->b, zero, q, ""), q, "");
	return LLVMBuildSelect(g->b, by_zero, np_const(g, 1), q, "");
}

LLVMValueRef np_gen_operate(struct np_gen *g, enum np_op op, bool is_signed, LLVMValueRef a,
			    LLVMValueRef b)
{
	switch (op) {
	case NP_OP_ADD: return LLVMBuildAdd(g->b, a, b, "");
	case NP_OP_SUB: return LLVMBuildSub(g->b, a, b, "");
	case NP_OP_MUL: return LLVMBuildMul(g->b, a, b, "");
	case NP_OP_DIV: return divide(g, is_signed, false, a, b);
	case NP_OP_MOD: return divide(g, is_signed, true, a, b);
	case NP_OP_SHL:
		return LLVMBuildShl(g->b, a, LLVMBuildAnd(g->b, b, np_const(g, 63), ""), "");
	case NP_OP_SHR:
		b = LLVMBuildAnd(g->b, b, np_const(g, 63), "");
		return is_signed ? LLVMBuildAShr(g->b, a, b, "") : LLVMBuildLShr(g->b, a, b, "");
	case NP_OP_AND: return LLVMBuildAnd(g->b, a, b, "");
	case NP_OP_OR: return LLVMBuildOr(g->b, a, b, "");
	case NP_OP_XOR: return LLVMBuildXor(g->b, a, b, "");
	default: return a;
	}
}

static LLVMValueRef compare(struct np_gen *g, enum np_op op, bool is_signed, LLVMValueRef a,
			    LLVMValueRef b)
{
	LLVMIntPredicate p;

	switch (op) {
	case NP_OP_EQ: p = LLVMIntEQ; break;
	case NP_OP_NE: p = LLVMIntNE; break;
	case NP_OP_LT: p = is_signed ? LLVMIntSLT : LLVMIntULT; break;
	case NP_OP_GT: p = is_signed ? LLVMIntSGT : LLVMIntUGT; break;
	case NP_OP_LE: p = is_signed ? LLVMIntSLE : LLVMIntULE; break;
	default: p = is_signed ? LLVMIntSGE : LLVMIntUGE; break;
	}
	return LLVMBuildICmp(g->b, p, a, b, "");
}

static bool literal(const struct np_node *n)
{
	return n->kind == NP_N_INT && !n->integer.is_unsigned;
}

/* NULL: they always are. */
static LLVMValueRef known_both(struct np_gen *g, const struct np_node *l, const struct np_node *r,
			       LLVMValueRef a, LLVMValueRef b)
{
	if (l->type->kind != NP_V_FACT && r->type->kind != NP_V_FACT)
		return NULL;
	return LLVMBuildAnd(g->b, np_gen_is_known(g, l, a), np_gen_is_known(g, r, b), "");
}

static LLVMValueRef binary(struct np_gen *g, struct np_node *n)
{
	struct np_node *l = n->binary.left, *r = n->binary.right;
	enum np_op op = n->binary.op;

	if (op == NP_OP_LAND || op == NP_OP_LOR)
		return logical(g, n);
	if (op == NP_OP_MATCH || op == NP_OP_UNMATCH) {
		LLVMValueRef fits = np_gen_match(g, l, r);

		return np_bool(g, op == NP_OP_MATCH ? fits : LLVMBuildNot(g->b, fits, ""));
	}
	if (!np_type_is_scalar(l->type) && !np_vkind_is_aggregation(l->type->kind)) {
		LLVMValueRef equal = np_gen_equal(g, l, r);

		return np_bool(g, op == NP_OP_EQ ? equal : LLVMBuildNot(g->b, equal, ""));
	}
	struct np_held held = np_hold(g, np_gen_scalar(g, l), r);
	LLVMValueRef b = np_gen_scalar(g, r), a = np_held(g, held);

	if (op >= NP_OP_EQ && op <= NP_OP_GE) {
		/* a literal has the sign of the other side; else one signed side makes it signed */
		bool s = literal(l)   ? r->type->is_signed
			 : literal(r) ? l->type->is_signed
				      : l->type->is_signed || r->type->is_signed;

		if (literal(l) && (int64_t)l->integer.value < 0)
			s = true;
		if (literal(r) && (int64_t)r->integer.value < 0)
			s = true;
		/* what is not known differs from everything, and is not in any order */
		LLVMValueRef is = compare(g, op, s, a, b), known = known_both(g, l, r, a, b);

		if (known)
			is = op == NP_OP_NE
				     ? LLVMBuildOr(g->b, is, LLVMBuildNot(g->b, known, ""), "")
				     : LLVMBuildAnd(g->b, is, known, "");
		return np_bool(g, is);
	}
	if (n->type->kind == NP_V_PTR && l->type->kind == NP_V_PTR)
		b = LLVMBuildMul(g->b, b, np_gen_sizeof(g, n->type->elem), "");
	LLVMValueRef v = np_normalise(g, np_gen_operate(g, op, n->type->is_signed, a, b), n->type);
	LLVMValueRef known = n->type->kind == NP_V_FACT ? known_both(g, l, r, a, b) : NULL;

	if (known)
		v = LLVMBuildSelect(g->b, known, v, np_const(g, NP_UNKNOWN), "");
	return np_here(g, v);
}

static LLVMValueRef param(struct np_gen *g, struct np_node *n)
{
	const struct np_ref *r = np_ref(n);
	const char *name = g->checked->params.v[r->param.index]->param.name;

	return np_symbol(g, r->param.set ? "param.%s.set" : "param.%s", name);
}

/* An array of any length is where its numbers are, not the word that says so. */
static LLVMValueRef argument(struct np_gen *g, struct np_node *n)
{
	const struct np_arg *a = np_ref(n)->arg;

	return np_is_dynamic_array(n)
		       ? LLVMBuildPtrToInt(g->b, np_gen_arg_address(g, a), g->i64, "")
		       : np_gen_arg(g, a);
}

static LLVMValueRef name(struct np_gen *g, struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	switch (r->kind) {
	case NP_REF_BUILTIN: return np_gen_builtin(g, n);
	case NP_REF_ARG: return argument(g, n);
	case NP_REF_CONST:
		if (r->constant.symbol)
			return np_symbol(g, "%s", r->constant.symbol);
		if (!r->constant.enumerator)
			return np_const(g, r->constant.value);
		return np_symbol(g, "enum.%s.%s", r->constant.enum_tag, r->constant.enumerator);
	case NP_REF_PARAM: return param(g, n);
	default: return np_const(g, 0);
	}
}

static LLVMValueRef incdec(struct np_gen *g, struct np_node *n)
{
	struct np_node *t = n->incdec.target;

	if (t->kind == NP_N_MAP)
		return np_gen_incdec_map(g, n, true);
	LLVMValueRef slot = np_gen_variable(g, np_ref(t)->var->index), old = np_get(g, slot, 8),
		     new;
	LLVMValueRef step =
		t->type->kind == NP_V_PTR ? np_gen_sizeof(g, t->type->elem) : np_const(g, 1);

	new = n->incdec.op == NP_OP_INC ? LLVMBuildAdd(g->b, old, step, "")
					: LLVMBuildSub(g->b, old, step, "");
	new = np_gen_stay_unknown(g, t->type, old, np_normalise(g, new, t->type));
	np_put(g, slot, new, 8);
	return n->incdec.prefix ? new : old;
}

static LLVMValueRef cast(struct np_gen *g, struct np_node *n)
{
	const struct np_type *from = n->cast.operand->type;

	if (from->kind == NP_V_PROBE && n->type->kind == NP_V_KSYM)
		return np_gen_function_address(g);
	if (np_vkind_is_aggregation(from->kind))
		return np_normalise(g, np_gen_agg_read(g, n->cast.operand), n->type);
	if (from->kind == NP_V_ARRAY && n->type->kind == NP_V_INT)
		return np_normalise(g, np_get(g, np_gen_memory(g, n->cast.operand), 8), n->type);
	if (from->kind == NP_V_ARRAY || from->kind == NP_V_STRUCT || from->kind == NP_V_STR) {
		struct np_lvalue p = np_gen_lvalue(g, n->cast.operand);

		return LLVMBuildPtrToInt(g->b, np_gen_address(g, &p), g->i64, "");
	}
	LLVMValueRef v = np_gen_scalar(g, n->cast.operand);

	if (from->kind == NP_V_FACT && n->type->kind != NP_V_FACT)
		v = LLVMBuildSelect(g->b, np_gen_is_known(g, n->cast.operand, v), v, np_const(g, 0),
				    "");
	return np_normalise(g, v, n->type);
}

/* Copied by a helper, it is a number to the verifier: it allows little to be done to pointers. */
static LLVMValueRef variable_address(struct np_gen *g, uint32_t index)
{
	LLVMValueRef pointer = np_temp(g, 8), number = np_temp(g, 8), from;

	np_put(g, pointer, LLVMBuildPtrToInt(g->b, np_gen_variable(g, index), g->i64, ""), 8);
	from = LLVMBuildPtrToInt(g->b, pointer, g->i64, "");
	np_gen_read(g, number, from, 8, false);
	return np_get(g, number, 8);
}

LLVMValueRef np_gen_scalar(struct np_gen *g, struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	switch (n->kind) {
	case NP_N_INT: return np_const(g, (int64_t)n->integer.value);
	case NP_N_NAME: return name(g, n);
	case NP_N_SCRATCH: return np_get(g, np_gen_variable(g, r->var->index), 8);
	case NP_N_MAP: return np_gen_map_value(g, n);
	case NP_N_CALL:
		return r->kind == NP_REF_FUNCTION ? np_gen_call_value(g, n)
		       : r->kind == NP_REF_IN_C   ? np_gen_c_call(g, n)
						  : np_gen_builtin(g, n);
	case NP_N_MEMBER:
		if (r->kind == NP_REF_ARG)
			return argument(g, n);
		if (r->kind == NP_REF_PARAM)
			return param(g, n);
		if (r->kind == NP_REF_ELEMENT) {
			const struct np_type *tuple = n->member.object->type;
			LLVMValueRef m = np_gen_memory(g, n->member.object);
			const struct np_type *t = tuple->members[r->index].type;

			return np_normalise(
				g, np_get(g, np_at(g, m, tuple->members[r->index].offset), 8), t);
		}
		return np_gen_load(g, n);
	case NP_N_INDEX:
		return np_gen_is_place(n->binary.left) || n->binary.left->type->kind == NP_V_PTR
			       ? np_gen_load(g, n)
			       : np_gen_element(g, n);
	case NP_N_UNARY: {
		if (n->unary.op == NP_OP_DEREF)
			return np_gen_load(g, n);
		if (n->unary.op == NP_OP_ADDR && n->unary.operand->kind == NP_N_SCRATCH)
			return variable_address(g, np_ref(n->unary.operand)->var->index);
		if (n->unary.op == NP_OP_ADDR) {
			struct np_lvalue p = np_gen_lvalue(g, n->unary.operand);

			return LLVMBuildAdd(g->b, p.base, p.off, "");
		}
		if (n->unary.op == NP_OP_NOT)
			return np_bool(
				g, LLVMBuildNot(g->b, np_gen_condition(g, n->unary.operand), ""));
		LLVMValueRef v = np_gen_scalar(g, n->unary.operand);

		return np_gen_stay_unknown(g, n->unary.operand->type, v,
					   n->unary.op == NP_OP_NEG
						   ? LLVMBuildSub(g->b, np_const(g, 0), v, "")
						   : LLVMBuildNot(g->b, v, ""));
	}
	case NP_N_INCDEC: return incdec(g, n);
	case NP_N_BINARY: return binary(g, n);
	case NP_N_IN: return np_gen_in(g, n);
	case NP_N_TERNARY: return ternary(g, n);
	case NP_N_CAST: return cast(g, n);
	case NP_N_SIZEOF: return np_symbol(g, "size.%s", r->member.owner->name);
	default: return np_const(g, 0);
	}
}
