/* Builtin values: the check functions that builtins.def names. */
#include <string.h>

#include "check/checker.h"

static bool value(struct np_checker *c, struct np_node *n, const struct np_type *t)
{
	n->type = t;
	return np_args_between(c, n, 0, 0);
}

bool np_check_uint32(struct np_checker *c, struct np_node *n)
{
	return value(c, n, np_type_int(c->types, 4, false));
}

bool np_check_uint64(struct np_checker *c, struct np_node *n)
{
	return value(c, n, np_type_int(c->types, 8, false));
}

bool np_check_comm(struct np_checker *c, struct np_node *n)
{
	return value(c, n, np_type_str(c->types, 16));
}

bool np_check_probe(struct np_checker *c, struct np_node *n)
{
	return value(c, n, np_type_simple(c->types, NP_V_PROBE));
}

/* As `probe`, but that its function's name is shown. */
bool np_check_func(struct np_checker *c, struct np_node *n)
{
	return value(
		c, n,
		np_type_intern(c->types,
			       &(struct np_type){.kind = NP_V_PROBE, .size = 8, .format = "func"}));
}

bool np_check_retval(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = np_return_type(c);

	c->uses_retval = true;
	if (t)
		return value(c, n, t);
	np_error(c->diags, NP_E_NO_FIELD, n->loc, "'%s' returns no value", c->probe->point->name);
	return false;
}

bool np_check_dur(struct np_checker *c, struct np_node *n)
{
	c->body->uses_dur = true;
	return value(c, n, np_type_int(c->types, 8, false));
}

bool np_check_loc(struct np_checker *c, struct np_node *n)
{
	/* a field `location` is noted as an argument: it is what generated code reads */
	if (c->body->kind == NP_P_TRACEPOINT)
		np_find_arg(c, "location");
	return value(c, n, np_type_simple(c->types, NP_V_LOC));
}

bool np_check_args(struct np_checker *c, struct np_node *n)
{
	const char *first = np_arg_name(c, 0);

	if (first)
		return np_usage(c, n, n,
				"'args' is used with the name of an argument, such as args.%s",
				first);
	return np_usage(c, n, n, "this probe has no arguments by name");
}

bool np_check_curtask(struct np_checker *c, struct np_node *n)
{
	struct np_btf *btf = np_world_btf(c->opt->world);
	uint32_t id = btf ? np_btf_find(btf, "task_struct", 1u << NP_BTF_STRUCT) : 0;
	const struct np_type *task =
		id ? np_type_from_btf(c->types, btf, id) : np_type_void(c->types);

	struct np_type pointer = *np_type_ptr(c->types, task, false);

	pointer.is_kernel = np_body_is_user(c->body);
	return value(c, n, np_type_intern(c->types, &pointer));
}

/* A name in quotes, as the only argument. */
static bool quoted(struct np_checker *c, struct np_node *n, const char *what)
{
	n->type = np_type_int(c->types, 8, false);
	if (!np_args_between(c, n, 1, 1))
		return false;
	return n->call.args->kind == NP_N_STRING ||
	       np_usage(c, n, n->call.args, "the name of a %s is a string constant", what);
}

bool np_check_kaddr(struct np_checker *c, struct np_node *n)
{
	return quoted(c, n, "symbol");
}

bool np_check_reg(struct np_checker *c, struct np_node *n)
{
	if (!quoted(c, n, "register"))
		return false;
	if (!np_is_register(n->call.args->string.s))
		return np_usage(c, n, n->call.args, "there is no register '%s' on x86-64",
				n->call.args->string.s);
	c->body->uses_registers = true;
	return true;
}
