/*
 * What a return needs of its entry: the arguments that the block uses and, for `dur`, the time.
 * A trampoline keeps the arguments itself.  Elsewhere a program at the entry puts them into a map
 * of calls in flight, and the one at the return takes them out; where the kernel has sessions,
 * one program is run at both, and a single value needs no map: the kernel keeps 8 bytes.
 *
 * A call is known by the place of its frame on the stack: right for recursion to any depth, and
 * a call whose return the kernel missed is found when another one stands in its place.
 */
#include <errno.h>

#include "gen/gen.h"

#define MAP_LOOKUP 1
#define MAP_UPDATE 2
#define MAP_DELETE 3
#define KTIME_GET_NS 5
#define CURRENT_PID_TGID 14
#define NOEXIST 1
#define STACK_POINTER 152 /* offset in x86-64's struct pt_regs */
#define GOROUTINE 8       /* r14, since Go 1.17 */
#define GO_STACK_HI 8     /* in runtime.g, since there is one */

bool np_gen_needs_entry(const struct np_body *b, enum np_mechanism m, enum np_mechanism *entry)
{
	*entry = m == NP_M_FEXIT ? NP_M_FENTRY : m == NP_M_KRETPROBE ? NP_M_KPROBE : NP_M_UPROBE;
	switch (m) {
	case NP_M_FEXIT: return b->uses_dur;
	case NP_M_UPROBE:
		if (b->kind != NP_P_URETPROBE)
			return false;
		/* fall through */
	case NP_M_KRETPROBE:
	case NP_M_URETPROBE: return b->uses_dur || b->args.n;
	default: return false;
	}
}

static uint32_t words(const struct np_gen *g)
{
	return g->body->uses_dur + g->body->args.n;
}

void np_gen_frame(struct np_gen *g)
{
	g->frame = g->dur = NULL; /* those of the program before */
	if (!np_body_is_return(g->body) || !words(g))
		return;
	switch (g->mechanism) {
	case NP_M_FENTRY:
	case NP_M_FEXIT:
		/* one trampoline calls both, with the same context; a difference of pointers is a
		   number to the verifier */
		np_symbol(g, "mapval.%u", g->control);
		g->frame = LLVMBuildSub(
			g->b, LLVMBuildPtrToInt(g->b, g->ctx, g->i64, ""),
			LLVMBuildPtrToInt(
				g->b,
				LLVMGetNamedGlobal(g->module,
						   np_sprintf(g->arena, "mapval.%u", g->control)),
				g->i64, ""),
			"");
		return;
	default: g->frame = np_gen_context(g, STACK_POINTER, 8);
	}
	if (g->body->go) {
		g->depth = g->frame;
		g->frame = np_gen_context(g, GOROUTINE, 8);
		return;
	}
	/* the return took the return address off the stack */
	if (g->mechanism == NP_M_KRETPROBE || g->mechanism == NP_M_URETPROBE)
		g->frame = LLVMBuildSub(g->b, g->frame, np_const(g, 8), "");
}

/*
 * Go's stacks move, and calls change threads: a call is known by its goroutine, and by how deep it
 * is on the stack, which stays. Go has no tail calls: in the place of the function is the process,
 * for all of them have their goroutines at the same addresses.
 */
static LLVMValueRef go_key(struct np_gen *g, LLVMValueRef key, LLVMValueRef goroutine)
{
	LLVMValueRef top = np_temp(g, 8), depth, err;
	LLVMBasicBlockRef unread = np_block(g, ""), known = np_block(g, "");

	np_put(g, top, np_const(g, 0), 8);
	err = np_gen_read(g, top,
			  np_to_ptr(g, LLVMBuildAdd(g->b, goroutine, np_const(g, GO_STACK_HI), "")),
			  8, true);
	np_branch_if(g, np_is_true(g, err), unread, known);
	LLVMPositionBuilderAtEnd(g->b, unread);
	np_gen_lost(g, NP_LOSS_GOROUTINE, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, g->leave);
	LLVMPositionBuilderAtEnd(g->b, known);
	depth = LLVMBuildLShr(g->b, LLVMBuildSub(g->b, np_get(g, top, 8), g->depth, ""),
			      np_const(g, 3), "");
	np_put(g, key, goroutine, 8);
	np_put(g, np_at(g, key, 8),
	       LLVMBuildLShr(g->b, np_helper(g, CURRENT_PID_TGID, 0), np_const(g, 32), ""), 4);
	np_put(g, np_at(g, key, 12), depth, 4);
	return key;
}

/* struct np_saved_key */
static LLVMValueRef saved_key(struct np_gen *g, LLVMValueRef frame)
{
	LLVMValueRef key = np_temp(g, sizeof(struct np_saved_key)), tid = np_const(g, 0);

	if (g->body->go)
		return go_key(g, key, frame);
	if (g->body->kind == NP_P_URETPROBE)
		tid = np_helper(g, CURRENT_PID_TGID, 0);
	np_put(g, key, frame, 8);
	np_put(g, np_at(g, key, 8), np_gen_probe_id(g), 4);
	np_put(g, np_at(g, key, 12), tid, 4);
	return key;
}

/* The i-th of the values that are saved. */
static LLVMValueRef word(struct np_gen *g, uint32_t i)
{
	if (g->body->uses_dur && !i)
		return np_helper(g, KTIME_GET_NS, 0);
	return g->slots[i - g->body->uses_dur];
}

static void take_word(struct np_gen *g, uint32_t i, LLVMValueRef v)
{
	if (g->body->uses_dur && !i)
		g->dur = LLVMBuildSub(g->b, np_helper(g, KTIME_GET_NS, 0), v, "");
	else if (g->mechanism != NP_M_FEXIT)
		g->slots[i - g->body->uses_dur] = v;
}

static LLVMValueRef saved_map(struct np_gen *g)
{
	if (g->saved == NP_NO_INDEX)
		g->saved = np_gen_saved_map(g, words(g) * 8);
	return np_map_symbol(g, g->saved);
}

static LLVMValueRef update(struct np_gen *g, LLVMValueRef key, LLVMValueRef value, int64_t flags)
{
	return np_helper(g, MAP_UPDATE, 4, saved_map(g), key, value, np_const(g, flags));
}

/* Goes on where the values are kept; where they could not be, it leaves. */
void np_gen_save(struct np_gen *g)
{
	LLVMValueRef key = saved_key(g, g->frame), value = np_temp(g, words(g) * 8), err;
	LLVMBasicBlockRef bad = np_block(g, ""), missed = np_block(g, ""), lost = np_block(g, "");
	LLVMBasicBlockRef done = np_block(g, "");

	for (uint32_t i = 0; i < words(g); i++)
		np_put(g, np_at(g, value, i * 8), word(g, i), 8);
	err = update(g, key, value, NOEXIST);
	np_branch_if(g, np_is_true(g, err), bad, done);

	LLVMPositionBuilderAtEnd(g->b, bad);
	np_branch_if(g, np_error_is(g, err, -EEXIST), missed, lost);
	LLVMPositionBuilderAtEnd(g->b, missed);
	/* the call that stood there ended without a return that the kernel told of */
	np_gen_lost(g, NP_LOSS_RETURN, NP_NO_INDEX, NP_NO_INDEX);
	update(g, key, value, 0);
	np_jump(g, done);
	LLVMPositionBuilderAtEnd(g->b, lost);
	np_gen_lost(g, NP_LOSS_SAVED, g->saved, NP_NO_INDEX);
	np_jump(g, g->leave);
	LLVMPositionBuilderAtEnd(g->b, done);
}

static void restore(struct np_gen *g, LLVMValueRef frame)
{
	LLVMValueRef key = saved_key(g, frame), v;
	LLVMBasicBlockRef found = np_block(g, "");

	v = np_helper(g, MAP_LOOKUP, 2, saved_map(g), key);
	v = LLVMBuildIntToPtr(g->b, v, g->ptr, "");
	np_branch_if(g, LLVMBuildIsNotNull(g->b, v, ""), found, g->leave);
	LLVMPositionBuilderAtEnd(g->b, found);
	for (uint32_t i = 0; i < words(g); i++)
		take_word(g, i, np_get(g, np_at(g, v, i * 8), 8));
	np_helper(g, MAP_DELETE, 2, saved_map(g), key);
	np_release_temps(g);
}

void np_gen_restore(struct np_gen *g)
{
	restore(g, g->frame);
}

/* kfuncs of sessions: before 7.0 they take nothing, since then the context. */
static LLVMValueRef session_call(struct np_gen *g, const char *name, LLVMTypeRef result)
{
	LLVMTypeRef type = LLVMFunctionType(result, &g->ptr, 1, false);
	LLVMValueRef fn = LLVMGetNamedFunction(g->module, name);

	if (!fn) {
		fn = LLVMAddFunction(g->module, name, type);
		LLVMSetLinkage(fn, LLVMExternalLinkage);
	}
	return LLVMBuildCall2(g->b, type, fn, &g->ctx, 1, "");
}

/*
 * A single value of a kernel function.  Of a user function even that goes into the map: beyond a
 * depth of 64 the kernel forgets returns and does not count them.
 */
static bool fits_cookie(const struct np_gen *g)
{
	return words(g) == 1 && g->mechanism == NP_M_KPROBE_SESSION;
}

void np_gen_session(struct np_gen *g, LLVMValueRef status)
{
	LLVMBasicBlockRef entry = np_block(g, ""), back = np_block(g, "");
	LLVMValueRef returns = session_call(g, "kfunc.bpf_session_is_return", g->i64), cookie;
	LLVMValueRef *entry_slots = g->slots;

	returns = LLVMBuildAnd(g->b, returns, np_const(g, 1), "");
	np_branch_if(g, np_is_true(g, returns), back, entry);

	LLVMPositionBuilderAtEnd(g->b, entry);
	if (!fits_cookie(g))
		np_gen_save(g);
	cookie = session_call(g, "kfunc.bpf_session_cookie", g->ptr);
	np_put(g, cookie, fits_cookie(g) ? word(g, 0) : g->frame, 8);
	np_put(g, status, np_const(g, 0), 8);
	np_jump(g, g->leave);

	LLVMPositionBuilderAtEnd(g->b, back);
	g->slots = np_memdup(g->arena, entry_slots, (g->body->args.n + 1) * sizeof(*g->slots));
	cookie = np_get(g, session_call(g, "kfunc.bpf_session_cookie", g->ptr), 8);
	if (fits_cookie(g))
		take_word(g, 0, cookie);
	else
		restore(g, cookie);
}
