/* Losses: one counter a statement and cause, in a per-CPU array that the reader sums up. */
#include "gen/gen.h"

/* void lost(u32 index), a subprogram: it is rarely run and often called. */
static LLVMValueRef lost_function(struct np_gen *g)
{
	if (g->lost_fn)
		return g->lost_fn;
	LLVMTypeRef type = LLVMFunctionType(g->i64, &g->i64, 1, false);
	LLVMValueRef fn = LLVMAddFunction(g->module, "np_lost", type), here = g->fn;
	LLVMBasicBlockRef back = LLVMGetInsertBlock(g->b), entry = g->entry, hit, end;
	unsigned noinline = LLVMGetEnumAttributeKindForName("noinline", 8);

	LLVMSetLinkage(fn, LLVMInternalLinkage);
	LLVMAddAttributeAtIndex(fn, LLVMAttributeFunctionIndex,
				LLVMCreateEnumAttribute(g->llvm, noinline, 0));
	g->lost_fn = g->fn = fn;
	g->entry = np_block(g, "");
	hit = np_block(g, "");
	end = np_block(g, "");
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	LLVMValueRef key = LLVMBuildAlloca(g->b, g->i32, "");

	np_put(g, key, LLVMGetParam(fn, 0), 4);
	LLVMValueRef v = np_to_ptr(g, np_helper(g, 1, 2, np_map_symbol(g, g->lost), key));

	np_branch_if(g, LLVMBuildIsNotNull(g->b, v, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	np_gen_atomic_add(g, v, np_const(g, 1)); /* what interrupts us may lose something, too */
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	LLVMBuildRet(g->b, np_const(g, 0));
	g->fn = here;
	g->entry = entry;
	LLVMPositionBuilderAtEnd(g->b, back);
	return fn;
}

static uint32_t loss_index(struct np_gen *g, const struct np_plan_loss *l)
{
	for (uint32_t i = 0; i < g->plan->losses.n; i++) {
		const struct np_plan_loss *o = &g->plan->losses.v[i];

		if (o->cause == l->cause && o->map == l->map && o->event == l->event &&
		    o->line == l->line && o->column == l->column)
			return i;
	}
	np_vec_push(g->arena, &g->plan->losses, *l);
	return g->plan->losses.n - 1;
}

void np_gen_lost(struct np_gen *g, enum np_loss_cause cause, uint32_t map, uint32_t event)
{
	struct np_plan_loss l = {.cause = cause, .map = map, .event = event};
	LLVMTypeRef type = LLVMFunctionType(g->i64, &g->i64, 1, false);

	np_gen_line(g, g->statement ? g->statement->loc : g->body->loc, &l.line, &l.column);
	LLVMValueRef index = np_const(g, loss_index(g, &l));

	LLVMBuildCall2(g->b, type, lost_function(g), &index, 1, "");
}
