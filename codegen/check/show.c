/*
 * A clause without a block shows itself: `show` prints time, command, pid and probe, then all
 * arguments by name.  One with a format string is bcc's one-liner, a printf behind the same
 * beginning.
 */
#include <string.h>

#include "check/checker.h"

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
struct np_node *np_all_arguments(struct np_checker *c, struct np_loc loc)
{
	struct np_node *list = NULL, *n;
	const char *name;

	c->body->all_arguments = true;
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
	return list;
}

/* __syscall_nr and what the kernel keeps beside the arguments for its own printing. */
static void drop_internal(struct np_node **list)
{
	while (*list)
		if (!strncmp((*list)->member.name, "__", 2))
			*list = (*list)->next;
		else
			list = &(*list)->next;
}

static struct np_node *all_there_is(struct np_checker *c, struct np_loc loc)
{
	struct np_node *list = np_all_arguments(c, loc);

	drop_internal(&list);
	if (c->body->kind == NP_P_KRETPROBE && np_return_type(c))
		list = np_list_append(list, named(c, loc, "retval"));
	if (c->body->kind == NP_P_URETPROBE)
		list = np_list_append(list, named(c, loc, "retval"));
	return list;
}

static struct np_node *one_liner(struct np_checker *c, const struct np_node *clause)
{
	const struct np_node *format = clause->clause.format;
	struct np_node *args = text(c, format->loc, np_sprintf(c->arena, "%s\n", format->string.s));
	struct np_node *line;

	if (clause->clause.args)
		args = np_list_append(args, np_node_clone(c->arena, clause->clause.args, true));
	line = call(c, format->loc, "printf", args);
	line->call.is_line = !c->body->pinned;
	return line;
}

struct np_node *np_show_block(struct np_checker *c, const struct np_node *clause)
{
	struct np_node *block = np_node_new(c->arena, NP_N_BLOCK, clause->loc);
	struct np_node *statement = np_node_new(c->arena, NP_N_EXPR, clause->loc);

	statement->unary.operand =
		clause->clause.format
			? one_liner(c, clause)
			: call(c, clause->loc, "show", all_there_is(c, clause->clause.probes->loc));
	block->list = statement;
	return block;
}

/* Bytes that are no text, though C's types say so. */
static bool is_buffer(const char *name)
{
	static const char *const names[] = {"buf", "buffer", "ubuf", "data"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

/* Whether the probe is given a socket's address; others fill it in later. */
static bool is_socket_address(struct np_checker *c, const struct np_type *t)
{
	static const char *const calls[] = {"sys_enter_connect", "sys_enter_bind",
					    "sys_enter_sendto"};
	const struct np_attach_point *p = c->probe->point;

	if (t->kind != NP_V_PTR || t->elem->kind != NP_V_STRUCT ||
	    strcmp(t->elem->name, "sockaddr"))
		return false;
	if (c->body->kind == NP_P_KPROBE)
		return strstr(p->name, "connect") || strstr(p->name, "bind");
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (!strcmp(p->name, calls[i]))
			return true;
	return false;
}

#define SOCKET_ADDRESS 64 /* bytes of one: all of IPv6's, of a path so much */

/* As the caller gives it, beside the address. */
static struct np_node *address_length(struct np_checker *c, struct np_loc loc)
{
	static const char *const names[] = {"addrlen", "addr_len"};
	struct np_node *n;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (np_find_arg(c, names[i]))
			return np_new_member(c, named(c, loc, "args"), names[i]);
	n = np_node_new(c->arena, NP_N_INT, loc);
	n->integer.value = SOCKET_ADDRESS;
	return n;
}

/*
 * A const char * is shown as the string that it points to, a struct sockaddr * as the address, an
 * array as the kernel's print format has it.
 * The pointer stays behind it, without a name: it is shown where nothing could be read.
 */
static bool show_target(struct np_checker *c, struct np_node **at)
{
	struct np_node *n = *at, *pointer, *target;
	const struct np_ref *r = np_ref(n);
	bool is_socket, is_array;

	if (!r || r->kind != NP_REF_ARG || n->type->kind != NP_V_PTR)
		return true;
	is_socket = is_socket_address(c, n->type);
	is_array = np_is_dynamic_array(n);
	if (!is_socket && !is_array && (!r->arg->is_text || is_buffer(r->arg->name)))
		return true;
	pointer = np_node_clone(c->arena, n, false);
	target = call(c, n->loc, is_socket || is_array ? "buf" : "str", pointer);
	if (is_socket)
		pointer->next = address_length(c, n->loc);
	target->next = n;
	*at = target;
	if (!np_check_expr(c, at))
		return false;
	np_ref(*at)->shown_for = r->arg;
	if (is_socket)
		target->type = np_socket_words(
			c, np_type_intern(c->types, &(struct np_type){.kind = NP_V_BYTES,
								      .size = 4 + SOCKET_ADDRESS}));
	if (is_array)
		target->type = np_array_words(c, r->arg->name, target->type);
	return true;
}

/* Generated code puts the time, command and pid before the values. */
bool np_check_show(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 0, 60))
		return false;
	if (n->kind == NP_N_CALL)
		for (struct np_node **a = &n->call.args; *a; a = &(*a)->next) {
			const struct np_node *was = *a;

			if (!show_target(c, a))
				return false;
			if (*a != was)
				a = &(*a)->next;
		}
	if (n->kind == NP_N_CALL)
		np_list_each (a, n->call.args)
			if (!np_can_keep(a->type) && a->type->kind != NP_V_ARRAY)
				return np_usage(c, n, a, "a value of type %s is not shown",
						np_show(c, a->type));
	return true;
}
