/* Stacks and symbols: the check functions that builtins.def names. */
#include <string.h>

#include "check/checker.h"

/* ORDER: as NP_STACK_ of config.h */
static const char *const modes[] = {"bpftrace", "perf",  "raw",
				    "build_id", "lines", NP_STACK_BY_DWARF};
#define MODES (sizeof(modes) / sizeof(modes[0]))

#define MOST_FRAMES 1024 /* that bpftrace lets one ask for */

static int mode_of(const struct np_node *n)
{
	for (size_t i = 0; n->kind == NP_N_NAME && i < MODES; i++)
		if (!strcmp(n->name, modes[i]))
			return (int)i;
	return -1;
}

/* The mode, which comes first, is taken away: what is left is the depth. */
static int take_mode(struct np_checker *c, struct np_node *n)
{
	struct np_node *first = n->kind == NP_N_CALL ? n->call.args : NULL;
	int mode = first ? mode_of(first) : -1;

	if (mode < 0)
		return (int)np_config_number(&c->out->config, NP_C_STACK_MODE);
	n->call.args = first->next;
	return mode;
}

static bool check_stack(struct np_checker *c, struct np_node *n, uint32_t kind, int mode)
{
	const char *name = np_builtins[np_ref(n)->builtin].name;
	const struct np_node *depth = n->kind == NP_N_CALL ? n->call.args : NULL;
	struct np_type type = *np_type_simple(c->types, kind);

	type.format = mode == NP_STACK_BPFTRACE ? NULL : modes[mode];
	n->type = np_type_intern(c->types, &type);
	if (mode == NP_STACK_DWARF && kind == NP_V_KSTACK)
		return np_usage(c, n, n,
				"the kernel unwinds its own stack; 'dwarf' is for the stacks of "
				"programs: ustack(dwarf)");
	if (mode == NP_STACK_BUILD_ID && kind == NP_V_KSTACK)
		return np_usage(c, n, n,
				"the kernel's frames have no build ids: they are "
				"'ustack(build_id)' only");
	if (depth && depth->next && mode_of(depth->next) >= 0)
		return np_usage(c, n, depth->next, "the mode of a stack comes first: %s(%s, ...)",
				name, depth->next->name);
	if (depth && depth->kind == NP_N_NAME)
		return np_usage(c, n, depth,
				"'%s' is no mode: there are bpftrace, perf, raw, build_id, "
				"lines and dwarf",
				depth->name);
	if (!np_args_between(c, n, 0, 1))
		return false;
	depth = n->kind == NP_N_CALL ? n->call.args : NULL;
	if (!depth)
		return true;
	if (depth->kind != NP_N_INT)
		return np_usage(c, n, depth, "the depth of a stack is a constant");
	if (!depth->integer.value || depth->integer.value > MOST_FRAMES)
		return np_usage(c, n, depth, "the depth of a stack is 1 to %u", NP_STACK_DEPTH);
	if (depth->integer.value > NP_STACK_DEPTH) {
		if (c->last_round)
			np_warn(c->diags, depth->loc, "a stack has at most %u frames",
				NP_STACK_DEPTH);
		n->call.args->integer.value = NP_STACK_DEPTH;
	}
	return true;
}

bool np_check_kstack(struct np_checker *c, struct np_node *n)
{
	return check_stack(c, n, NP_V_KSTACK, take_mode(c, n));
}

bool np_check_ustack(struct np_checker *c, struct np_node *n)
{
	return check_stack(c, n, NP_V_USTACK, take_mode(c, n));
}

bool np_check_dw_ustack(struct np_checker *c, struct np_node *n)
{
	if (n->kind == NP_N_CALL && n->call.args && n->call.args->kind == NP_N_NAME)
		return np_usage(c, n, n->call.args,
				"'dw_ustack' has one mode, dwarf: it is given a depth alone");
	return check_stack(c, n, NP_V_USTACK, NP_STACK_DWARF);
}

bool np_check_stack_len(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_int(c->types, 8, false);
	if (!np_args_between(c, n, 1, 1))
		return false;
	if (n->call.args->type->kind == NP_V_USTACK && n->call.args->type->format &&
	    !strcmp(n->call.args->type->format, NP_STACK_BY_DWARF))
		return np_usage(c, n, n->call.args,
				"the kernel does not know the frames of ustack(dwarf): they are "
				"found when it is printed");
	return n->call.args->type->kind == NP_V_KSTACK || n->call.args->type->kind == NP_V_USTACK ||
	       np_usage(c, n, n->call.args, "'stack_len' takes a stack, and this is %s",
			np_show(c, n->call.args->type));
}

bool np_check_usym(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_simple(c->types, NP_V_USYM);
	if (!np_args_between(c, n, 1, 1))
		return false;
	return n->call.args->type->kind == NP_V_PTR || n->call.args->type->kind == NP_V_INT ||
	       np_usage(c, n, n->call.args, "'usym' takes an address, and this is %s",
			np_show(c, n->call.args->type));
}
