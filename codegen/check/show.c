/*
 * A clause without a block shows itself: `show` prints time, command, pid and probe, then all
 * arguments by name.  One with a format string is bcc's one-liner, a printf behind the same
 * beginning.
 */
#include <string.h>

#include "check/checker.h"
#include "parser.h"

static struct np_node *call(struct np_checker *c, struct np_loc loc, const char *name,
			    struct np_node *args)
{
	struct np_node *n = np_node_new(c->arena, NP_N_CALL, loc);

	n->call.name = name;
	n->call.args = args;
	return n;
}

static struct np_node *named(struct np_checker *c, struct np_loc loc, const char *name)
{
	struct np_node *n = np_node_new(c->arena, NP_N_NAME, loc);

	n->name = name;
	return n;
}

static struct np_node *text(struct np_checker *c, struct np_loc loc, const char *s)
{
	struct np_node *n = np_node_new(c->arena, NP_N_STRING, loc);

	n->string.s = s;
	n->string.len = (uint32_t)strlen(s);
	return n;
}

/* args.NAME for all of them, so that no builtin hides one. */
static struct np_node *all_arguments(struct np_checker *c, struct np_loc loc)
{
	struct np_node *list = NULL, *n;
	const char *name;

	for (uint32_t i = 0; (name = np_arg_name(c, i)); i++) {
		const struct np_arg *a = np_find_arg(c, name);

		if (!a || !np_can_keep(np_kept_type(c, a->type)))
			continue;
		n = np_node_new(c->arena, NP_N_MEMBER, loc);
		n->member.object = named(c, loc, "args");
		n->member.name = name;
		n->member.name_loc = loc;
		list = np_list_append(list, n);
	}
	if (c->body->kind == NP_P_KRETPROBE && np_return_type(c))
		list = np_list_append(list, named(c, loc, "retval"));
	if (c->body->kind == NP_P_URETPROBE)
		list = np_list_append(list, named(c, loc, "retval"));
	return list;
}

/*
 * The beginning of a line as runtime/out shows it for `show`.  Calls, not names: nothing is to
 * be said of arguments that these builtins hide.
 */
#define PREFIX "%s %-15s %-7d %s "

static struct np_node *one_liner(struct np_checker *c, const struct np_node *clause)
{
	const struct np_node *format = clause->clause.format;
	struct np_loc loc = format->loc;
	struct np_node *args =
		text(c, loc, np_sprintf(c->arena, "%s%s\n", PREFIX, format->string.s));
	struct np_node *when = text(c, loc, "%H:%M:%S.%f");

	when = np_list_append(when, call(c, loc, "nsecs", NULL));
	args = np_list_append(args, call(c, loc, "strftime", when));
	args = np_list_append(args, call(c, loc, "comm", NULL));
	args = np_list_append(args, call(c, loc, "pid", NULL));
	args = np_list_append(args, call(c, loc, "probe", NULL));
	if (clause->clause.args)
		args = np_list_append(args, np_node_clone(c->arena, clause->clause.args, true));
	return call(c, loc, "printf", args);
}

struct np_node *np_show_block(struct np_checker *c, const struct np_node *clause)
{
	struct np_node *block = np_node_new(c->arena, NP_N_BLOCK, clause->loc);
	struct np_node *statement = np_node_new(c->arena, NP_N_EXPR, clause->loc);

	statement->unary.operand = clause->clause.format
					   ? one_liner(c, clause)
					   : call(c, clause->loc, "show",
						  all_arguments(c, clause->clause.probes->loc));
	block->list = statement;
	return block;
}

/* What a value is called: as it is written, without args. and sigils. */
const char *np_show_name(struct np_arena *a, const struct np_node *n)
{
	struct np_text text = {0};
	const char *s;

	if (n->kind == NP_N_MEMBER && np_ref(n)->kind == NP_REF_ARG)
		return n->member.name;
	np_print_expr(n, &text);
	s = np_strdup(a, text.s + (n->kind == NP_N_SCRATCH));
	np_text_free(&text);
	return s;
}

/* The time, command and pid stand before the values. */
bool np_check_show(struct np_checker *c, struct np_node *n)
{
	struct np_node *head;

	n->type = np_type_void(c->types);
	head = call(c, n->loc, "nsecs", NULL);
	head = np_list_append(head, call(c, n->loc, "comm", NULL));
	head = np_list_append(head, call(c, n->loc, "pid", NULL));
	n->call.args = np_list_append(head, n->call.args);
	if (!np_args_between(c, n, 3, 64))
		return false;
	if (n->kind == NP_N_CALL)
		np_list_each (a, n->call.args)
			if (!np_can_keep(a->type) && a->type->kind != NP_V_ARRAY)
				return np_usage(c, n, a, "a value of type %s is not shown",
						np_show(c, a->type));
	return true;
}
