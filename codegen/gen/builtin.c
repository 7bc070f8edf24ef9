/* Builtin values and functions: the generate functions that builtins.def names. */
#include <string.h>

#include "gen/gen.h"

#define SMP_PROCESSOR_ID 8
#define PRANDOM_U32 7
#define CURRENT_TASK 35
#define CURRENT_CGROUP_ID 80
#define CURRENT_UID_GID 15
#define GET_STACK 67
#define GET_FUNC_IP 173
#define GET_ATTACH_COOKIE 174

typedef LLVMValueRef (*gen_fn)(struct np_gen *, struct np_node *);

static LLVMValueRef gen_none(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_const(g, 0);
}

static LLVMValueRef low_half(struct np_gen *g, unsigned helper)
{
	return LLVMBuildAnd(g->b, np_helper(g, helper, 0), np_const(g, 0xffffffff), "");
}

/* Those that have a file of their own. */
#define ELSEWHERE(name, function, ...)                                      \
	static LLVMValueRef gen_##name(struct np_gen *g, struct np_node *n) \
	{                                                                   \
		(void)n;                                                    \
		return np_gen_##function(g __VA_OPT__(, ) __VA_ARGS__);     \
	}
ELSEWHERE(pid, pid_of, n)
ELSEWHERE(tid, tid_of, n)
ELSEWHERE(nsecs, nsecs, n)
ELSEWHERE(numaid, numaid)
ELSEWHERE(jiffies, jiffies)
ELSEWHERE(usermode, usermode)
ELSEWHERE(kaddr, kaddr, n)
ELSEWHERE(uaddr, uaddr, n)
ELSEWHERE(percpu_kaddr, percpu_kaddr, n)
ELSEWHERE(socket_cookie, socket_cookie, n)
ELSEWHERE(write_user, write_user, n)

static LLVMValueRef gen_ncpus(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_symbol(g, "cpus");
}

static LLVMValueRef gen_cpid(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_symbol(g, "command.pid");
}

static LLVMValueRef gen_has_cpid(struct np_gen *g, struct np_node *n)
{
	return np_bool(g, np_is_true(g, gen_cpid(g, n)));
}

static LLVMValueRef gen_ctx(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return LLVMBuildPtrToInt(g->b, g->ctx, g->i64, "");
}

static LLVMValueRef gen_cgroupid(struct np_gen *g, struct np_node *n)
{
	return np_symbol(g, "cgroup.%s", n->call.args->string.s);
}

static LLVMValueRef gen_kfunc_exist(struct np_gen *g, struct np_node *n)
{
	return np_symbol(g, "exists.func.%s", n->call.args->string.s);
}

static LLVMValueRef gen_uid(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return low_half(g, CURRENT_UID_GID);
}

static LLVMValueRef gen_gid(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return LLVMBuildLShr(g->b, np_helper(g, CURRENT_UID_GID, 0), np_const(g, 32), "");
}

static LLVMValueRef gen_cpu(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_helper(g, SMP_PROCESSOR_ID, 0);
}

static LLVMValueRef gen_elapsed(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return LLVMBuildSub(g->b, np_gen_now(g), np_symbol(g, "start.ns"), "");
}

LLVMValueRef np_gen_function_address(struct np_gen *g)
{
	if (g->mechanism == NP_M_KPROBE_MULTI || g->mechanism == NP_M_KRETPROBE_MULTI ||
	    g->mechanism == NP_M_KPROBE_SESSION)
		return np_helper(g, GET_FUNC_IP, 1, g->ctx);
	return np_symbol(g, "probe.address");
}

/* Index in plan.probes of the probe that fired; of many with one program, the cookie is. */
LLVMValueRef np_gen_probe_id(struct np_gen *g)
{
	if (g->mechanism == NP_M_KPROBE_MULTI || g->mechanism == NP_M_KRETPROBE_MULTI ||
	    g->mechanism == NP_M_KPROBE_SESSION)
		return np_helper(g, GET_ATTACH_COOKIE, 1, g->ctx);
	return np_symbol(g, "probe.id");
}

static LLVMValueRef gen_probe(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_gen_probe_id(g);
}

static LLVMValueRef gen_retval(struct np_gen *g, struct np_node *n)
{
	return np_normalise(g, np_gen_retval(g), n->type);
}

static LLVMValueRef gen_dur(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return g->dur;
}

static LLVMValueRef gen_curtask(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_helper(g, CURRENT_TASK, 0);
}

static LLVMValueRef gen_cgroup(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return np_helper(g, CURRENT_CGROUP_ID, 0);
}

static LLVMValueRef gen_rand(struct np_gen *g, struct np_node *n)
{
	(void)n;
	return LLVMBuildAnd(g->b, np_helper(g, PRANDOM_U32, 0), np_const(g, 0xffffffff), "");
}

static LLVMValueRef gen_reg(struct np_gen *g, struct np_node *n)
{
	return np_gen_context(g, np_register_offset(n->call.args->string.s), 8);
}

static LLVMValueRef gen_has_key(struct np_gen *g, struct np_node *n)
{
	struct np_node *map = n->call.args;
	LLVMValueRef found = np_gen_lookup(g, map, np_gen_key(g, map));

	/* LLVM tests two things at once as `a | b`, which the verifier refuses of an address */
	return np_opaque(g, np_bool(g, LLVMBuildIsNotNull(g->b, found, "")));
}

/* The second frame of the stack: who called the probed function. */
static LLVMValueRef caller(struct np_gen *g)
{
	LLVMValueRef frames = np_temp(g, 16);

	np_zero(g, frames, 16);
	np_helper(g, GET_STACK, 4, g->ctx, frames, np_const(g, 16), np_gen_own_frames(g));
	return np_get(g, np_at(g, frames, 8), 8);
}

static LLVMValueRef gen_loc(struct np_gen *g, struct np_node *n)
{
	(void)n;
	for (uint32_t i = 0; i < g->body->args.n; i++) {
		const struct np_arg *a = g->body->args.v[i];

		if (g->body->kind == NP_P_TRACEPOINT && a->role == NP_SLOT_FIELD &&
		    a->place == NP_ARG_SLOT && !strcmp(a->name, "location"))
			return np_gen_arg(g, a);
	}
	switch (g->body->kind) {
	case NP_P_KPROBE:
	case NP_P_KRETPROBE: return caller(g);
	case NP_P_TRACEPOINT:
	case NP_P_RAWTRACEPOINT:
	case NP_P_WATCHPOINT:
	case NP_P_SOFTWARE:
	case NP_P_HARDWARE:
	case NP_P_PROFILE: {
		LLVMValueRef frame = np_temp(g, 8);

		np_zero(g, frame, 8);
		np_helper(g, GET_STACK, 4, g->ctx, frame, np_const(g, 8), np_gen_own_frames(g));
		return np_get(g, frame, 8);
	}
	default: return np_const(g, 0);
	}
}

static LLVMValueRef gen_kstack(struct np_gen *g, struct np_node *n)
{
	return np_gen_stack(g, n);
}

static LLVMValueRef gen_stack_len(struct np_gen *g, struct np_node *n)
{
	return np_gen_stack_len(g, n->call.args);
}

static LLVMValueRef gen_value(struct np_gen *g, struct np_node *n)
{
	return np_normalise(g, np_gen_scalar(g, n->call.args), n->type);
}

static LLVMValueRef gen_bswap(struct np_gen *g, struct np_node *n)
{
	uint32_t size = n->type->size;
	LLVMTypeRef type = size == 2 ? g->i16 : size == 4 ? g->i32 : g->i64;
	LLVMValueRef v = np_gen_scalar(g, n->call.args);

	if (size == 1) /* it loses its sign */
		return np_normalise(g, v, n->type);
	unsigned id = LLVMLookupIntrinsicID("llvm.bswap", 10);
	LLVMValueRef fn = LLVMGetIntrinsicDeclaration(g->module, id, &type, 1);

	if (size < 8)
		v = LLVMBuildTrunc(g->b, v, type, "");
	v = LLVMBuildCall2(g->b, LLVMIntrinsicGetType(g->llvm, id, &type, 1), fn, &v, 1, "");
	return size < 8 ? LLVMBuildZExt(g->b, v, g->i64, "") : v;
}

static LLVMValueRef gen_strftime(struct np_gen *g, struct np_node *n)
{
	return np_gen_scalar(g, n->call.args->next);
}

static LLVMValueRef gen_strncmp(struct np_gen *g, struct np_node *n)
{
	return np_gen_strncmp(g, n);
}

static LLVMValueRef gen_exists(struct np_gen *g, struct np_node *n)
{
	const struct np_node *what = n->call.args;
	const struct np_ref *r = np_ref(what);

	if (!r)
		return np_symbol(g, "exists.func.%s", what->name);
	if (r->kind == NP_REF_ARG)
		return np_symbol(g, "exists.slot.%u", r->arg->slot);
	if (r->kind == NP_REF_MEMBER)
		return np_symbol(g, "exists.off.%s.%s", r->member.owner->name, r->member.path);
	if (g->no_each && !strcmp(r->constant.enumerator, NP_FOR_EACH))
		return np_const(g, 0);
	return np_symbol(g, "exists.enum.%s.%s", r->constant.enum_tag, r->constant.enumerator);
}

static LLVMValueRef gen_start(struct np_gen *g, struct np_node *n)
{
	np_gen_start(g, n);
	return np_const(g, 0);
}

static LLVMValueRef gen_since(struct np_gen *g, struct np_node *n)
{
	return np_gen_since(g, n);
}

static LLVMValueRef gen_delete(struct np_gen *g, struct np_node *n)
{
	return np_gen_delete(g, n);
}

#define STATEMENT(name)                                                     \
	static LLVMValueRef gen_##name(struct np_gen *g, struct np_node *n) \
	{                                                                   \
		np_gen_##name(g, n);                                        \
		return np_const(g, 0);                                      \
	}
STATEMENT(signal)
STATEMENT(override)
STATEMENT(debugf)
STATEMENT(join)

static LLVMValueRef gen_skboutput(struct np_gen *g, struct np_node *n)
{
	return np_gen_skboutput(g, n);
}

static LLVMValueRef action(struct np_gen *g, struct np_node *n)
{
	np_gen_action(g, n);
	return np_const(g, 0);
}

/* values that are memory are written by value.c; actions send records */
/* As bpftrace: the last 4095 negative numbers. */
static LLVMValueRef gen_is_err(struct np_gen *g, struct np_node *n)
{
	LLVMValueRef v = np_gen_scalar(g, n->call.args);

	return np_bool(g, LLVMBuildICmp(g->b, LLVMIntUGE, v, np_const(g, -4095), ""));
}

#define gen_strlen np_gen_strlen
#define gen_strstr np_gen_strstr
#define gen_strcontains np_gen_strcontains
#define gen_memcmp np_gen_memcmp
#define gen_macaddr np_gen_macaddr
#define gen_comm gen_none
#define gen_path gen_none
#define gen_ustack gen_none
#define gen_dw_ustack gen_none
#define gen_usym gen_none
#define gen_str gen_none
#define gen_ntop gen_none
#define gen_printf action
#define gen_print action
#define gen_clear action
#define gen_zero action
#define gen_exit action
#define gen_time action
#define gen_unwatch action
#define gen_username gen_uid
#define gen_cgroup_path gen_value

LLVMValueRef np_gen_builtin(struct np_gen *g, struct np_node *n)
{
	static const gen_fn rows[NP_B_COUNT] = {
#define NP_BUILTIN(id, name, kind, sig, where, check, gen, help, example) gen_##gen,
#include "check/builtins.def"
#undef NP_BUILTIN
	};

	return rows[np_ref(n)->builtin](g, n);
}
