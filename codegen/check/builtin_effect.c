/*
 * Functions with an effect beyond what is printed: signals, results of functions, commands,
 * files.  Those that change what is watched ask for --unsafe.
 */
#include <string.h>

#include "check/checker.h"

#define MOST_SIGNALS 64
#define TRACE_VALUES 3 /* that the kernel's own trace_printk takes */

/* Nothing but a reader's --unsafe lets a program change the machine. */
static bool is_allowed(struct np_checker *c, const struct np_node *n)
{
	const char *name = np_builtins[np_ref(n)->builtin].name;
	struct np_diag *d;

	c->out->unsafe = true;
	if (c->opt->unsafe)
		return true;
	d = np_error(c->diags, NP_E_UNSAFE, n->loc, "'%s' changes what the machine does", name);
	np_hint(c->diags, d, "run it with --unsafe to allow that");
	return false;
}

/* printf and what is alike: a format, then what it prints. */
bool np_check_printf(struct np_checker *c, struct np_node *n)
{
	const char *name = np_builtins[np_ref(n)->builtin].name;

	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 1, 64))
		return false;
	if (n->call.args->kind != NP_N_STRING)
		return np_usage(c, n, n->call.args, "the format of '%s' is a string constant",
				name);
	np_packets_whole(c, &n->call.args->next);
	if (!np_check_format(c, n->call.args, n->call.args->next))
		return false;
	return !c->body->pinned || np_ref(n)->builtin != NP_B_PRINTF ||
	       np_check_pinned_format(c, n);
}

bool np_check_system(struct np_checker *c, struct np_node *n)
{
	bool allowed = is_allowed(c, n);

	return np_check_printf(c, n) && allowed;
}

/* The kernel formats it itself, and can do less. */
bool np_check_debugf(struct np_checker *c, struct np_node *n)
{
	uint32_t i = 0;

	if (!np_check_printf(c, n))
		return false;
	np_list_each (a, n->call.args->next) {
		if (!np_is_number(a->type) && a->type->kind != NP_V_STR)
			return np_usage(c, n, a, "'debugf' prints numbers and strings");
		if (i++ == TRACE_VALUES)
			return np_usage(c, n, a, "'debugf' prints at most %d values", TRACE_VALUES);
	}
	return np_trace_format(c, n);
}

static int signal_number(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} rows[] = {
#define NP_SIGNAL(name, number) {#name, number},
#include "check/signals.def"
#undef NP_SIGNAL
	};

	if (!strncmp(name, "SIG", 3))
		name += 3;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].name, name))
			return rows[i].number;
	return 0;
}

bool np_check_signal(struct np_checker *c, struct np_node *n)
{
	bool allowed = is_allowed(c, n);
	struct np_node *a;

	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 1, 1))
		return false;
	a = n->call.args;
	if (a->kind == NP_N_STRING) {
		int number = signal_number(a->string.s);

		if (!number)
			return np_usage(c, n, a, "there is no signal '%s'", a->string.s);
		np_make_int(c, a, (uint64_t)number, false);
	}
	if (!np_type_is_integer(a->type))
		return np_usage(c, n, a, "a signal is a number or a name in quotes, and this is %s",
				np_show(c, a->type));
	if (a->kind == NP_N_INT && (!a->integer.value || a->integer.value > MOST_SIGNALS))
		return np_usage(c, n, a, "signals are numbered from 1 to %d", MOST_SIGNALS);
	return allowed;
}

/* The kernel permits it at the entry of functions that are marked for it. */
static bool can_fail(struct np_checker *c, const struct np_node *n)
{
	struct np_world *w = c->opt->world;
	const struct np_attach_point *p = c->probe->point;
	struct np_diag *d;

	if (p->offset) {
		d = np_error(c->diags, NP_E_CALL, n->loc,
			     "a function is left early at its entry only, not at '%s+%llu'",
			     p->name, (unsigned long long)p->offset);
		np_hint(c->diags, d, "write p:%s", p->name);
		return false;
	}
	if (c->body->trampoline) {
		d = np_error(c->diags, NP_E_CALL, n->loc,
			     "'override' works by kprobes, and '%s' forces another mechanism",
			     p->text);
		np_hint(c->diags, d, "write p:%s", p->name);
		return false;
	}
	if (!np_check_feature(c, n, NP_FEAT_OVERRIDE))
		return false;
	if (w->ops->can_override(w, p->name) != 0)
		return true;
	d = np_error(c->diags, NP_E_CALL, n->loc,
		     "the kernel does not permit to override the result of '%s'", p->name);
	np_hint(c->diags, d, "those it does are in /sys/kernel/debug/error_injection/list");
	return false;
}

bool np_check_override(struct np_checker *c, struct np_node *n)
{
	bool allowed = is_allowed(c, n);

	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 1, 1))
		return false;
	if (!np_is_number(n->call.args->type))
		return np_usage(c, n, n->call.args, "a result is a number, and this is %s",
				np_show(c, n->call.args->type));
	c->body->uses_registers = true;
	return can_fail(c, n) && allowed;
}

#define MOST_WRITTEN 4096

/* How many bytes are written where nobody says it; 0: that is not known. */
static uint64_t written_bytes(const struct np_node *to, const struct np_node *value)
{
	const struct np_type *t = value->type;

	if (value->kind == NP_N_STRING)
		return value->string.len + 1u;
	if (t->kind == NP_V_ARRAY || t->kind == NP_V_STRUCT)
		return t->size;
	if (np_is_number(t) && to->type->kind == NP_V_PTR && to->type->elem->size <= 8)
		return to->type->elem->size;
	return value->kind == NP_N_CAST && np_is_number(t) ? t->size : 0;
}

/* How many there are; 0: it is nothing that a program would keep in its memory. */
static uint64_t most_bytes(const struct np_type *t)
{
	if (np_is_number(t))
		return 8;
	switch (t->kind) {
	case NP_V_BYTES: return t->size - 4; /* behind their length */
	case NP_V_STR:
	case NP_V_ARRAY:
	case NP_V_STRUCT: return t->size;
	default: return 0;
	}
}

/* &$x, as bpftrace has it, is the value itself. */
static void take_target(struct np_node *n)
{
	struct np_node **value = &n->call.args->next, *next = (*value)->next;

	if ((*value)->kind != NP_N_UNARY || (*value)->unary.op != NP_OP_ADDR ||
	    (*value)->unary.operand->kind != NP_N_SCRATCH)
		return;
	*value = (*value)->unary.operand;
	(*value)->next = next;
}

/* write_user(address, value [, bytes]); bytes is always there behind it. */
bool np_check_write_user(struct np_checker *c, struct np_node *n)
{
	bool allowed = is_allowed(c, n);
	struct np_node *to, *value, *bytes;
	uint64_t most;

	n->type = np_type_bool(c->types);
	if (n->kind == NP_N_CALL && n->call.args && n->call.args->next)
		take_target(n);
	if (!np_args_between(c, n, 2, 3))
		return false;
	to = n->call.args;
	value = to->next;
	if (to->type->kind != NP_V_PTR && to->type->kind != NP_V_INT)
		return np_usage(c, n, to, "'write_user' takes an address, and this is %s",
				np_show(c, to->type));
	most = np_can_keep(value->type) ? most_bytes(value->type) : 0;
	if (!most)
		return np_usage(c, n, value, "a value of type %s is not written",
				np_show(c, value->type));
	if (!value->next) {
		bytes = np_node_new(c->arena, NP_N_INT, n->loc);
		np_make_int(c, bytes, written_bytes(to, value), false);
		value->next = bytes;
		if (!bytes->integer.value)
			return np_usage(c, n, value,
					"how many bytes of it are written is not known");
	}
	bytes = value->next;
	if (bytes->kind != NP_N_INT)
		return np_usage(c, n, bytes, "how many bytes are written is a constant");
	if (!bytes->integer.value || bytes->integer.value > most ||
	    bytes->integer.value > MOST_WRITTEN)
		return np_usage(c, n, bytes, "1 to %llu bytes can be written of %s",
				(unsigned long long)(most < MOST_WRITTEN ? most : MOST_WRITTEN),
				np_show(c, value->type));
	return allowed && np_check_feature(c, n, NP_FEAT_WRITE_USER);
}

/* join(array [, separator]): strings at the addresses of an array that ends with 0. */
bool np_check_join(struct np_checker *c, struct np_node *n)
{
	struct np_node *array, *separator;
	const struct np_type *t;

	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 1, 2))
		return false;
	array = n->call.args;
	separator = array->next;
	t = array->type;
	if (t->kind != NP_V_PTR && t->kind != NP_V_INT)
		return np_usage(c, n, array,
				"'join' takes an array of addresses of strings, and this is %s",
				np_show(c, t));
	if (separator && separator->kind != NP_N_STRING)
		return np_usage(c, n, separator, "what 'join' puts between is a string constant");
	return true;
}

/* skboutput(file, skb, length, offset); what is read of the skb is added as arguments. */
bool np_check_skboutput(struct np_checker *c, struct np_node *n)
{
	struct np_node *file, *skb, *a, *parts = NULL;
	const struct np_type *t;

	n->type = np_int64(c);
	file = n->kind == NP_N_CALL ? n->call.args : NULL;
	skb = file ? file->next : NULL;
	/* as it was written: the parts are typed with it */
	for (const char *const *m = (const char *const[]){"data_len", "len", "data", NULL};
	     skb && *m; m++) {
		a = np_new_member(c, np_node_clone(c->arena, skb, false), *m);
		a->next = parts;
		parts = a;
	}
	if (!np_args_between(c, n, 4, 4))
		return false;
	file = n->call.args;
	skb = file->next;
	t = skb->type;
	if (file->kind != NP_N_STRING || !file->string.len)
		return np_usage(c, n, file, "the file of 'skboutput' is a string constant");
	if (t->kind != NP_V_PTR || !t->elem->name || strcmp(t->elem->name, "sk_buff"))
		return np_usage(c, n, skb, "'skboutput' takes a struct sk_buff *, and this is %s",
				np_show(c, t));
	np_list_each (number, skb->next)
		if (!np_type_is_integer(number->type))
			return np_usage(c, n, number, "a number of bytes is expected");
	if (!np_check_list(c, &parts))
		return false;
	skb->next->next->next = parts;
	return true;
}

bool np_check_unwatch(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 1, 1))
		return false;
	return np_is_number(n->call.args->type) ||
	       np_usage(c, n, n->call.args, "'unwatch' takes an address, and this is %s",
			np_show(c, n->call.args->type));
}
