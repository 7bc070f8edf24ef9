/*
 * Whose events count: -p, --follow, --comm, --cgroup.  What was not given is 0, a constant by the
 * time that the verifier sees it, and its test is dead code.
 */
#include "gen/gen.h"

#define MAP_LOOKUP 1
#define CURRENT_PID_TGID 14
#define CURRENT_COMM 16
#define CURRENT_CGROUP_ID 80
#define CURRENT_ANCESTOR_CGROUP_ID 123

/* A test that runs if the symbol is not 0; its end goes on in the block that is returned. */
static LLVMBasicBlockRef begin(struct np_gen *g, LLVMValueRef wanted)
{
	LLVMBasicBlockRef check = np_block(g, ""), mine = np_block(g, "");

	np_branch_if(g, np_is_true(g, wanted), check, mine);
	LLVMPositionBuilderAtEnd(g->b, check);
	return mine;
}

static void end(struct np_gen *g, LLVMValueRef i1, LLVMBasicBlockRef mine)
{
	np_branch_if(g, i1, mine, g->leave);
	LLVMPositionBuilderAtEnd(g->b, mine);
}

static LLVMValueRef same(struct np_gen *g, LLVMValueRef a, LLVMValueRef b)
{
	return LLVMBuildICmp(g->b, LLVMIntEQ, a, b, "");
}

static void process(struct np_gen *g)
{
	LLVMValueRef pid = np_symbol(g, "filter.pid");
	LLVMBasicBlockRef mine = begin(g, pid);

	end(g, same(g, np_gen_pid(g), pid), mine);
}

/* One of those that --follow keeps. */
static void followed(struct np_gen *g)
{
	LLVMBasicBlockRef mine = begin(g, np_symbol(g, "filter.follow"));
	LLVMValueRef key = np_alloca(g, 8), found;

	np_put(g, key, LLVMBuildLShr(g->b, np_helper(g, CURRENT_PID_TGID, 0), np_const(g, 32), ""),
	       8);
	found = np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, g->follow), key);
	end(g, np_is_true(g, found), mine);
}

static void command(struct np_gen *g)
{
	LLVMBasicBlockRef mine = begin(g, np_symbol(g, "filter.comm"));
	LLVMValueRef comm = np_alloca(g, 16), first, second;

	np_zero(g, comm, 16); /* kernels 5.16 to 6.1 write no more than the name */
	np_helper(g, CURRENT_COMM, 2, comm, np_const(g, 16));
	first = same(g, np_get(g, comm, 8), np_symbol(g, "filter.comm.0"));
	second = same(g, np_get(g, np_at(g, comm, 8), 8), np_symbol(g, "filter.comm.1"));
	end(g, LLVMBuildAnd(g->b, first, second, ""), mine);
}

/* The cgroup itself and all below it, where the kernel tells of the latter. */
static void cgroup(struct np_gen *g)
{
	LLVMValueRef wanted = np_symbol(g, "filter.cgroup");
	LLVMBasicBlockRef mine = begin(g, wanted), itself = np_block(g, "");
	LLVMBasicBlockRef above = np_block(g, "");
	LLVMValueRef tells = np_symbol(g, "feat.ancestor-cgroup"), now;

	np_branch_if(g, np_is_true(g, tells), above, itself);
	LLVMPositionBuilderAtEnd(g->b, above);
	now = np_helper(g, CURRENT_ANCESTOR_CGROUP_ID, 1, np_symbol(g, "filter.cgroup.level"));
	end(g, same(g, now, wanted), mine);
	LLVMPositionBuilderAtEnd(g->b, itself);
	end(g, same(g, np_helper(g, CURRENT_CGROUP_ID, 0), wanted), mine);
}

void np_gen_filters(struct np_gen *g)
{
	process(g);
	if (g->follow != NP_NO_INDEX)
		followed(g);
	if (!g->opt->filters && !g->opt->all_variants)
		return;
	command(g);
	cgroup(g);
}
