/* start(key) and since(key) */
#include "gen/gen.h"

void np_gen_start(struct np_gen *g, struct np_node *call)
{
	LLVMValueRef now = np_temp(g, 8), key = np_gen_key(g, call->call.args);

	np_put(g, now, np_gen_now(g), 8);
	np_gen_update(g, np_ref(call->call.args)->map->index, key, now);
}

/* A time is told once; without a start, the rest of the block is skipped. */
LLVMValueRef np_gen_since(struct np_gen *g, const struct np_node *call)
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
