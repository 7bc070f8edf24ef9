/*
 * ustack(dwarf): the stack of programs that keep no frame pointer.  The kernel cannot walk it: the
 * registers and the inner end of the stack are copied, and the reader walks what was copied, by
 * what the compiler wrote down of its code (.eh_frame).  That costs some us and 8 KiB a stack.
 */
#include <stddef.h>

#include "gen/gen.h"

#define MAP_UPDATE 2
#define GET_CURRENT_TASK 35
#define GET_CURRENT_TASK_BTF 158
#define TASK_PT_REGS 175
#define KERNEL_STACK 16384 /* bytes, of x86-64 */
#define CS 17              /* words of struct pt_regs */
#define SP 19
#define USER_RING 3
#define PIECE 512 /* bytes that are copied at a time: what is above the stack cannot be read */

static bool context_is_user(const struct np_gen *g)
{
	return g->mechanism == NP_M_UPROBE || g->mechanism == NP_M_URETPROBE ||
	       g->mechanism == NP_M_UPROBE_SESSION;
}

/*
 * The registers with which the task entered the kernel: they are at the end of its kernel stack,
 * since 6.9 not quite, but from 5.15 on a helper knows.
 */
static void kept_registers(struct np_gen *g, LLVMValueRef to)
{
	LLVMBasicBlockRef helper = np_block(g, ""), count = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef place = np_temp(g, 8), task, stack;

	np_branch_if(g, np_is_true(g, np_symbol(g, "feat.task-pt-regs")), helper, count);
	LLVMPositionBuilderAtEnd(g->b, helper);
	task = np_helper(g, GET_CURRENT_TASK_BTF, 0);
	np_put(g, place, np_helper(g, TASK_PT_REGS, 1, task), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, count);
	task = np_helper(g, GET_CURRENT_TASK, 0);
	np_gen_read(
		g, place,
		np_to_ptr(g, LLVMBuildAdd(g->b, task, np_symbol(g, "off.task_struct.stack"), "")),
		8, false);
	stack = np_get(g, place, 8);
	np_put(g, place,
	       LLVMBuildAdd(g->b, stack, np_const(g, KERNEL_STACK - NP_REGISTER_WORDS * 8), ""), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	np_gen_read(g, to, np_to_ptr(g, np_get(g, place, 8)), NP_REGISTER_WORDS * 8, false);
}

static void registers(struct np_gen *g, LLVMValueRef to)
{
	if (!context_is_user(g)) {
		kept_registers(g, to);
		return;
	}
	for (uint32_t i = 0; i < NP_REGISTER_WORDS; i++)
		np_put(g, np_at(g, to, i * 8), np_gen_context(g, i * 8, 8), 8);
}

/* As much of the stack as there is; the bytes in *value->bytes. */
static void copy_stack(struct np_gen *g, LLVMValueRef value, LLVMValueRef from)
{
	LLVMBasicBlockRef end = np_block(g, "");

	for (uint32_t at = 0; at < NP_SNAPSHOT_BYTES; at += PIECE) {
		LLVMBasicBlockRef copied = np_block(g, "");
		LLVMValueRef to = np_at(g, value, offsetof(struct np_snapshot, stack) + at);
		LLVMValueRef here = LLVMBuildAdd(g->b, from, np_const(g, at), "");

		np_branch_if(g, np_is_true(g, np_gen_read(g, to, np_to_ptr(g, here), PIECE, true)),
			     end, copied);
		LLVMPositionBuilderAtEnd(g->b, copied);
		np_put(g, value, np_const(g, at + PIECE), 4);
	}
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

LLVMValueRef np_gen_snapshot(struct np_gen *g, const struct np_node *n)
{
	const struct np_node *limit = n->kind == NP_N_CALL ? n->call.args : NULL;
	LLVMBasicBlockRef user = np_block(g, ""), bad = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef key = np_slot(g, NP_SLOT_STACK), value, at, ring, hash, err;

	np_put(g, key, np_const(g, 0), 8);
	value = np_scratch(g, sizeof(struct np_snapshot));
	np_zero(g, value, sizeof(struct np_snapshot));
	at = np_at(g, value, offsetof(struct np_snapshot, registers));
	registers(g, at);
	/* threads of the kernel have none */
	ring = LLVMBuildAnd(g->b, np_get(g, np_at(g, at, CS * 8), 8), np_const(g, USER_RING), "");
	np_branch_if(g, LLVMBuildICmp(g->b, LLVMIntEQ, ring, np_const(g, USER_RING), ""), user,
		     end);

	LLVMPositionBuilderAtEnd(g->b, user);
	np_put(g, np_at(g, value, offsetof(struct np_snapshot, depth)),
	       np_const(g, limit ? limit->integer.value : NP_STACK_DEPTH), 4);
	copy_stack(g, value, np_get(g, np_at(g, at, SP * 8), 8));
	hash = np_gen_hash(g, 2, value, sizeof(struct np_snapshot) / 8, np_gen_pid(g));
	np_put(g, key, np_gen_stack_key(g, hash, true), 8);
	err = np_helper(g, MAP_UPDATE, 4, np_map_symbol(g, np_gen_snapshot_map(g)), key, value,
			np_const(g, 0));
	np_branch_if(g, np_is_true(g, err), bad, end);

	LLVMPositionBuilderAtEnd(g->b, bad);
	np_gen_lost(g, NP_LOSS_STACK, g->snapshots, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, key, 8);
}
