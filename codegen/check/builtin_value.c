/* Builtin values: the check functions that builtins.def names. */
#include <errno.h>
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
	c->body->retval = t;
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
	struct np_type type;

	/* a field `location` is noted as an argument: it is what generated code reads */
	if (c->body->kind == NP_P_TRACEPOINT)
		np_find_arg(c, "location");
	type = *np_type_simple(c->types, np_body_is_user(c->body) ? NP_V_USYM : NP_V_LOC);
	if (type.kind == NP_V_USYM)
		type.format = NP_USYM_LOC;
	else if (np_body_interrupts(c->body))
		type.format = NP_LOC_EXACT;
	return value(c, n, np_type_intern(c->types, &type));
}

/* `args` alone is a record of all of them. */
bool np_check_args(struct np_checker *c, struct np_node *n)
{
	struct np_node *list = np_all_arguments(c, n->loc), *a;
	const char **names = np_alloc(c->arena, (np_list_length(list) + 1) * sizeof(*names));
	uint32_t i = 0;

	if (!list)
		return np_usage(c, n, n, "this probe has no arguments by name");
	for (a = list; a; a = a->next)
		names[i++] = a->member.name;
	n->kind = NP_N_TUPLE;
	n->record.list = list;
	n->record.names = names;
	return np_check_expr(c, &n);
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

/* Whether this kernel has the symbol; an image asks where it is run. */
static bool has_symbol(struct np_checker *c, struct np_node *n, const char *name)
{
	struct np_diag *d;

	if (c->opt->portable || c->opt->world->ops->kernel_address(c->opt->world, name))
		return true;
	d = np_error(c->diags, NP_E_NO_NAME, n->call.args->loc,
		     "the kernel has no symbol '%s', or shows no addresses", name);
	np_hint(c->diags, d, "grep the name in /proc/kallsyms");
	return false;
}

bool np_check_kaddr(struct np_checker *c, struct np_node *n)
{
	return quoted(c, n, "symbol") && has_symbol(c, n, n->call.args->string.s);
}

bool np_check_percpu_kaddr(struct np_checker *c, struct np_node *n)
{
	struct np_node *name, *cpu;

	n->type = np_type_ptr(c->types, np_type_int(c->types, 8, false), false);
	if (!np_args_between(c, n, 1, 2))
		return false;
	name = n->call.args;
	cpu = name->next;
	if (name->kind != NP_N_STRING)
		return np_usage(c, n, name, "the name of a symbol is a string constant");
	if (cpu && !np_type_is_integer(cpu->type))
		return np_usage(c, n, cpu, "the number of a CPU is an integer, and this is %s",
				np_show(c, cpu->type));
	return has_symbol(c, n, name->string.s) && has_symbol(c, n, "__per_cpu_offset");
}

/* uaddr("symbol"): in the program that the probe is in; a pointer to a number of its size. */
bool np_check_uaddr(struct np_checker *c, struct np_node *n)
{
	struct np_world *w = c->opt->world;
	const char *target = c->probe->point->target;
	struct np_user_place place = {.size = 8};
	struct np_diag *d;
	int err;

	if (!quoted(c, n, "symbol"))
		return false;
	err = w->ops->user_place(w, target, n->call.args->string.s, &place);
	if (err == -ENOENT && !c->opt->portable) {
		np_error(c->diags, NP_E_NO_NAME, n->call.args->loc, "'%s' has no symbol '%s'",
			 target, n->call.args->string.s);
		return false;
	}
	if (c->body->kind == NP_P_URETPROBE && !place.fixed) {
		d = np_error(c->diags, NP_E_CALL, n->loc,
			     "'%s' is loaded at an address that is not known at a return", target);
		np_hint(c->diags, d, "keep the address in a map, at the function's entry");
		return false;
	}
	if (place.size != 1 && place.size != 2 && place.size != 4)
		place.size = 8;
	n->type = np_type_ptr(c->types, np_type_int(c->types, (uint32_t)place.size, true), true);
	return true;
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
