/*
 * Loops.  Where the kernel can call a function back for each round, it does, and follows the
 * function once; elsewhere it walks through every round before it takes a program, so there is a
 * most of them, and what was cut short is counted.
 */
#include <limits.h>

#include "gen/gen.h"

#define FOR_EACH_MAP_ELEM 164
#define LOOP 181
#define MOST (1u << 23) /* that bpf_loop takes at a time */

static void round_of(struct np_gen *g, struct np_node *block, LLVMBasicBlockRef next,
		     LLVMBasicBlockRef end)
{
	LLVMBasicBlockRef outer_end = g->loop_end, outer_next = g->loop_next;

	g->loop_end = end;
	g->loop_next = next;
	g->loops++;
	np_gen_statements(g, block);
	np_jump(g, next);
	g->loops--;
	g->loop_end = outer_end;
	g->loop_next = outer_next;
}

/* What decides whether there is another round. */
static LLVMValueRef another(struct np_gen *g, struct np_node *n, LLVMValueRef i, LLVMValueRef to)
{
	if (n->kind == NP_N_WHILE)
		return np_gen_condition(g, n->branch.cond);
	return LLVMBuildICmp(g->b, LLVMIntSLT, np_get(g, i, 8), to, "");
}

static void condition(struct np_gen *g, struct np_node *n, LLVMValueRef i, LLVMValueRef to,
		      LLVMBasicBlockRef yes, LLVMBasicBlockRef no)
{
	np_branch_if(g, another(g, n, i, to), yes, no);
	np_release_temps(g);
}

static LLVMValueRef variable(struct np_gen *g, const struct np_node *n)
{
	return np_gen_variable(g, np_ref(n)->var->index);
}

/* The way back is a jump at the end: kernels up to 6.1 refuse one by falling through. */
static void plain(struct np_gen *g, struct np_node *n, LLVMValueRef from, LLVMValueRef to)
{
	struct np_node *block = n->kind == NP_N_FOR ? n->loop.then : n->branch.then;
	LLVMBasicBlockRef round = np_block(g, ""), next = np_block(g, ""), again = np_block(g, "");
	LLVMBasicBlockRef cut = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef rounds = np_alloca(g, 8), at = np_alloca(g, 8), i;

	np_put(g, rounds, np_const(g, 0), 8);
	if (from)
		np_put(g, at, from, 8);
	condition(g, n, at, to, round, end);
	LLVMPositionBuilderAtEnd(g->b, round);
	if (from)
		np_put(g, variable(g, n), np_get(g, at, 8), 8);
	round_of(g, block, next, end);
	LLVMPositionBuilderAtEnd(g->b, next);
	if (from)
		np_put(g, at, LLVMBuildAdd(g->b, np_get(g, at, 8), np_const(g, 1), ""), 8);
	i = LLVMBuildAdd(g->b, np_get(g, rounds, 8), np_const(g, 1), "");
	np_put(g, rounds, i, 8);
	i = LLVMBuildICmp(g->b, LLVMIntULT, i,
			  np_symbol(g, g->loops ? "loop.inner" : "loop.rounds"), "");
	np_branch_if(g, i, again, cut);
	LLVMPositionBuilderAtEnd(g->b, cut);
	np_gen_lost(g, NP_LOSS_LOOP, NP_NO_INDEX, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, again);
	condition(g, n, at, to, round, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

static void long_while(struct np_gen *g, struct np_node *n)
{
	struct np_part p;
	LLVMBasicBlockRef go;

	np_gen_round_begin(g, &p, 2);
	go = np_block(g, "");
	condition(g, n, NULL, NULL, go, p.stop);
	LLVMPositionBuilderAtEnd(g->b, go);
	np_gen_statements(g, n->branch.then);
	np_gen_need(g, NP_FEAT_BPF_LOOP);
	np_gen_rounds(g, LOOP, np_const(g, MOST), np_gen_round_end(g, &p));
}

static void long_range(struct np_gen *g, struct np_node *n, LLVMValueRef from, LLVMValueRef to)
{
	struct np_shared start = np_gen_share(g, 8);
	LLVMValueRef rounds, fn;
	struct np_part p;

	np_put(g, np_gen_at(g, start), from, 8);
	rounds = LLVMBuildSub(g->b, to, from, "");
	rounds = LLVMBuildSelect(g->b, LLVMBuildICmp(g->b, LLVMIntSGT, to, from, ""), rounds,
				 np_const(g, 0), "");
	np_gen_round_begin(g, &p, 2);
	np_put(g, variable(g, n),
	       LLVMBuildAdd(g->b, np_get(g, np_gen_at(g, start), 8), LLVMGetParam(g->fn, 0), ""),
	       8);
	np_gen_statements(g, n->loop.then);
	fn = np_gen_round_end(g, &p);
	/* more than that is told by the last one */
	np_gen_need(g, NP_FEAT_BPF_LOOP);
	np_gen_rounds(g, LOOP, np_umin(g, rounds, MOST), fn);
}

/* A key for a helper, which takes it from memory of ours alone. */
static LLVMValueRef whole_key(struct np_gen *g, const struct np_map *m, LLVMValueRef key)
{
	uint32_t size = ((m->key->size + 7) & ~7u) + (m->emptied ? 8 : 0);
	LLVMValueRef copy = np_temp(g, size);

	np_copy(g, copy, key, size);
	return copy;
}

/* for ($kv : @map): the key and the value of each element, as they are when it is its turn. */
static void each_element(struct np_gen *g, struct np_node *n)
{
	const struct np_map *m = np_ref(n->loop.from)->map;
	const struct np_type *pair = np_ref(n)->var->type;
	LLVMValueRef key, value, to, fn;
	struct np_part p;

	if (g->no_each) { /* dead code, or the loader says what the kernel lacks */
		LLVMValueRef number = np_symbol(g, "enum.bpf_func_id." NP_FOR_EACH);

		LLVMSetVolatile(LLVMBuildStore(g->b, number, np_temp(g, 8)), true);
		return;
	}
	np_gen_need(g, NP_FEAT_FOR_EACH);
	np_gen_round_begin(g, &p, 4);
	key = LLVMGetParam(g->fn, 1);
	value = LLVMGetParam(g->fn, 2);
	to = variable(g, n);
	if (m->emptied) {
		LLVMBasicBlockRef mine = np_block(g, "");

		np_branch_if(g,
			     LLVMBuildICmp(g->b, LLVMIntEQ, np_get(g, key, 8),
					   np_gen_generation(g, m), ""),
			     mine, p.out);
		LLVMPositionBuilderAtEnd(g->b, mine);
	}
	if (n->loop.counts) {
		np_gen_statements(g, n->loop.then);
		fn = np_gen_round_end(g, &p);
		np_gen_rounds(g, FOR_EACH_MAP_ELEM, np_map_symbol(g, m->index), fn);
		return;
	}
	np_copy(g, to, np_at(g, key, m->emptied ? 8 : 0), (m->key->size + 7) & ~7u);
	to = np_at(g, to, pair->members[1].offset);
	if (np_vkind_is_aggregation(m->value->kind))
		np_put(g, to, np_gen_agg_total(g, m, whole_key(g, m, key)), 8);
	else
		np_copy(g, to, value, (m->value->size + 7) & ~7u);
	np_gen_statements(g, n->loop.then);
	fn = np_gen_round_end(g, &p);
	np_gen_rounds(g, FOR_EACH_MAP_ELEM, np_map_symbol(g, m->index), fn);
}

/* Rounds that are called back take a frame of the kernel's stack, which has few. */
static bool is_long(const struct np_gen *g)
{
	static const unsigned most[NP_FLAT_MOST + 1] = {UINT_MAX, 3, 1, 0};

	return g->long_loops && g->loops < most[g->fit.flat];
}

void np_gen_for(struct np_gen *g, struct np_node *n)
{
	LLVMValueRef from, to;

	if (!n->loop.to) {
		each_element(g, n);
		return;
	}
	from = np_gen_scalar(g, n->loop.from);
	to = np_gen_scalar(g, n->loop.to);
	if (is_long(g))
		long_range(g, n, from, to);
	else
		plain(g, n, from, to);
}

void np_gen_while(struct np_gen *g, struct np_node *n)
{
	if (is_long(g))
		long_while(g, n);
	else
		plain(g, n, NULL, NULL);
}

void np_gen_unroll(struct np_gen *g, struct np_node *n)
{
	uint64_t rounds = n->branch.cond->integer.value;
	LLVMBasicBlockRef end;

	if (g->fit.split) {
		struct np_part p;

		np_gen_round_begin(g, &p, 2);
		np_gen_statements(g, n->branch.then);
		np_gen_rounds_by_hand(g, rounds, np_gen_round_end(g, &p));
		return;
	}
	end = np_block(g, "");
	for (uint64_t i = 0; i < rounds; i++) {
		LLVMBasicBlockRef next = np_block(g, "");

		round_of(g, n->branch.then, next, end);
		LLVMPositionBuilderAtEnd(g->b, next);
	}
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}
