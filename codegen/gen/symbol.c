/* Addresses of symbols: of the kernel, of a CPU's own copy, of the program that is probed. */
#include "gen/gen.h"

#define SMP_PROCESSOR_ID 8
#define IP 128 /* offset in x86-64's struct pt_regs */
#define SP 152
#define PAGE 4096

static bool at_entry(const struct np_gen *g)
{
	bool entry = g->body->kind == NP_P_UPROBE;

	np_vec_each (struct np_attach_point, p, &g->body->points)
		entry = entry && !p->offset && !p->in_file && !p->inlined;
	return entry;
}

bool np_gen_user_loc_is_exact(const struct np_gen *g)
{
	return g->body->kind != NP_P_URETPROBE && !at_entry(g);
}

/* The caller of a user function is known at its entry and behind it; else the place itself is. */
LLVMValueRef np_gen_user_loc(struct np_gen *g)
{
	LLVMValueRef place = np_temp(g, 8);

	if (!at_entry(g))
		return np_gen_context(g, IP, 8);
	np_put(g, place, np_const(g, 0), 8);
	np_gen_read(g, place, np_to_ptr(g, np_gen_context(g, SP, 8)), 8, true);
	return np_get(g, place, 8);
}

LLVMValueRef np_gen_kaddr(struct np_gen *g, const struct np_node *n)
{
	return np_symbol(g, "kaddr.%s", n->call.args->string.s);
}

/* Each CPU has its own copy, so far from the first; 0 for a CPU that there is not. */
LLVMValueRef np_gen_percpu_kaddr(struct np_gen *g, struct np_node *n)
{
	LLVMBasicBlockRef there = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef cpu, place = np_temp(g, 8), address;

	cpu = n->call.args->next ? np_gen_scalar(g, n->call.args->next)
				 : np_helper(g, SMP_PROCESSOR_ID, 0);
	np_put(g, place, np_const(g, 0), 8);
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntULT, cpu, np_symbol(g, "cpus"), ""), there, end);
	LLVMPositionBuilderAtEnd(g->b, there);
	address = LLVMBuildAdd(g->b, np_symbol(g, "kaddr.__per_cpu_offset"),
			       LLVMBuildShl(g->b, cpu, np_const(g, 3), ""), "");
	np_gen_read(g, place, np_to_ptr(g, address), 8, false);
	np_put(g, place, LLVMBuildAdd(g->b, np_get(g, place, 8), np_gen_kaddr(g, n), ""), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, place, 8);
}

/*
 * Where a symbol is linked, and by how much its file is loaded elsewhere: whole pages between where
 * the probed place is linked and where it was hit.  At a return it is not hit, and the file is one
 * that is loaded where it is linked: the checker has seen to that.
 */
LLVMValueRef np_gen_uaddr(struct np_gen *g, const struct np_node *n)
{
	LLVMValueRef linked = np_symbol(g, "uaddr.%s", n->call.args->string.s), moved;

	if (g->body->kind == NP_P_URETPROBE)
		return linked;
	moved = LLVMBuildSub(g->b, np_gen_context(g, IP, 8), np_symbol(g, "probe.linked"), "");
	moved = LLVMBuildAnd(g->b, moved, np_const(g, -PAGE), "");
	return LLVMBuildAdd(g->b, linked, moved, "");
}
