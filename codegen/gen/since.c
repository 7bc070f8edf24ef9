/* start(key) and since(key); and what is computed before a record begins. */
#include "gen/gen.h"

void np_gen_start(struct np_gen *g, struct np_node *call)
{
	LLVMValueRef now = np_temp(g, 8), key = np_gen_key(g, call->call.args);

	np_put(g, now, np_gen_now(g), 8);
	np_gen_update(g, np_ref(call->call.args)->map->index, key, now);
}

/* A time is told once; without a start, the rest of the block is skipped. */
static LLVMValueRef since(struct np_gen *g, const struct np_node *call)
{
	struct np_node *map = call->call.args;
	LLVMValueRef key = np_gen_key(g, map), found = np_gen_lookup(g, map, key), time;
	LLVMBasicBlockRef hit = np_block(g, "");

	np_branch_if(g, LLVMBuildIsNotNull(g->b, found, ""), hit, g->block_end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	time = LLVMBuildSub(g->b, np_gen_now(g), np_get(g, found, 8), "");
	np_gen_forget(g, map, key);
	return time;
}

LLVMValueRef np_gen_since(struct np_gen *g, const struct np_node *call)
{
	LLVMValueRef value = np_gen_early_value(g, call);

	return value ? value : since(g, call);
}

/* Calls of the script's functions too: they may end the program. */
static bool early(void *arg, const struct np_node *n)
{
	struct np_gen *g = arg;
	const struct np_ref *r = np_ref(n);

	if (n->kind != NP_N_CALL || !r)
		return true;
	if (r->kind == NP_REF_BUILTIN && r->builtin == NP_B_SINCE) {
		np_vec_push(g->arena, &g->early, ((struct np_early){n, since(g, n)}));
		return false;
	}
	if (r->kind == NP_REF_FUNCTION && n->type->kind != NP_V_NONE) {
		LLVMValueRef result = np_gen_call_value(g, n);

		np_vec_push(g->arena, &g->early, ((struct np_early){n, result}));
		return false;
	}
	return true;
}

void np_gen_early(struct np_gen *g, const struct np_node *n)
{
	g->early.n = 0;
	np_node_walk(n, early, g);
}

LLVMValueRef np_gen_early_value(const struct np_gen *g, const struct np_node *call)
{
	np_vec_each (const struct np_early, e, &g->early)
		if (e->call == call)
			return e->value;
	return NULL;
}
