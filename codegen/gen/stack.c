/*
 * Kernel stacks: taken into scratch memory, hashed, kept in our own map under their 64-bit
 * hash.  (The kernel's stack map drops stacks whose 32-bit hashes collide.)
 */
#include "gen/gen.h"

#define GET_STACK 67
#define MAP_UPDATE 2
#define BYTES (NP_STACK_DEPTH * 8)

/* u64 hash(void *addresses): FNV-like over the words; zeroes beyond the depth change nothing. */
static LLVMValueRef hash_function(struct np_gen *g)
{
	if (g->stack_fn)
		return g->stack_fn;
	LLVMTypeRef params[] = {g->ptr, g->i64}, type = LLVMFunctionType(g->i64, params, 2, false);
	LLVMValueRef fn = LLVMAddFunction(g->module, "np_hash", type), here = g->fn;
	LLVMBasicBlockRef back = LLVMGetInsertBlock(g->b), entry = g->entry, loop, body, end;
	unsigned noinline = LLVMGetEnumAttributeKindForName("noinline", 8);

	LLVMSetLinkage(fn, LLVMInternalLinkage);
	LLVMAddAttributeAtIndex(fn, LLVMAttributeFunctionIndex,
				LLVMCreateEnumAttribute(g->llvm, noinline, 0));
	g->stack_fn = g->fn = fn;
	g->entry = np_block(g, "");
	loop = np_block(g, "");
	body = np_block(g, "");
	end = np_block(g, "");
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	LLVMBuildBr(g->b, loop);
	LLVMPositionBuilderAtEnd(g->b, loop);
	LLVMValueRef i = LLVMBuildPhi(g->b, g->i64, ""), h = LLVMBuildPhi(g->b, g->i64, "");

	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntULT, i, np_const(g, NP_STACK_DEPTH), ""), body,
		     end);
	LLVMPositionBuilderAtEnd(g->b, body);
	LLVMValueRef at =
		np_offset(g, LLVMGetParam(fn, 0), LLVMBuildShl(g->b, i, np_const(g, 3), ""));
	LLVMValueRef mixed = LLVMBuildXor(g->b, h, np_get(g, at, 8), "");

	mixed = LLVMBuildMul(g->b, mixed, np_const(g, (int64_t)0x9e3779b97f4a7c15ull), "");
	mixed = LLVMBuildXor(g->b, mixed, LLVMBuildLShr(g->b, mixed, np_const(g, 29), ""), "");
	LLVMValueRef next = LLVMBuildAdd(g->b, i, np_const(g, 1), "");

	LLVMBuildBr(g->b, loop);
	LLVMBasicBlockRef from[] = {g->entry, body};
	LLVMValueRef is[] = {np_const(g, 0), next}, hs[] = {LLVMGetParam(fn, 1), mixed};

	LLVMAddIncoming(i, is, from, 2);
	LLVMAddIncoming(h, hs, from, 2);
	LLVMPositionBuilderAtEnd(g->b, end);
	LLVMBuildRet(g->b, h);
	g->fn = here;
	g->entry = entry;
	LLVMPositionBuilderAtEnd(g->b, back);
	return fn;
}

/*
 * Frames that are ours, not the kernel's: the program and what calls it. In programs with
 * registers of the probed place (kprobes, perf events) the stack begins there.
 */
uint32_t np_gen_own_frames(const struct np_gen *g)
{
	switch (g->mechanism) {
	case NP_M_TP_BTF:
	case NP_M_FENTRY:
	case NP_M_FEXIT: return 2 + (g->frame_memory ? 2 * g->loops : 0); /* helper, callback */
	default: return 0;
	}
}

/* The key of the stack, 0 when none could be taken. `depth`: frames, 0 for all. */
LLVMValueRef np_gen_kstack(struct np_gen *g, uint32_t depth)
{
	LLVMTypeRef params[] = {g->ptr, g->i64};
	uint32_t bytes = depth && depth < NP_STACK_DEPTH ? depth * 8 : BYTES;
	LLVMValueRef key = np_alloca(g, 8), value, n, hash, err;
	LLVMBasicBlockRef got = np_block(g, ""), bad = np_block(g, ""), end = np_block(g, "");

	g->stack_used += 8;
	value = np_scratch(g, 8 + BYTES);
	np_zero(g, value, 8 + BYTES);
	np_put(g, key, np_const(g, 0), 8);
	n = np_helper(g, GET_STACK, 4, g->ctx, np_at(g, value, 8), np_const(g, bytes),
		      np_const(g, np_gen_own_frames(g)));
	/* hit in user mode there is none, and nothing is lost */
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntSGT, n, np_const(g, 0), ""), got, end);

	LLVMPositionBuilderAtEnd(g->b, got);
	np_put(g, value, LLVMBuildLShr(g->b, n, np_const(g, 3), ""), 4);
	LLVMValueRef args[] = {np_at(g, value, 8), n};

	hash = LLVMBuildCall2(g->b, LLVMFunctionType(g->i64, params, 2, false), hash_function(g),
			      args, 2, "");
	np_put(g, key, LLVMBuildOr(g->b, hash, np_const(g, 1), ""), 8);
	err = np_helper(g, MAP_UPDATE, 4, np_map_symbol(g, g->stacks), key, value, np_const(g, 0));
	np_branch_if(g, np_is_true(g, err), bad, end);

	LLVMPositionBuilderAtEnd(g->b, bad);
	np_gen_lost(g, NP_LOSS_STACK, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, key, 8);
}
