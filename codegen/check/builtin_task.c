/*
 * Values of the task, the clock and the machine: the check functions that builtins.def names.
 * Those that are a member of another struct become that member.
 */
#include <string.h>

#include "check/checker.h"

/* A word that says which: nsecs(boot), pid(init). It is no expression, and is kept as it is. */
static bool check_mode(struct np_checker *c, struct np_node *n, const char *const *modes)
{
	struct np_node *a = n->kind == NP_N_CALL ? n->call.args : NULL;
	struct np_text list = {0};

	if (!a)
		return true;
	if (a->kind == NP_N_NAME && !a->next)
		for (const char *const *m = modes; *m; m++)
			if (!strcmp(*m, a->name))
				return true;
	for (const char *const *m = modes; *m; m++)
		np_text_addf(&list, "%s%s", m == modes ? "" : m[1] ? ", " : " or ", *m);
	np_usage(c, n, a, "'%s' takes nothing, or %s", np_builtins[np_ref(n)->builtin].name,
		 list.s);
	np_text_free(&list);
	return false;
}

bool np_check_pid(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_int(c->types, 4, false);
	return check_mode(c, n, (const char *const[]){"curr_ns", "init", NULL});
}

bool np_check_nsecs(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_int(c->types, 8, false);
	if (!check_mode(c, n, (const char *const[]){"boot", "monotonic", "tai", "sw_tai", NULL}))
		return false;
	return n->kind != NP_N_CALL || !n->call.args || strcmp(n->call.args->name, "tai") ||
	       np_check_feature(c, n, NP_FEAT_TAI);
}

static struct np_node *call_of(struct np_checker *c, const char *name, struct np_loc loc)
{
	struct np_node *n = np_node_new(c->arena, NP_N_CALL, loc);

	n->call.name = name;
	return n;
}

/* n becomes another tree, where it stands. */
static bool become(struct np_checker *c, struct np_node *n, struct np_node *other)
{
	struct np_node *next = n->next;
	bool ok = np_check_expr(c, &other);

	*n = *other;
	n->next = next;
	return ok;
}

/* A member of a member of a task, the current one without an argument. */
static bool check_relative(struct np_checker *c, struct np_node *n, const char *relative,
			   const char *member)
{
	struct np_node *task = n->kind == NP_N_CALL ? n->call.args : NULL, *copy;

	if (task && task->next)
		return np_args_between(c, n, 0, 1);
	if (task) {
		copy = np_node_clone(c->arena, task, false);
		if (!np_check_expr(c, &copy))
			return false;
		if (copy->type->kind != NP_V_PTR || !copy->type->elem->name ||
		    strcmp(copy->type->elem->name, "task_struct"))
			return np_usage(
				c, n, task, "'%s' takes a struct task_struct *, and this is %s",
				np_builtins[np_ref(n)->builtin].name, np_show(c, copy->type));
	}
	if (!task)
		task = call_of(c, "curtask", n->loc);
	return become(c, n, np_new_member(c, np_new_member(c, task, relative), member));
}

bool np_check_ppid(struct np_checker *c, struct np_node *n)
{
	return check_relative(c, n, "real_parent", "pid");
}

bool np_check_pcomm(struct np_checker *c, struct np_node *n)
{
	return check_relative(c, n, "real_parent", "comm");
}

bool np_check_leader_tid(struct np_checker *c, struct np_node *n)
{
	return check_relative(c, n, "group_leader", "pid");
}

bool np_check_leader_comm(struct np_checker *c, struct np_node *n)
{
	return check_relative(c, n, "group_leader", "comm");
}

/* comm, and comm(pid) of another task, which the kernel finds for programs that BTF types. */
bool np_check_comm(struct np_checker *c, struct np_node *n)
{
	const struct np_node *pid;

	n->type = np_type_str(c->types, 16);
	if (!np_args_between(c, n, 0, 1))
		return false;
	pid = n->kind == NP_N_CALL ? n->call.args : NULL;
	if (!pid)
		return true;
	if (!np_type_is_integer(pid->type))
		return np_usage(c, n, pid, "'comm' of another process takes its id, and this is %s",
				np_show(c, pid->type));
	return np_needs_trampoline(c, n, NP_FEAT_TASK_FROM_PID);
}

bool np_check_username(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_simple(c->types, NP_V_USERNAME);
	return np_args_between(c, n, 0, 0);
}

bool np_check_bool(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_bool(c->types);
	return np_args_between(c, n, 0, 0);
}

bool np_check_usermode(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_int(c->types, 1, false);
	c->body->uses_registers = true;
	return np_args_between(c, n, 0, 0);
}

/* The probe's kind, in bpftrace's words. */
bool np_check_probetype(struct np_checker *c, struct np_node *n)
{
	static const char *const names[NP_P_COUNT] = {
		[NP_P_BEGIN] = "special",
		[NP_P_END] = "special",
		[NP_P_INTERVAL] = "interval",
		[NP_P_PROFILE] = "profile",
		[NP_P_TRACEPOINT] = "tracepoint",
		[NP_P_KPROBE] = "kprobe",
		[NP_P_KRETPROBE] = "kretprobe",
		[NP_P_UPROBE] = "uprobe",
		[NP_P_URETPROBE] = "uretprobe",
		[NP_P_USDT] = "usdt",
		[NP_P_SOFTWARE] = "software",
		[NP_P_HARDWARE] = "hardware",
		[NP_P_RAWTRACEPOINT] = "rawtracepoint",
		[NP_P_SELF] = "special",
		[NP_P_WATCHPOINT] = "watchpoint",
		[NP_P_ITER] = "iter",
		[NP_P_TEST] = "test",
		[NP_P_BENCH] = "bench",
	};
	const char *name = names[c->body->kind];

	if (!np_args_between(c, n, 0, 0))
		return false;
	if (c->body->trampoline)
		name = c->body->kind == NP_P_KPROBE ? "fentry" : "fexit";
	n->kind = NP_N_STRING;
	n->string.s = name;
	n->string.len = (uint32_t)strlen(name);
	n->type = np_type_str(c->types, n->string.len + 1);
	return true;
}

/* The registers where the probe fired. */
bool np_check_ctx(struct np_checker *c, struct np_node *n)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	uint32_t id = btf ? np_btf_find(btf, "pt_regs", 1u << NP_BTF_STRUCT) : 0;
	struct np_type pointer = *np_type_ptr(
		c->types, id ? np_type_from_btf(c->types, btf, id) : np_type_void(c->types), false);

	pointer.is_kernel = true;
	n->type = np_type_intern(c->types, &pointer);
	c->body->uses_registers = true;
	return np_args_between(c, n, 0, 0);
}

bool np_check_cgroupid(struct np_checker *c, struct np_node *n)
{
	const char *why;
	uint64_t id;
	uint32_t level;

	n->type = np_type_int(c->types, 8, false);
	if (!np_args_between(c, n, 1, 1))
		return false;
	if (n->call.args->kind != NP_N_STRING)
		return np_usage(c, n, n->call.args, "the path of a cgroup is a string constant");
	why = c->opt->portable ? NULL
			       : c->opt->world->ops->cgroup(c->opt->world, n->call.args->string.s,
							    &id, &level);
	if (!why)
		return true;
	np_error(c->diags, NP_E_CALL, n->call.args->loc, "%s", why);
	return false;
}

bool np_check_cgroup_path(struct np_checker *c, struct np_node *n)
{
	struct np_type type = *np_type_simple(c->types, NP_V_CGROUP_PATH);
	const struct np_node *id, *filter;

	n->type = &type;
	if (!np_args_between(c, n, 1, 2))
		return false;
	id = n->call.args;
	filter = id->next;
	if (!np_type_is_integer(id->type))
		return np_usage(c, n, id, "the id of a cgroup is an integer, and this is %s",
				np_show(c, id->type));
	if (filter && filter->kind != NP_N_STRING)
		return np_usage(c, n, filter, "which hierarchies are meant is a string constant");
	type.format = filter ? filter->string.s : NULL;
	n->type = np_type_intern(c->types, &type);
	return true;
}
