/*
 * Stacks, the kernel's and the user's: taken into scratch memory, hashed, kept in our own map
 * under their 64-bit hash.  (The kernel's stack map drops stacks whose 32-bit hashes collide.)
 */
#include <string.h>

#include "gen/gen.h"

#define MAP_LOOKUP 1
#define GET_STACK 67
#define MAP_UPDATE 2
#define USER_STACK (1 << 8)     /* BPF_F_USER_STACK */
#define USER_BUILD_ID (1 << 11) /* BPF_F_USER_BUILD_ID */

/* u64 hash(void *words, u64 n): FNV-like; beyond the depth there are zeroes. */
static LLVMValueRef hash_function(struct np_gen *g, unsigned which, uint32_t words)
{
	static const char *const names[] = {"np_hash", "np_hash_ids", "np_hash_snapshot"};

	if (g->hash_fn[which])
		return g->hash_fn[which];
	LLVMTypeRef params[] = {g->ptr, g->i64}, type = LLVMFunctionType(g->i64, params, 2, false);
	LLVMValueRef fn = LLVMAddFunction(g->module, names[which], type);
	LLVMValueRef here = g->fn;
	LLVMBasicBlockRef back = LLVMGetInsertBlock(g->b), entry = g->entry, loop, body, end;
	unsigned noinline = LLVMGetEnumAttributeKindForName("noinline", 8);

	LLVMSetLinkage(fn, LLVMInternalLinkage);
	LLVMAddAttributeAtIndex(fn, LLVMAttributeFunctionIndex,
				LLVMCreateEnumAttribute(g->llvm, noinline, 0));
	g->hash_fn[which] = g->fn = fn;
	g->entry = np_block(g, "");
	loop = np_block(g, "");
	body = np_block(g, "");
	end = np_block(g, "");
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	LLVMBuildBr(g->b, loop);
	LLVMPositionBuilderAtEnd(g->b, loop);
	LLVMValueRef i = LLVMBuildPhi(g->b, g->i64, ""), h = LLVMBuildPhi(g->b, g->i64, "");

	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntULT, i, np_const(g, words), ""), body, end);
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

LLVMValueRef np_gen_hash(struct np_gen *g, unsigned which, LLVMValueRef words, uint32_t n,
			 LLVMValueRef used)
{
	LLVMTypeRef params[] = {g->ptr, g->i64};
	LLVMValueRef args[] = {words, used};

	return LLVMBuildCall2(g->b, LLVMFunctionType(g->i64, params, 2, false),
			      hash_function(g, which, n), args, 2, "");
}

/*
 * Frames that are ours, not the kernel's: the program, what calls it, and what it calls.  In
 * programs with registers of the probed place (kprobes, perf events) the stack begins there.
 * No more than there are for certain: the rest is known by its names when it is shown.
 */
LLVMValueRef np_gen_own_frames(struct np_gen *g)
{
	uint32_t n = g->frames;

	switch (g->mechanism) {
	case NP_M_TP_BTF:
	case NP_M_FENTRY:
	case NP_M_FEXIT: n += 2; break;
	case NP_M_TEST_RUN: n += 1; break;
	default: return np_const(g, 0);
	}
	return LLVMBuildSub(g->b, np_const(g, n + 1), np_symbol(g, "feat.exact-kstack"), "");
}

/*
 * Where a stack begins: where the probe is, or behind a call.  Of a program that a tracepoint or a
 * function of the kernel has found, it is behind its system call, as a rule.
 */
static bool begins_at_probe(const struct np_gen *g, bool user)
{
	switch (g->body->kind) {
	case NP_P_UPROBE:
	case NP_P_USDT: return user;
	case NP_P_KPROBE: return !user && g->mechanism != NP_M_FENTRY;
	default: return np_body_interrupts(g->body);
	}
}

LLVMValueRef np_gen_stack_key(struct np_gen *g, LLVMValueRef hash, bool user)
{
	LLVMValueRef bare = LLVMBuildAnd(g->b, hash, np_const(g, ~(int64_t)NP_STACK_RETURNS), "");

	return LLVMBuildOr(g->b, bare,
			   np_const(g, 1 | (begins_at_probe(g, user) ? 0 : NP_STACK_RETURNS)), "");
}

static const char *mode_of(const struct np_type *t)
{
	return t->format ? t->format : "";
}

static bool by_build_id(const struct np_type *t)
{
	return !strcmp(mode_of(t), "build_id");
}

/*
 * As many frames as there is room for: there may be more, and nobody asked to cut them. Frames
 * that are skipped count among the most that some kernels take.
 */
static void tell_cut(struct np_gen *g, LLVMValueRef taken, LLVMValueRef bytes)
{
	LLVMBasicBlockRef cut = np_block(g, ""), end = np_block(g, "");

	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntSGE, taken, bytes, ""), cut, end);
	LLVMPositionBuilderAtEnd(g->b, cut);
	np_gen_lost(g, NP_LOSS_STACK_CUT, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

LLVMValueRef np_gen_stack(struct np_gen *g, const struct np_node *n)
{
	bool user = n->type->kind == NP_V_USTACK, build_id = by_build_id(n->type);
	const struct np_node *limit = n->kind == NP_N_CALL ? n->call.args : NULL;
	uint32_t frame = build_id ? sizeof(struct np_build_frame) : 8;
	uint32_t bytes = frame * (limit ? (uint32_t)limit->integer.value : NP_STACK_DEPTH);
	uint32_t size = 8 + NP_STACK_DEPTH * frame;
	LLVMValueRef own = user ? np_const(g, 0) : np_gen_own_frames(g);
	LLVMValueRef flags = user ? np_const(g, USER_STACK | (build_id ? USER_BUILD_ID : 0)) : own;
	LLVMValueRef key = np_slot(g, NP_SLOT_STACK), value, taken, frames, hash, err;
	LLVMBasicBlockRef got = np_block(g, ""), bad = np_block(g, ""), end = np_block(g, "");

	value = np_scratch(g, size);
	np_zero(g, value, size);
	np_put(g, key, np_const(g, 0), 8);
	frames = np_at(g, value, 8);
	taken = np_helper(g, GET_STACK, 4, g->ctx, frames, np_const(g, bytes), flags);
	/* there may be none, and nothing is lost: the kernel's when user mode was hit, the user's
	   in threads of the kernel */
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntSGT, taken, np_const(g, 0), ""), got, end);

	LLVMPositionBuilderAtEnd(g->b, got);
	np_put(g, value, LLVMBuildUDiv(g->b, taken, np_const(g, frame), ""), 4);
	if (!limit)
		tell_cut(g, taken,
			 LLVMBuildSub(g->b, np_const(g, bytes),
				      LLVMBuildMul(g->b, own, np_const(g, frame), ""), ""));
	hash = np_gen_hash(g, build_id, frames, NP_STACK_DEPTH * frame / 8, taken);
	np_put(g, key, np_gen_stack_key(g, hash, user), 8);
	err = np_helper(g, MAP_UPDATE, 4, np_map_symbol(g, build_id ? g->build_stacks : g->stacks),
			key, value, np_const(g, 0));
	np_branch_if(g, np_is_true(g, err), bad, end);

	LLVMPositionBuilderAtEnd(g->b, bad);
	np_gen_lost(g, NP_LOSS_STACK, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, key, 8);
}

LLVMValueRef np_gen_stack_len(struct np_gen *g, struct np_node *stack)
{
	LLVMBasicBlockRef hit = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef key = np_gen_memory(g, stack), n = np_alloca(g, 8), value;
	uint32_t map = by_build_id(stack->type) ? g->build_stacks : g->stacks;

	np_put(g, n, np_const(g, 0), 8);
	value = np_to_ptr(g, np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, map), key));
	np_branch_if(g, LLVMBuildIsNotNull(g->b, value, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	np_put(g, n, np_get(g, value, 4), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, n, 8);
}
