/*
 * Scratch memory: what does not fit on the stack.  Each CPU has NP_SCRATCH_LEVELS pieces, and a
 * word for each that counts who holds it: a program is interrupted by another one on the same
 * CPU, and where the kernel preempts programs, that other one may even end later.  So a piece is
 * claimed by an atomic addition; it is free if it was held by nobody before.
 */
#include "gen/gen.h"

#define MAP_LOOKUP 1
#define SMP_PROCESSOR_ID 8

_Static_assert((NP_SCRATCH_LEVELS & (NP_SCRATCH_LEVELS - 1)) == 0, "a power of two, for a mask");

/* The word was 0, and is more now. Before kernel 5.12 programs are not preempted: see map.c. */
static LLVMValueRef take(struct np_gen *g, LLVMValueRef word)
{
	LLVMValueRef tells = np_symbol(g, "feat.atomic-fetch"), before = np_get(g, word, 8);
	LLVMValueRef old = np_gen_atomic_add(g, word, np_const(g, 1));

	old = LLVMBuildSelect(g->b, np_is_true(g, tells), old, before, "");
	return LLVMBuildICmp(g->b, LLVMIntEQ, old, np_const(g, 0), "");
}

void np_gen_scratch_claim(struct np_gen *g, LLVMValueRef claim, LLVMBasicBlockRef start)
{
	LLVMBasicBlockRef none = np_block(g, ""), found = np_block(g, ""), ready = np_block(g, "");
	LLVMBasicBlockRef out = np_block(g, "");
	LLVMValueRef key = g->scratch_key, level = np_at(g, claim, 8), words, word, value, first;

	/* large pieces are not per CPU for the kernel: those of all CPUs stand one behind another
	 */
	first = LLVMBuildMul(g->b, np_helper(g, SMP_PROCESSOR_ID, 0), np_symbol(g, "scratch.step"),
			     "");
	/* whichever piece it is, the verifier follows the program once */
	first = np_unknown(g, first);
	np_put(g, key, np_const(g, 0), 8);
	words = np_to_ptr(g, np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, g->nesting), key));
	np_branch_if(g, LLVMBuildIsNotNull(g->b, words, ""), found, out);

	LLVMPositionBuilderAtEnd(g->b, found);
	LLVMBuildStore(g->b, words, claim);
	for (int i = 0; i < NP_SCRATCH_LEVELS; i++) {
		LLVMBasicBlockRef taken = np_block(g, ""), next = np_block(g, "");

		word = np_at(g, words, (uint64_t)i * 8);
		np_put(g, level, np_const(g, i), 8);
		np_put(g, key, LLVMBuildAdd(g->b, first, np_const(g, i), ""), 8);
		np_branch_if(g, take(g, word), ready, taken);
		LLVMPositionBuilderAtEnd(g->b, taken);
		np_gen_atomic_add(g, word, np_const(g, -1));
		np_jump(g, next);
		LLVMPositionBuilderAtEnd(g->b, next);
	}
	g->statement = NULL;
	np_gen_lost(g, NP_LOSS_NESTED, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, out);

	LLVMPositionBuilderAtEnd(g->b, ready);
	np_put(g, level, np_unknown(g, np_get(g, level, 8)), 8);
	value = np_to_ptr(g, np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, g->scratch), key));
	LLVMBuildStore(g->b, value, g->scratch_base);
	np_branch_if(g, LLVMBuildIsNotNull(g->b, value, ""), start, none);

	LLVMPositionBuilderAtEnd(g->b, none); /* never: the levels are there */
	np_gen_scratch_release(g, claim);
	np_jump(g, out);
	LLVMPositionBuilderAtEnd(g->b, out);
	LLVMBuildRet(g->b, np_const32(g, 0));
}

void np_gen_scratch_release(struct np_gen *g, LLVMValueRef claim)
{
	LLVMValueRef words = LLVMBuildLoad2(g->b, g->ptr, claim, "");
	LLVMValueRef level = np_get(g, np_at(g, claim, 8), 8);

	level = LLVMBuildAnd(g->b, level, np_const(g, NP_SCRATCH_LEVELS - 1), "");
	level = LLVMBuildShl(g->b, level, np_const(g, 3), "");
	np_gen_atomic_add(g, np_offset(g, words, level), np_const(g, -1));
}
