/* Statements. Memory for values is given back after each. */
#include "gen/gen.h"

static void assign_scratch(struct np_gen *g, struct np_node *n)
{
	const struct np_var *v = np_ref(n->binary.left)->var;
	LLVMValueRef slot = g->vars[v->index], value;
	uint32_t size = (v->type->size + 7) & ~7u;

	if (!np_type_is_scalar(v->type)) {
		np_gen_into(g, n->binary.right, slot, size);
		return;
	}
	value = np_gen_scalar(g, n->binary.right);
	if (n->binary.op != NP_OP_NONE) {
		LLVMValueRef np_gen_operate(struct np_gen *, enum np_op, bool, LLVMValueRef,
					    LLVMValueRef);
		LLVMValueRef old = np_get(g, slot, 8);

		if (v->type->kind == NP_V_PTR)
			value = LLVMBuildMul(g->b, value, np_gen_sizeof(g, v->type->elem), "");
		value = np_gen_operate(g, n->binary.op, v->type->is_signed, old, value);
	}
	np_put(g, slot, np_normalise(g, value, v->type), 8);
}

static void branch(struct np_gen *g, struct np_node *n)
{
	LLVMBasicBlockRef yes = np_block(g, ""), no = np_block(g, ""), end = np_block(g, "");

	np_branch_if(g, np_gen_condition(g, n->branch.cond), yes, no);
	np_release_temps(g);
	LLVMPositionBuilderAtEnd(g->b, yes);
	np_gen_statements(g, n->branch.then);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, no);
	if (n->branch.otherwise)
		np_gen_statements(g, n->branch.otherwise);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

static void body(struct np_gen *g, struct np_node *n, LLVMBasicBlockRef next, LLVMBasicBlockRef end)
{
	LLVMBasicBlockRef outer_end = g->loop_end, outer_next = g->loop_next;

	g->loop_end = end;
	g->loop_next = next;
	g->loops++;
	np_gen_statements(g, n->branch.then);
	np_jump(g, next);
	g->loops--;
	g->loop_end = outer_end;
	g->loop_next = outer_next;
}

static void condition(struct np_gen *g, struct np_node *n, LLVMBasicBlockRef yes,
		      LLVMBasicBlockRef no)
{
	np_branch_if(g, np_gen_condition(g, n->branch.cond), yes, no);
	np_release_temps(g);
}

/*
 * The verifier walks through every round, so there is a most, and what it cut short is counted.
 * The way back is a jump at the end: kernels up to 6.1 refuse one by falling through.
 */
static void loop(struct np_gen *g, struct np_node *n)
{
	LLVMBasicBlockRef round = np_block(g, ""), next = np_block(g, ""), again = np_block(g, "");
	LLVMBasicBlockRef cut = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef rounds = np_alloca(g, 8), i;

	np_put(g, rounds, np_const(g, 0), 8);
	condition(g, n, round, end);
	LLVMPositionBuilderAtEnd(g->b, round);
	body(g, n, next, end);
	LLVMPositionBuilderAtEnd(g->b, next);
	i = LLVMBuildAdd(g->b, np_get(g, rounds, 8), np_const(g, 1), "");
	np_put(g, rounds, i, 8);
	i = LLVMBuildICmp(g->b, LLVMIntULT, i,
			  np_const(g, g->loops ? NP_LOOP_INNER : NP_LOOP_ROUNDS), "");
	np_branch_if(g, i, again, cut);
	LLVMPositionBuilderAtEnd(g->b, cut);
	np_gen_lost(g, NP_LOSS_LOOP, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, again);
	condition(g, n, round, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

static void unroll(struct np_gen *g, struct np_node *n)
{
	LLVMBasicBlockRef end = np_block(g, "");

	for (uint64_t i = 0; i < n->branch.cond->integer.value; i++) {
		LLVMBasicBlockRef next = np_block(g, "");

		body(g, n, next, end);
		LLVMPositionBuilderAtEnd(g->b, next);
	}
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

/* What follows a jump does not run, but must be somewhere. */
static void leave_by(struct np_gen *g, LLVMBasicBlockRef to)
{
	np_jump(g, to);
	LLVMPositionBuilderAtEnd(g->b, np_block(g, ""));
}

static void statement(struct np_gen *g, struct np_node *n);

/* since() may leave it in the middle. */
static void block(struct np_gen *g, struct np_node *n)
{
	LLVMBasicBlockRef outer = g->block_end, end = np_block(g, "");

	g->block_end = end;
	np_list_each (s, n->list)
		statement(g, s);
	g->block_end = outer;
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

static void statement(struct np_gen *g, struct np_node *n)
{
	uint32_t scratch = g->scratch_top;

	g->statement = n;
	np_gen_lines_at(g, n->loc);
	switch (n->kind) {
	case NP_N_EXPR:
		if (n->unary.operand->kind == NP_N_INCDEC &&
		    n->unary.operand->incdec.target->kind == NP_N_MAP)
			np_gen_incdec_map(g, n->unary.operand, false);
		else if (n->unary.operand->kind == NP_N_CALL ||
			 np_type_is_scalar(n->unary.operand->type))
			np_gen_scalar(g, n->unary.operand);
		break;
	case NP_N_ASSIGN:
		if (n->binary.left->kind == NP_N_SCRATCH)
			assign_scratch(g, n);
		else
			np_gen_assign_map(g, n);
		break;
	case NP_N_IF: branch(g, n); break;
	case NP_N_BLOCK: block(g, n); break;
	case NP_N_WHILE: loop(g, n); break;
	case NP_N_UNROLL: unroll(g, n); break;
	case NP_N_BREAK: leave_by(g, g->loop_end); break;
	case NP_N_CONTINUE: leave_by(g, g->loop_next); break;
	case NP_N_RETURN: leave_by(g, g->leave); break;
	default: break;
	}
	np_release_temps(g);
	g->scratch_top = scratch;
}

void np_gen_statements(struct np_gen *g, struct np_node *n)
{
	statement(g, n);
}
