/* Values of the task, the clock and the machine. */
#include <string.h>

#include "gen/gen.h"

#define KTIME_GET_NS 5
#define CURRENT_PID_TGID 14
#define GET_NUMA_NODE_ID 42
#define GET_SOCKET_COOKIE 46
#define PROBE_READ_KERNEL_STR 115
#define JIFFIES64 118
#define GET_NS_CURRENT_PID_TGID 120
#define KTIME_GET_BOOT_NS 125
#define D_PATH 147
#define KTIME_GET_TAI_NS 208

#define COMM 16     /* bytes of a task's name */
#define CS 136      /* offset in x86-64's struct pt_regs */
#define USER_RING 3 /* in the low bits of CS */

static const char *mode_of(const struct np_node *n)
{
	return n->kind == NP_N_CALL && n->call.args ? n->call.args->name : "";
}

/*
 * Process in the upper half, thread in the lower: in the namespace of whoever reads it.  Which
 * that is, is known when the program is loaded; mostly it is the first one.
 */
static LLVMValueRef pid_tgid(struct np_gen *g)
{
	LLVMValueRef namespace = np_symbol(g, "pidns.ino"), ids = np_slot(g, NP_SLOT_IDS);
	LLVMBasicBlockRef own = np_block(g, ""), first = np_block(g, ""), end = np_block(g, "");

	np_put(g, ids, np_const(g, 0), 8);
	np_branch_if(g, np_is_true(g, namespace), own, first);
	LLVMPositionBuilderAtEnd(g->b, own);
	/* struct bpf_pidns_info: thread, process; zeroes for a task that is not in it */
	np_helper(g, GET_NS_CURRENT_PID_TGID, 4, np_symbol(g, "pidns.dev"), namespace, ids,
		  np_const(g, 8));
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, first);
	np_put(g, ids, np_helper(g, CURRENT_PID_TGID, 0), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_get(g, ids, 8);
}

static LLVMValueRef ids_of(struct np_gen *g, const struct np_node *n)
{
	return strcmp(mode_of(n), "init") ? pid_tgid(g) : np_helper(g, CURRENT_PID_TGID, 0);
}

LLVMValueRef np_gen_pid(struct np_gen *g)
{
	return LLVMBuildLShr(g->b, pid_tgid(g), np_const(g, 32), "");
}

LLVMValueRef np_gen_pid_of(struct np_gen *g, const struct np_node *n)
{
	return LLVMBuildLShr(g->b, ids_of(g, n), np_const(g, 32), "");
}

LLVMValueRef np_gen_tid_of(struct np_gen *g, const struct np_node *n)
{
	return LLVMBuildAnd(g->b, ids_of(g, n), np_const(g, 0xffffffff), "");
}

LLVMValueRef np_gen_now(struct np_gen *g)
{
	return np_helper(g, KTIME_GET_BOOT_NS, 0);
}

LLVMValueRef np_gen_nsecs(struct np_gen *g, const struct np_node *n)
{
	const char *mode = mode_of(n);

	if (!strcmp(mode, "monotonic"))
		return np_helper(g, KTIME_GET_NS, 0);
	if (!strcmp(mode, "sw_tai"))
		return LLVMBuildAdd(g->b, np_gen_now(g), np_symbol(g, "clock.tai"), "");
	if (strcmp(mode, "tai"))
		return np_gen_now(g);
	np_gen_need(g, NP_FEAT_TAI);
	return np_helper(g, KTIME_GET_TAI_NS, 0);
}

LLVMValueRef np_gen_numaid(struct np_gen *g)
{
	return LLVMBuildAnd(g->b, np_helper(g, GET_NUMA_NODE_ID, 0), np_const(g, 0xffffffff), "");
}

LLVMValueRef np_gen_jiffies(struct np_gen *g)
{
	return np_helper(g, JIFFIES64, 0);
}

LLVMValueRef np_gen_usermode(struct np_gen *g)
{
	LLVMValueRef ring =
		LLVMBuildAnd(g->b, np_gen_context(g, CS, 8), np_const(g, USER_RING), "");

	return np_bool(g, LLVMBuildICmp(g->b, LLVMIntEQ, ring, np_const(g, USER_RING), ""));
}

LLVMValueRef np_gen_socket_cookie(struct np_gen *g, struct np_node *n)
{
	np_gen_need(g, NP_FEAT_SOCKET_COOKIE);
	return np_helper(g, GET_SOCKET_COOKIE, 1, np_to_ptr(g, np_gen_scalar(g, n->call.args)));
}

static LLVMValueRef kfunc(struct np_gen *g, const char *name, LLVMTypeRef result, LLVMValueRef arg)
{
	LLVMTypeRef of = LLVMTypeOf(arg), type = LLVMFunctionType(result, &of, 1, false);
	LLVMValueRef fn = LLVMGetNamedFunction(g->module, name);

	if (!fn) {
		fn = LLVMAddFunction(g->module, name, type);
		LLVMSetLinkage(fn, LLVMExternalLinkage);
	}
	return LLVMBuildCall2(g->b, type, fn, &arg, 1, "");
}

/* The name of another task, empty when there is none. */
void np_gen_comm_of(struct np_gen *g, struct np_node *pid, LLVMValueRef to, uint32_t size)
{
	LLVMBasicBlockRef found = np_block(g, ""), end = np_block(g, "");
	LLVMValueRef id = LLVMBuildTrunc(g->b, np_gen_scalar(g, pid), g->i32, ""), task;

	np_gen_need(g, NP_FEAT_TASK_FROM_PID);
	np_zero(g, to, size);
	task = kfunc(g, "kfunc.bpf_task_from_pid", g->ptr, id);
	np_branch_if(g, LLVMBuildIsNotNull(g->b, task, ""), found, end);
	LLVMPositionBuilderAtEnd(g->b, found);
	np_helper(g, PROBE_READ_KERNEL_STR, 3, to, np_const(g, COMM),
		  np_offset(g, task, np_symbol(g, "off.task_struct.comm")));
	kfunc(g, "kfunc.bpf_task_release", LLVMVoidTypeInContext(g->llvm), task);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

/*
 * path(p): of the pointer's value, or of the struct that is meant. What an iterator is called with
 * may be missing.
 */
void np_gen_path(struct np_gen *g, struct np_node *n, LLVMValueRef to, uint32_t size)
{
	struct np_node *path = n->call.args;
	uint32_t own = n->type->size < size ? n->type->size : size;
	LLVMBasicBlockRef there = np_block(g, ""), end = np_block(g, "");
	struct np_lvalue p = {.off = np_const(g, 0)};

	if (path->type->kind == NP_V_PTR)
		p.base = np_gen_scalar(g, path);
	else
		p = np_gen_lvalue(g, path);
	np_zero(g, to, size);
	np_branch_if(g, np_is_true(g, p.base), there, end);
	LLVMPositionBuilderAtEnd(g->b, there);
	np_helper(g, D_PATH, 3, np_offset(g, np_to_ptr(g, p.base), p.off), to, np_const(g, own));
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}
