/* Statements. Memory for values is given back after each. */
#include "gen/gen.h"

#define PIECE 64      /* statements of a block that become a function */
#define PIECES_DEEP 2 /* within each other: the kernel has few frames */

struct mention {
	const struct np_var *var;
	bool found;
};

static bool look(void *arg, const struct np_node *n)
{
	struct mention *m = arg;

	m->found |= n->kind == NP_N_SCRATCH && np_ref(n)->var == m->var;
	return true;
}

/* A value is written part by part: one that is made of what was there waits until it is whole. */
static void assign_memory(struct np_gen *g, const struct np_var *v, struct np_node *value)
{
	uint32_t size = (np_gen_size(v->type) + 7) & ~7u;
	struct mention m = {.var = v};
	LLVMValueRef to = np_gen_variable(g, v->index), temp;

	np_node_walk(value, look, &m);
	if (!m.found) {
		np_gen_into(g, value, to, size);
		return;
	}
	temp = np_temp(g, size);
	np_gen_into(g, value, temp, size);
	np_copy(g, to, temp, size);
}

static void assign_scratch(struct np_gen *g, struct np_node *n)
{
	const struct np_var *v = np_ref(n->binary.left)->var;
	LLVMValueRef slot = np_gen_variable(g, v->index), value;

	if (!np_type_is_scalar(v->type)) {
		assign_memory(g, v, n->binary.right);
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
		value = np_gen_stay_unknown(g, v->type, old, value);
	}
	np_put(g, slot, np_normalise(g, value, v->type), 8);
}

/* In a loop it is new in each round. */
static void declare(struct np_gen *g, struct np_node *n)
{
	const struct np_ref *r = np_ref(n->let.target);
	struct np_node assign = {.kind = NP_N_ASSIGN, .loc = n->loc};
	uint32_t size = (r->var->type->size + 7) & ~7u;

	if (!n->let.value) {
		np_zero(g, np_gen_variable(g, r->var->index), size);
		return;
	}
	assign.binary.left = n->let.target;
	assign.binary.right = n->let.value;
	assign_scratch(g, &assign);
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

/* What follows a jump does not run, but must be somewhere. */
static void leave_by(struct np_gen *g, LLVMBasicBlockRef to)
{
	np_jump(g, to);
	LLVMPositionBuilderAtEnd(g->b, np_block(g, ""));
}

static void statement(struct np_gen *g, struct np_node *n);

static bool leaves_loop(void *any, const struct np_node *n)
{
	*(bool *)any |= n->kind == NP_N_BREAK || n->kind == NP_N_CONTINUE;
	return n->kind != NP_N_WHILE && n->kind != NP_N_FOR && n->kind != NP_N_UNROLL;
}

/* Whether it breaks off a loop that is around it: then it stays in the loop's function. */
static bool is_bound(const struct np_node *n)
{
	bool leaves = false;

	np_node_walk(n, leaves_loop, &leaves);
	return leaves;
}

/* So many statements a function. */
static void pieces(struct np_gen *g, struct np_node *n)
{
	for (struct np_node *s = n->list; s;) {
		struct np_part p;

		g->statement = s;
		if (is_bound(s)) {
			statement(g, s);
			s = s->next;
			continue;
		}
		np_gen_piece_begin(g, &p);
		for (int i = 0; s && i < PIECE && !is_bound(s); i++, s = s->next)
			statement(g, s);
		np_gen_piece_end(g, &p);
	}
}

/* since() may leave it in the middle. */
static void block(struct np_gen *g, struct np_node *n)
{
	LLVMBasicBlockRef outer = g->block_end, end = np_block(g, "");

	g->block_end = end;
	if (g->fit.split && g->pieces < PIECES_DEEP && np_list_length(n->list) > PIECE)
		pieces(g, n);
	else
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
	case NP_N_LET: declare(g, n); break;
	case NP_N_IF: branch(g, n); break;
	case NP_N_BLOCK: block(g, n); break;
	case NP_N_WHILE: np_gen_while(g, n); break;
	case NP_N_UNROLL: np_gen_unroll(g, n); break;
	case NP_N_FOR: np_gen_for(g, n); break;
	case NP_N_BREAK: leave_by(g, g->loop_end); break;
	case NP_N_CONTINUE: leave_by(g, g->loop_next); break;
	case NP_N_RETURN:
		np_gen_return(g, n->unary.operand);
		leave_by(g, g->returns);
		break;
	default: break;
	}
	np_release_temps(g);
	g->scratch_top = scratch;
}

void np_gen_statements(struct np_gen *g, struct np_node *n)
{
	statement(g, n);
}
