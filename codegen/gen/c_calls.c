/* What calls of a C function lead to: to itself again, to helpers that need to be asked for. */
#include "gen/c_code.h"
#include "image/unsafe.h"

typedef NP_VEC(LLVMValueRef) functions;

struct walk {
	struct np_arena *arena;
	functions seen; /* the first is what is asked about */
	struct np_c_reach *out;
};

static bool is_among(const functions *v, LLVMValueRef f)
{
	np_vec_each (LLVMValueRef, one, v)
		if (*one == f)
			return true;
	return false;
}

/*
 * A helper's number is its address, as C has it.  One that becomes known only when it is inlined
 * is found in the image (runtime/image/effect.c).
 */
static const char *unsafe_call(LLVMValueRef call)
{
	LLVMValueRef to = LLVMGetCalledValue(call);
	const char *name;
	size_t n;

	if (LLVMIsAFunction(to)) {
		name = LLVMGetValueName2(to, &n);
		return LLVMIsDeclaration(to) && np_unsafe_kfunc(name) ? name : NULL;
	}
	if (!LLVMIsAConstantExpr(to) || LLVMGetConstOpcode(to) != LLVMIntToPtr)
		return NULL;
	to = LLVMGetOperand(to, 0);
	return LLVMIsAConstantInt(to) ? np_unsafe_helper(LLVMConstIntGetZExtValue(to)) : NULL;
}

/* Every kernel adds; the other operations, and what was there before, are as old as each other. */
static bool fetches(LLVMValueRef i)
{
	LLVMAtomicRMWBinOp op;

	if (!LLVMIsAAtomicRMWInst(i))
		return LLVMIsAAtomicCmpXchgInst(i);
	op = LLVMGetAtomicRMWBinOp(i);
	return LLVMGetFirstUse(i) || (op != LLVMAtomicRMWBinOpAdd && op != LLVMAtomicRMWBinOpSub);
}

static void enter(struct walk *w, LLVMValueRef f);

static void look_at(struct walk *w, LLVMValueRef i)
{
	w->out->fetches |= fetches(i);
	if (LLVMIsACallInst(i) && !w->out->unsafe)
		w->out->unsafe = unsafe_call(i);
	/* one that is handed to be called back counts as called */
	for (int k = 0; k < LLVMGetNumOperands(i); k++) {
		LLVMValueRef to = LLVMGetOperand(i, (unsigned)k);

		if (LLVMIsAFunction(to))
			enter(w, to);
	}
}

static void enter(struct walk *w, LLVMValueRef f)
{
	if (w->seen.n && f == w->seen.v[0])
		w->out->recurses = true;
	if (LLVMIsDeclaration(f) || is_among(&w->seen, f))
		return;
	np_vec_push(w->arena, &w->seen, f);
	for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b; b = LLVMGetNextBasicBlock(b))
		for (LLVMValueRef i = LLVMGetFirstInstruction(b); i; i = LLVMGetNextInstruction(i))
			look_at(w, i);
}

struct np_c_reach np_c_reach(struct np_arena *a, LLVMValueRef f)
{
	struct np_c_reach out = {0};
	struct walk w = {.arena = a, .out = &out};

	enter(&w, f);
	return out;
}
