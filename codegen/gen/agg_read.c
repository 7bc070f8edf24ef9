/*
 * The value of an aggregation as a number: those of all CPUs put together, by a loop over them.
 * A program that does so needs the feature percpu-lookup.
 */
#include "gen/gen.h"

#define MAP_LOOKUP_PERCPU 195

/* The two words of a value, or what they have come to so far. */
struct sum {
	LLVMValueRef first, second; /* allocas */
};

static void add(struct np_gen *g, LLVMValueRef total, LLVMValueRef value)
{
	np_put(g, total, LLVMBuildAdd(g->b, np_get(g, total, 8), value, ""), 8);
}

/* Smallest or largest of those that are set. */
static void extreme(struct np_gen *g, const struct np_type *t, const struct sum *s,
		    LLVMValueRef value, LLVMValueRef set)
{
	bool max = t->kind == NP_V_MAX;
	LLVMIntPredicate p =
		t->is_signed ? (max ? LLVMIntSGT : LLVMIntSLT) : (max ? LLVMIntUGT : LLVMIntULT);
	LLVMValueRef old = np_get(g, s->first, 8), had = np_get(g, s->second, 8), take;

	take = LLVMBuildOr(g->b, LLVMBuildICmp(g->b, p, value, old, ""),
			   LLVMBuildICmp(g->b, LLVMIntEQ, had, np_const(g, 0), ""), "");
	take = LLVMBuildAnd(g->b, take, LLVMBuildICmp(g->b, LLVMIntNE, set, np_const(g, 0), ""),
			    "");
	np_put(g, s->first, LLVMBuildSelect(g->b, take, value, old, ""), 8);
	np_put(g, s->second, LLVMBuildOr(g->b, had, set, ""), 8);
}

static void put_together(struct np_gen *g, const struct np_type *t, const struct sum *s,
			 LLVMValueRef from)
{
	LLVMValueRef first = np_get(g, from, 8);

	switch (t->kind) {
	case NP_V_AVG:
		add(g, s->first, first);
		add(g, s->second, np_get(g, np_at(g, from, 8), 8));
		break;
	case NP_V_MIN:
	case NP_V_MAX: extreme(g, t, s, first, np_get(g, np_at(g, from, 8), 8)); break;
	default: add(g, s->first, first);
	}
}

LLVMValueRef np_gen_agg_total(struct np_gen *g, const struct np_map *m, LLVMValueRef key)
{
	LLVMValueRef cpu = np_alloca(g, 8), value, i;
	struct sum s = {np_alloca(g, 8), np_alloca(g, 8)};
	LLVMBasicBlockRef look = np_block(g, ""), hit = np_block(g, ""), next = np_block(g, "");
	LLVMBasicBlockRef end = np_block(g, "");

	np_gen_need(g, NP_FEAT_PERCPU_LOOKUP);
	np_put(g, s.first, np_const(g, 0), 8);
	np_put(g, s.second, np_const(g, 0), 8);
	np_put(g, cpu, np_const(g, 0), 8);
	np_jump(g, look);
	LLVMPositionBuilderAtEnd(g->b, look);
	i = np_get(g, cpu, 8);
	value = np_helper(g, MAP_LOOKUP_PERCPU, 3, np_map_symbol(g, m->index), key, i);
	value = LLVMBuildIntToPtr(g->b, value, g->ptr, "");
	np_branch_if(g, LLVMBuildIsNotNull(g->b, value, ""), hit, next);
	LLVMPositionBuilderAtEnd(g->b, hit);
	put_together(g, m->value, &s, value);
	np_jump(g, next);
	/* tested here: before 6.3 the verifier takes no loop whose way back is not a jump */
	LLVMPositionBuilderAtEnd(g->b, next);
	i = LLVMBuildAdd(g->b, i, np_const(g, 1), "");
	np_put(g, cpu, i, 8);
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntULT, i, np_symbol(g, "cpus"), ""), look, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	value = np_get(g, s.first, 8);
	if (m->value->kind != NP_V_AVG)
		return value;
	/* of nothing it is 0, whatever a division by zero is */
	value = LLVMBuildSelect(g->b, np_is_true(g, value), value, np_const(g, 1), "");
	return np_gen_operate(g, NP_OP_DIV, m->value->is_signed, np_get(g, s.second, 8), value);
}

LLVMValueRef np_gen_agg_read(struct np_gen *g, struct np_node *n)
{
	return np_gen_agg_total(g, np_ref(n)->map, np_gen_key(g, n));
}
