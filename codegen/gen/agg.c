/*
 * Aggregations: the value of this CPU is found, or made as zeroes, and updated by plain loads
 * and stores; in user probes by atomic additions, for there another thread may come between, on
 * the same CPU.  One function for each row of aggs.def.
 */
#include <errno.h>

#include "gen/gen.h"

#define MAP_LOOKUP 1
#define MAP_UPDATE 2

static LLVMValueRef lookup(struct np_gen *g, uint32_t map, LLVMValueRef key)
{
	return LLVMBuildIntToPtr(g->b, np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, map), key),
				 g->ptr, "");
}

static void add_at(struct np_gen *g, LLVMValueRef at, LLVMValueRef by)
{
	if (np_body_is_user(g->body))
		np_gen_atomic_add(g, at, by);
	else
		np_put(g, at, LLVMBuildAdd(g->b, np_get(g, at, 8), by, ""), 8);
}

static void add_word(struct np_gen *g, LLVMValueRef p, uint32_t off, LLVMValueRef by)
{
	add_at(g, np_at(g, p, off), by);
}

static void np_gen_agg_count(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			     LLVMValueRef v)
{
	(void)call;
	(void)v;
	add_word(g, slot, 0, np_const(g, 1));
}

static void np_gen_agg_sum(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			   LLVMValueRef v)
{
	(void)call;
	add_word(g, slot, 0, v);
	/* a total of 0 is something else than none */
	np_put(g, np_at(g, slot, 8), np_const(g, 1), 8);
}

static void np_gen_agg_avg(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			   LLVMValueRef v)
{
	(void)call;
	add_word(g, slot, 0, np_const(g, 1));
	add_word(g, slot, 8, v);
}

/* value, then 1 once it is set */
static void extreme(struct np_gen *g, struct np_node *call, LLVMValueRef slot, LLVMValueRef v,
		    bool max)
{
	bool s = call->type->is_signed;
	LLVMValueRef old = np_get(g, slot, 8), set = np_get(g, np_at(g, slot, 8), 8), take;
	LLVMIntPredicate p = max ? (s ? LLVMIntSGT : LLVMIntUGT) : (s ? LLVMIntSLT : LLVMIntULT);

	take = LLVMBuildOr(g->b, LLVMBuildICmp(g->b, p, v, old, ""),
			   LLVMBuildICmp(g->b, LLVMIntEQ, set, np_const(g, 0), ""), "");
	np_put(g, slot, LLVMBuildSelect(g->b, take, v, old, ""), 8);
	np_put(g, np_at(g, slot, 8), np_const(g, 1), 8);
}

static void np_gen_agg_min(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			   LLVMValueRef v)
{
	extreme(g, call, slot, v, false);
}

static void np_gen_agg_max(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			   LLVMValueRef v)
{
	extreme(g, call, slot, v, true);
}

/* floor(log2(v)), v > 0, by halving */
static LLVMValueRef log2_of(struct np_gen *g, LLVMValueRef v)
{
	LLVMValueRef r = np_const(g, 0);

	for (int shift = 32; shift; shift /= 2) {
		LLVMValueRef big =
			LLVMBuildICmp(g->b, LLVMIntUGE, v, np_const(g, (int64_t)1 << shift), "");
		LLVMValueRef by =
			LLVMBuildSelect(g->b, big, np_const(g, shift), np_const(g, 0), "");

		v = LLVMBuildLShr(g->b, v, by, "");
		r = LLVMBuildAdd(g->b, r, by, "");
	}
	return r;
}

static void count_bucket(struct np_gen *g, LLVMValueRef slot, LLVMValueRef bucket, uint32_t count)
{
	LLVMValueRef i = np_umin_computed(g, bucket, count - 1);
	LLVMValueRef at = np_offset(g, slot, LLVMBuildShl(g->b, i, np_const(g, 3), ""));

	add_at(g, at, np_const(g, 1));
}

/* The bucket of a value: plan.h says how. */
static LLVMValueRef hist_bucket(struct np_gen *g, LLVMValueRef v, uint32_t bits)
{
	LLVMValueRef k = np_const(g, bits), sub = np_const(g, 1 << bits), e, i;
	LLVMValueRef small = LLVMBuildICmp(g->b, LLVMIntULT, v, sub, "");
	LLVMValueRef negative = LLVMBuildICmp(g->b, LLVMIntSLT, v, np_const(g, 0), "");

	e = LLVMBuildSub(g->b, log2_of(g, v), k, "");
	/* for small values e - k would be negative: shift by nothing, the result is not used */
	e = LLVMBuildSelect(g->b, small, np_const(g, 0), e, "");
	e = LLVMBuildAnd(g->b, e, np_const(g, 63), "");
	i = LLVMBuildSub(g->b, LLVMBuildLShr(g->b, v, e, ""), sub, "");
	i = LLVMBuildAdd(g->b, i, LLVMBuildShl(g->b, e, k, ""), "");
	i = LLVMBuildAdd(g->b, i, np_const(g, 1 + (1 << bits)), "");
	i = LLVMBuildSelect(g->b, small, LLVMBuildAdd(g->b, v, np_const(g, 1), ""), i, "");
	return LLVMBuildSelect(g->b, negative, np_const(g, 0), i, "");
}

static void np_gen_agg_hist(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			    LLVMValueRef v)
{
	count_bucket(g, slot, hist_bucket(g, v, (uint32_t)call->type->a), call->type->count);
}

/* Values below 0 count as 0. */
static void np_gen_agg_quantile(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
				LLVMValueRef v)
{
	const struct np_type *t = call->type;
	LLVMValueRef zero = np_const(g, 0), largest = np_at(g, slot, (t->count - 1) * 8), old;

	v = LLVMBuildSelect(g->b, LLVMBuildICmp(g->b, LLVMIntSLT, v, zero, ""), zero, v, "");
	count_bucket(g, slot, hist_bucket(g, v, (uint32_t)t->a), t->count - 1);
	old = np_get(g, largest, 8);
	np_put(g, largest,
	       LLVMBuildSelect(g->b, LLVMBuildICmp(g->b, LLVMIntUGT, v, old, ""), v, old, ""), 8);
}

/* The entry of the interval that now is in; one of an older interval begins anew. */
static void np_gen_agg_tseries(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			       LLVMValueRef v)
{
	const struct np_type *t = call->type;
	LLVMBasicBlockRef old = np_block(g, ""), ready = np_block(g, "");
	LLVMValueRef now = np_gen_now(g), number, i, entry;

	number = LLVMBuildAdd(g->b, now, np_symbol(g, "clock.wall"), "");
	number = LLVMBuildUDiv(g->b, number, np_const(g, t->a), "");
	i = np_umin(g, LLVMBuildURem(g->b, number, np_const(g, t->count), ""), t->count - 1);
	entry = np_offset(g, slot,
			  LLVMBuildMul(g->b, i, np_const(g, sizeof(struct np_tseries_entry)), ""));
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, np_get(g, entry, 8), number, ""), ready,
		     old);
	LLVMPositionBuilderAtEnd(g->b, old);
	np_put(g, entry, number, 8);
	np_put(g, np_at(g, entry, 8), np_const(g, 0), 8);
	np_put(g, np_at(g, entry, 16), np_const(g, 0), 8);
	np_jump(g, ready);
	LLVMPositionBuilderAtEnd(g->b, ready);
	switch (t->b) {
	case NP_TSERIES_AVG: add_word(g, entry, 16, np_const(g, 1)); /* fall through */
	case NP_TSERIES_SUM: add_word(g, entry, 8, v); break;
	case NP_TSERIES_MIN:
	case NP_TSERIES_MAX: extreme(g, call, np_at(g, entry, 8), v, t->b == NP_TSERIES_MAX); break;
	default: np_put(g, np_at(g, entry, 8), v, 8); np_put(g, np_at(g, entry, 16), now, 8);
	}
}

static void np_gen_agg_lhist(struct np_gen *g, struct np_node *call, LLVMValueRef slot,
			     LLVMValueRef v)
{
	const struct np_type *t = call->type;
	LLVMValueRef below = LLVMBuildICmp(g->b, LLVMIntSLT, v, np_const(g, t->a), "");
	LLVMValueRef above = LLVMBuildICmp(g->b, LLVMIntSGE, v, np_const(g, t->b), ""), i;

	i = LLVMBuildUDiv(g->b, LLVMBuildSub(g->b, v, np_const(g, t->a), ""), np_const(g, t->c),
			  "");
	i = LLVMBuildAdd(g->b, i, np_const(g, 1), "");
	i = LLVMBuildSelect(g->b, above, np_const(g, t->count - 1), i, "");
	i = LLVMBuildSelect(g->b, below, np_const(g, 0), i, "");
	count_bucket(g, slot, i, t->count);
}

typedef void (*agg_fn)(struct np_gen *, struct np_node *, LLVMValueRef, LLVMValueRef);

static agg_fn function_of(uint32_t kind)
{
	static const struct {
		uint32_t kind;
		agg_fn gen;
	} rows[] = {
#define NP_AGG(id, name, sig, check, gen, heading, help, example) {NP_V_##id, np_gen_agg_##gen},
#include "check/aggs.def"
#undef NP_AGG
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].kind == kind)
			return rows[i].gen;
	return np_gen_agg_count;
}

/* A key that is not there yet gets a value of zeroes. */
static LLVMValueRef make(struct np_gen *g, const struct np_map *m, LLVMValueRef key)
{
	uint32_t size = m->value->size;
	LLVMValueRef zero, err;
	LLVMBasicBlockRef bad = np_block(g, ""), end = np_block(g, "");

	if (size > NP_STACK_SLOT) {
		zero = np_zeroes(g, size);
	} else {
		zero = np_temp(g, size);
		np_zero(g, zero, size);
	}
	err = np_helper(g, MAP_UPDATE, 4, np_map_symbol(g, m->index), key, zero, np_const(g, 1));
	LLVMValueRef there = np_error_is(g, err, -EEXIST);

	err = LLVMBuildSelect(g->b, there, np_const(g, 0), err, "");
	np_branch_if(g, np_is_true(g, err), bad, end);
	LLVMPositionBuilderAtEnd(g->b, bad);
	np_gen_lost(g, NP_LOSS_MAP_FULL, m->index, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return lookup(g, m->index, key);
}

void np_gen_aggregate(struct np_gen *g, struct np_node *map, struct np_node *call)
{
	const struct np_map *m = np_ref(map)->map;
	LLVMValueRef v = call->call.args ? np_gen_scalar(g, call->call.args) : NULL;
	LLVMValueRef key, found, place = np_alloca(g, 8);
	LLVMBasicBlockRef miss = np_block(g, ""), hit = np_block(g, ""), end = np_block(g, "");

	/* what is not known is not counted */
	if (v && call->call.args->type->kind == NP_V_FACT) {
		LLVMBasicBlockRef known = np_block(g, "");

		np_branch_if(g, np_gen_is_known(g, call->call.args, v), known, end);
		LLVMPositionBuilderAtEnd(g->b, known);
	}
	if (m->key || m->emptied) {
		key = np_gen_key(g, map);
	} else {
		key = np_temp(g, 8); /* a per-CPU array of one */
		np_put(g, key, np_const(g, 0), 8);
	}
	found = lookup(g, m->index, key);
	LLVMBuildStore(g->b, found, place);
	if (m->key || m->emptied) {
		LLVMBasicBlockRef go = np_block(g, "");

		np_branch_if(g, LLVMBuildIsNull(g->b, found, ""), miss, go);
		LLVMPositionBuilderAtEnd(g->b, miss);
		LLVMBuildStore(g->b, make(g, m, key), place);
		np_jump(g, go);
		LLVMPositionBuilderAtEnd(g->b, go);
	} else {
		LLVMDeleteBasicBlock(miss);
	}
	found = LLVMBuildLoad2(g->b, g->ptr, place, "");
	np_branch_if(g, LLVMBuildIsNotNull(g->b, found, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	function_of(m->value->kind)(g, call, found, v);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}
