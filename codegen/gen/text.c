/*
 * Loops over long strings.  They are global functions of BPF, which the kernel verifies once and
 * by themselves, whatever calls them: inline, each loop would be walked through again at each use
 * and for each way that leads there.  Such functions take plain numbers alone, so strings are
 * named by where they are in the program's piece of scratch memory, whose key comes first.
 *
 * The piece is followed by enough room that no loop has to look where a string ends before it
 * loads a word; what comes of it is cut to the length afterwards.
 */
#include "gen/gen.h"

#define MAP_LOOKUP 1
#define STEP 64             /* bytes compared between two branches */
#define ROUND NP_TEXT_ROUND /* bytes that one call looks at, for those that look at each */
#define FUNCTION_ARGS 5

static const char *const names[NP_TEXT_COUNT] = {
	[NP_TEXT_DIFFER] = "np_text_differ", [NP_TEXT_FIND] = "np_text_find",
	[NP_TEXT_SEARCH] = "np_text_search", [NP_TEXT_MATCH] = "np_text_match",
	[NP_TEXT_GLOB] = "np_text_glob",
};

static LLVMTypeRef function_type(struct np_gen *g)
{
	LLVMTypeRef args[FUNCTION_ARGS];

	for (int i = 0; i < FUNCTION_ARGS; i++)
		args[i] = g->i64;
	return LLVMFunctionType(g->i64, args, FUNCTION_ARGS, false);
}

static LLVMValueRef declare(struct np_gen *g, enum np_text_function f)
{
	unsigned noinline = LLVMGetEnumAttributeKindForName("noinline", 8);

	if (g->text_fns[f])
		return g->text_fns[f];
	g->text_fns[f] = LLVMAddFunction(g->module, names[f], function_type(g));
	/* weak: LLVM must not conclude from what is in it, as the kernel does not */
	LLVMSetLinkage(g->text_fns[f], LLVMWeakAnyLinkage);
	LLVMAddAttributeAtIndex(g->text_fns[f], LLVMAttributeFunctionIndex,
				LLVMCreateEnumAttribute(g->llvm, noinline, 0));
	return g->text_fns[f];
}

static LLVMValueRef call(struct np_gen *g, enum np_text_function f, LLVMValueRef key,
			 LLVMValueRef a, LLVMValueRef b, LLVMValueRef c, LLVMValueRef d)
{
	LLVMValueRef args[FUNCTION_ARGS] = {key, a, b, c, d};

	return LLVMBuildCall2(g->b, function_type(g), declare(g, f), args, FUNCTION_ARGS, "");
}

LLVMValueRef np_gen_text(struct np_gen *g, enum np_text_function f, LLVMValueRef a, LLVMValueRef b,
			 LLVMValueRef c, LLVMValueRef d)
{
	return call(g, f, np_get(g, g->scratch_key, 8), a, b, c, d);
}

static bool find_use(void *arg, const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);
	bool *uses = arg;

	if (n->kind == NP_N_BINARY && n->binary.op >= NP_OP_EQ && n->binary.op <= NP_OP_UNMATCH)
		*uses |= n->binary.left->type->kind == NP_V_STR;
	if (n->kind == NP_N_CALL && r && r->kind == NP_REF_BUILTIN)
		*uses |= r->builtin == NP_B_STRSTR || r->builtin == NP_B_STRCONTAINS ||
			 r->builtin == NP_B_MEMCMP || r->builtin == NP_B_STRNCMP;
	return !*uses;
}

bool np_gen_uses_text(const struct np_body *b)
{
	bool uses = false;

	if (b->predicate)
		np_node_walk(b->predicate, find_use, &uses);
	np_node_walk(b->block, find_use, &uses);
	np_vec_each (struct np_function *, f, &b->functions)
		np_node_walk((*f)->block, find_use, &uses);
	return uses;
}

struct np_placed np_gen_place(struct np_gen *g, struct np_node *n)
{
	const struct np_ref *r = np_ref(n);
	struct np_placed p = {.size = np_gen_size(n->type)};
	uint32_t size = (p.size + 7) & ~7u;

	if (size > g->text_largest)
		g->text_largest = size;
	if (n->kind == NP_N_SCRATCH && g->var_offsets[r->var->index]) {
		p.offset = g->var_offsets[r->var->index];
		p.at = np_gen_variable(g, r->var->index);
		return p;
	}
	return np_gen_place_in(g, n, size);
}

struct np_placed np_gen_place_in(struct np_gen *g, struct np_node *n, uint32_t size)
{
	struct np_placed p = {.size = np_gen_size(n->type)};
	uint32_t room = (p.size + 7) & ~7u;

	if (size > g->text_largest)
		g->text_largest = size;
	if (room < size)
		room = size;
	p.at = np_scratch(g, room);
	p.offset = g->scratch_top - room;
	np_gen_into(g, n, p.at, room);
	return p;
}

/* --- the functions --- */

static LLVMValueRef param(const struct np_gen *g, unsigned i)
{
	return LLVMGetParam(g->fn, i);
}

static LLVMValueRef add(struct np_gen *g, LLVMValueRef a, uint64_t n)
{
	return LLVMBuildAdd(g->b, a, np_const(g, (int64_t)n), "");
}

static LLVMValueRef is_less(struct np_gen *g, LLVMValueRef a, LLVMValueRef b)
{
	return LLVMBuildICmp(g->b, LLVMIntULT, a, b, "");
}

/* Goes on in a new block if `i1`, else at `otherwise`. */
static void require(struct np_gen *g, LLVMValueRef i1, LLVMBasicBlockRef otherwise)
{
	LLVMBasicBlockRef go = np_block(g, "");

	np_branch_if(g, i1, go, otherwise);
	LLVMPositionBuilderAtEnd(g->b, go);
}

/* A counter that begins at 0 in a loop, and where its rounds begin. */
struct loop {
	LLVMValueRef slot, i;
	LLVMBasicBlockRef head;
};

static struct loop begin_loop(struct np_gen *g)
{
	struct loop l = {.slot = np_alloca(g, 8), .head = np_block(g, "")};

	np_put(g, l.slot, np_const(g, 0), 8);
	np_jump(g, l.head);
	LLVMPositionBuilderAtEnd(g->b, l.head);
	l.i = np_get(g, l.slot, 8);
	return l;
}

/* The way back is a jump: kernels up to 6.1 refuse one by falling through. */
static void end_loop(struct np_gen *g, struct loop *l, uint32_t by, uint64_t most,
		     LLVMBasicBlockRef end)
{
	LLVMBasicBlockRef again = np_block(g, "");
	LLVMValueRef next = add(g, l->i, by);

	np_put(g, l->slot, next, 8);
	np_branch_if(g, is_less(g, next, np_const(g, (int64_t)most)), again, end);
	LLVMPositionBuilderAtEnd(g->b, again);
	np_jump(g, l->head);
}

static LLVMBasicBlockRef returns(struct np_gen *g, LLVMValueRef v)
{
	LLVMBasicBlockRef here = LLVMGetInsertBlock(g->b), b = np_block(g, "");

	LLVMPositionBuilderAtEnd(g->b, b);
	LLVMBuildRet(g->b, v);
	LLVMPositionBuilderAtEnd(g->b, here);
	return b;
}

/* The program's piece of scratch memory. */
static LLVMValueRef piece(struct np_gen *g, LLVMBasicBlockRef none)
{
	LLVMValueRef key = np_alloca(g, 8), v;

	np_put(g, key, param(g, 0), 8);
	v = np_to_ptr(g, np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, g->scratch), key));
	require(g, LLVMBuildIsNotNull(g->b, v, ""), none);
	return v;
}

static uint32_t power_of_two(uint32_t n)
{
	uint32_t p = 64;

	while (p < n)
		p *= 2;
	return p;
}

/* Bounded without a branch: the verifier would go both ways, and through the loops twice. */
static LLVMValueRef within(struct np_gen *g, LLVMValueRef base, LLVMValueRef off, uint32_t room)
{
	return np_pinned(g, np_offset(g, base, LLVMBuildAnd(g->b, off, np_const(g, room - 1), "")));
}

/* A string in it: wherever that is, the room behind the piece's values is not left. */
static LLVMValueRef string(struct np_gen *g, LLVMValueRef base, LLVMValueRef offset)
{
	return within(g, base, offset, power_of_two(g->plan->maps.v[g->scratch].value_size));
}

/* Said to be aligned, which it need not be: neither the kernel nor the CPU mind. */
static LLVMValueRef word_at(struct np_gen *g, LLVMValueRef p, LLVMValueRef i, uint32_t k)
{
	return np_get(g, np_at(g, np_offset(g, p, i), k), 8);
}

static LLVMValueRef words_differ(struct np_gen *g, LLVMValueRef x, LLVMValueRef y, LLVMValueRef i,
				 uint32_t k)
{
	return LLVMBuildXor(g->b, word_at(g, x, i, k), word_at(g, y, i, k), "");
}

/* The first byte of a word that is not 0, from a position on, as the function's result. */
static void return_byte(struct np_gen *g, LLVMValueRef word, LLVMValueRef from, LLVMValueRef most)
{
	LLVMBasicBlockRef end = np_block(g, "");
	LLVMValueRef slot = np_alloca(g, 8), less;

	for (unsigned k = 0; k < 8; k++) {
		LLVMValueRef byte =
			LLVMBuildAnd(g->b, word, np_const(g, (int64_t)(0xffull << k * 8)), "");

		np_put(g, slot, add(g, from, k), 8);
		require(g, LLVMBuildNot(g->b, np_is_true(g, byte), ""), end);
	}
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	from = np_get(g, slot, 8);
	less = is_less(g, from, most);
	LLVMBuildRet(g->b, LLVMBuildSelect(g->b, less, from, most, ""));
}

/* differ(a, b, n): the first byte in which they differ; n: none of the first n. */
static void differ(struct np_gen *g, uint32_t largest)
{
	LLVMValueRef n = param(g, 3), slot = np_alloca(g, 8), base, x, y, at;
	LLVMBasicBlockRef same = returns(g, param(g, 3)), found = np_block(g, "");
	struct loop l;

	base = piece(g, same);
	x = string(g, base, param(g, 1));
	y = string(g, base, param(g, 2));
	l = begin_loop(g);
	require(g, is_less(g, l.i, n), same);
	LLVMValueRef any = np_const(g, 0);

	for (uint32_t k = 0; k < STEP; k += 8)
		any = LLVMBuildOr(g->b, any, words_differ(g, x, y, l.i, k), "");
	np_put(g, slot, l.i, 8);
	require(g, LLVMBuildNot(g->b, np_is_true(g, any), ""), found);
	end_loop(g, &l, STEP, largest, same);

	/* by way of memory, the verifier forgets which round it was, and looks at the rest once */
	LLVMPositionBuilderAtEnd(g->b, found);
	np_put(g, base, np_get(g, slot, 8), 8);
	at = np_get(g, base, 8);
	LLVMSetVolatile(at, true);
	at = LLVMBuildAnd(g->b, at, np_const(g, power_of_two(largest) - 1), "");
	for (uint32_t k = 0; k < STEP; k += 8) {
		LLVMBasicBlockRef here = np_block(g, ""), next = np_block(g, "");
		LLVMValueRef word = words_differ(g, x, y, at, k);

		np_branch_if(g, np_is_true(g, word), here, next);
		LLVMPositionBuilderAtEnd(g->b, here);
		return_byte(g, word, add(g, at, k), n);
		LLVMPositionBuilderAtEnd(g->b, next);
	}
	np_jump(g, same);
}

/*
 * find(hay, n, needle, m): the first position within a round where the needle's m bytes are among
 * the hay's n; -1: there is none. m is not 0.
 *
 * What the loop compares must tell the verifier nothing new of what it keeps, or no two rounds
 * would be alike: so the positions are counted before, and m is not asked about.
 */
static void find(struct np_gen *g, uint32_t largest)
{
	LLVMValueRef hay = param(g, 1), n = param(g, 2), needle = param(g, 3), m = param(g, 4);
	LLVMBasicBlockRef none = returns(g, np_const(g, -1)), next = np_block(g, "");
	LLVMBasicBlockRef hit = np_block(g, ""), maybe = np_block(g, "");
	LLVMValueRef base = piece(g, none), x = string(g, base, hay), first, mask, bits, r;
	LLVMValueRef y = string(g, base, needle), places = np_alloca(g, 8);
	struct loop l;

	(void)largest;
	require(g, LLVMBuildICmp(g->b, LLVMIntULE, m, n, ""), none);
	np_put(g, places, add(g, LLVMBuildSub(g->b, n, m, ""), 1), 8);
	/* a needle of fewer than 8 bytes has so many bits less, without a branch */
	bits = LLVMBuildSub(g->b, m, np_const(g, 8), "");
	bits = LLVMBuildAnd(g->b, bits, LLVMBuildAShr(g->b, bits, np_const(g, 63), ""), "");
	bits = LLVMBuildShl(g->b, LLVMBuildSub(g->b, np_const(g, 0), bits, ""), np_const(g, 3), "");
	bits = LLVMBuildAnd(g->b, bits, np_const(g, 63), "");
	mask = LLVMBuildLShr(g->b, np_const(g, -1), bits, "");
	first = LLVMBuildAnd(g->b, word_at(g, y, np_const(g, 0), 0), mask, "");
	l = begin_loop(g);
	require(g, is_less(g, l.i, np_get(g, places, 8)), none);
	r = LLVMBuildXor(g->b, LLVMBuildAnd(g->b, word_at(g, x, l.i, 0), mask, ""), first, "");
	np_branch_if(g, np_is_true(g, r), next, maybe);
	LLVMPositionBuilderAtEnd(g->b, maybe);
	r = call(g, NP_TEXT_DIFFER, param(g, 0), LLVMBuildAdd(g->b, hay, l.i, ""), needle, m,
		 np_const(g, 0));
	np_branch_if(g, is_less(g, r, m), next, hit);
	LLVMPositionBuilderAtEnd(g->b, hit);
	LLVMBuildRet(g->b, l.i);
	LLVMPositionBuilderAtEnd(g->b, next);
	end_loop(g, &l, 1, ROUND, none);
}

/* search(hay, n, needle, m): find, round after round. */
static void search(struct np_gen *g, uint32_t largest)
{
	LLVMValueRef n = param(g, 2), m = param(g, 4), r, left;
	LLVMBasicBlockRef none = returns(g, np_const(g, -1)), hit = np_block(g, "");
	LLVMBasicBlockRef next = np_block(g, "");
	struct loop l = begin_loop(g);

	require(g, LLVMBuildICmp(g->b, LLVMIntULE, LLVMBuildAdd(g->b, l.i, m, ""), n, ""), none);
	left = LLVMBuildSub(g->b, n, l.i, "");
	r = call(g, NP_TEXT_FIND, param(g, 0), LLVMBuildAdd(g->b, param(g, 1), l.i, ""), left,
		 param(g, 3), m);
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntSLT, r, np_const(g, 0), ""), next, hit);
	LLVMPositionBuilderAtEnd(g->b, hit);
	LLVMBuildRet(g->b, LLVMBuildAdd(g->b, r, l.i, ""));
	LLVMPositionBuilderAtEnd(g->b, next);
	end_loop(g, &l, ROUND, largest, none);
}

/*
 * match(text, n, table, state): the states of a pattern (check/glob.c) behind the next n bytes of
 * a round.
 */
static void match(struct np_gen *g, uint32_t largest)
{
	LLVMValueRef state = np_alloca(g, 8), base, x, data, table, stay, c, now, on;
	LLVMBasicBlockRef none = returns(g, np_const(g, 0)), end = np_block(g, "");
	uint32_t size = (uint32_t)g->data_of.n;
	struct loop l;

	(void)largest;
	base = piece(g, none);
	x = string(g, base, param(g, 1));
	data = np_gen_data_map(g);
	table = within(g, data, param(g, 3), power_of_two(size));
	stay = np_get(g, np_at(g, table, NP_GLOB_STAY), 8);
	np_put(g, state, param(g, 4), 8);
	l = begin_loop(g);
	require(g, is_less(g, l.i, param(g, 2)), end);
	c = LLVMBuildShl(g->b, np_get(g, np_offset(g, x, l.i), 1), np_const(g, 3), "");
	now = np_get(g, state, 8);
	on = LLVMBuildAnd(g->b, now, np_get(g, np_offset(g, table, c), 8), "");
	now = LLVMBuildOr(g->b, LLVMBuildShl(g->b, on, np_const(g, 1), ""),
			  LLVMBuildAnd(g->b, now, stay, ""), "");
	np_put(g, state, now, 8);
	require(g, np_is_true(g, now), none);
	end_loop(g, &l, 1, ROUND, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	LLVMBuildRet(g->b, np_get(g, state, 8));
}

/* glob(text, n, table, state): match, round after round. */
static void glob(struct np_gen *g, uint32_t largest)
{
	LLVMValueRef state = np_alloca(g, 8), now, left;
	LLVMBasicBlockRef end = np_block(g, "");
	struct loop l;

	np_put(g, state, param(g, 4), 8);
	l = begin_loop(g);
	require(g, is_less(g, l.i, param(g, 2)), end);
	left = LLVMBuildSub(g->b, param(g, 2), l.i, "");
	now = call(g, NP_TEXT_MATCH, param(g, 0), LLVMBuildAdd(g->b, param(g, 1), l.i, ""), left,
		   param(g, 3), np_get(g, state, 8));
	np_put(g, state, now, 8);
	require(g, np_is_true(g, now), end);
	end_loop(g, &l, ROUND, largest, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	LLVMBuildRet(g->b, np_get(g, state, 8));
}

static void emit(struct np_gen *g, enum np_text_function f, uint32_t largest)
{
	static void (*const bodies[NP_TEXT_COUNT])(struct np_gen *, uint32_t) = {
		[NP_TEXT_DIFFER] = differ, [NP_TEXT_FIND] = find, [NP_TEXT_SEARCH] = search,
		[NP_TEXT_MATCH] = match,   [NP_TEXT_GLOB] = glob,
	};

	if (!g->text_fns[f])
		return;
	g->fn = g->text_fns[f];
	g->entry = np_block(g, "");
	LLVMPositionBuilderAtEnd(g->b, g->entry);
	bodies[f](g, largest);
}

void np_gen_text_functions(struct np_gen *g)
{
	uint32_t largest = (g->text_largest + STEP - 1) & ~(STEP - 1u);
	uint32_t *used = &g->plan->maps.v[g->scratch].value_size;
	uint32_t tables;
	bool any = false;

	if (g->lines)
		LLVMSetCurrentDebugLocation2(g->b, NULL);
	/* those that call others first: the largest numbers */
	for (int f = NP_TEXT_COUNT - 1; f >= 0; f--) {
		any |= g->text_fns[f] != NULL;
		emit(g, (enum np_text_function)f, largest);
	}
	if (any)
		*used = power_of_two(*used) + (largest < ROUND ? ROUND : power_of_two(largest)) +
			STEP;
	/* as far as a table can be said to be */
	tables = power_of_two((uint32_t)g->data_of.n) + NP_GLOB_BYTES;
	while (g->text_fns[NP_TEXT_MATCH] && g->data_of.n < tables)
		np_text_addc(&g->data_of, 0);
}
