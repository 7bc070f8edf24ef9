/* Functions of strings and bytes: the check functions that builtins.def names. */
#include <arpa/inet.h>
#include <string.h>

#include "check/checker.h"

static bool is_byte(const struct np_type *t)
{
	return t->kind == NP_V_INT && t->size == 1;
}

static void read_as(struct np_checker *c, struct np_node **at, uint32_t size)
{
	struct np_node *n = *at, *call;

	call = np_node_new(c->arena, NP_N_CALL, n->loc);
	call->call.name = "str";
	call->call.args = n;
	call->next = n->next;
	n->next = NULL;
	call->type = np_type_str(c->types, size);
	np_new_ref(c, call, NP_REF_BUILTIN)->builtin = NP_B_STR;
	*at = call;
}

bool np_make_string(struct np_checker *c, struct np_node **at)
{
	const struct np_type *t = (*at)->type;

	if (t->kind == NP_V_PROBE)
		read_as(c, at, c->longest_probe + 1);
	return (*at)->type->kind == NP_V_STR;
}

/* The probe, a pointer to characters, or an array of them, is read as a string. */
static bool as_string(struct np_checker *c, const struct np_node *of, struct np_node **at)
{
	const struct np_type *t = (*at)->type;

	if (np_make_string(c, at))
		return true;
	if ((t->kind != NP_V_PTR && t->kind != NP_V_ARRAY) || !is_byte(t->elem))
		return np_usage(c, of, *at, "a string is expected, and this is %s", np_show(c, t));
	read_as(c, at, t->kind == NP_V_ARRAY ? t->size + 1 : np_string_size(c));
	return true;
}

/* So many arguments, of which all but the last `others` are strings. */
static bool strings(struct np_checker *c, struct np_node *n, uint32_t count, uint32_t others)
{
	struct np_node **at;

	if (!np_args_between(c, n, count, count))
		return false;
	at = &n->call.args;
	for (uint32_t i = 0; i < count - others; i++, at = &(*at)->next)
		if (!as_string(c, n, at))
			return false;
	return true;
}

/* What is known now is worked out now. */
static const struct np_node *literal(const struct np_node *n)
{
	return n->kind == NP_N_STRING && n->type->kind == NP_V_STR ? n : NULL;
}

bool np_check_strlen(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_int(c->types, 8, false);
	if (!strings(c, n, 1, 0))
		return false;
	if (literal(n->call.args))
		np_make_int(c, n, strlen(n->call.args->string.s), true);
	return true;
}

/* Of a pointer the length is all that is known. */
bool np_check_strcap(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t;

	n->type = np_int64(c);
	if (!np_args_between(c, n, 1, 1))
		return false;
	t = n->call.args->type;
	if (t->kind == NP_V_PTR) {
		np_new_ref(c, n, NP_REF_BUILTIN)->builtin = NP_B_STRLEN;
		return as_string(c, n, &n->call.args);
	}
	if (!as_string(c, n, &n->call.args))
		return false;
	np_make_int(c, n, t->size, false);
	return true;
}

bool np_check_strstr(struct np_checker *c, struct np_node *n)
{
	n->type = np_int64(c);
	return strings(c, n, 2, 0);
}

bool np_check_strcontains(struct np_checker *c, struct np_node *n)
{
	n->type = np_type_bool(c->types);
	return strings(c, n, 2, 0);
}

/* Both, in the room that they may need, as far as that is what str() or one of them has. */
bool np_check_str_concat(struct np_checker *c, struct np_node *n)
{
	uint32_t need = 1, most = np_string_size(c);

	if (!strings(c, n, 2, 0))
		return false;
	np_list_each (a, n->call.args) {
		uint32_t size = a->type->size + a->type->is_char;

		need += size - 1;
		most = size > most ? size : most;
	}
	n->type = np_type_str(c->types, need < most ? need : most);
	return true;
}

bool np_check_strncmp(struct np_checker *c, struct np_node *n)
{
	const struct np_node *length;

	n->type = np_int64(c);
	if (!strings(c, n, 3, 1))
		return false;
	length = n->call.args->next->next;
	if (length->kind != NP_N_INT || length->integer.value > NP_MAX_STRLEN)
		return np_usage(c, n, length, "the length is a constant of at most %d",
				NP_MAX_STRLEN);
	return true;
}

static bool byte_count(struct np_checker *c, const struct np_node *n, const struct np_node *count)
{
	if (!np_type_is_integer(count->type))
		return np_usage(c, n, count, "the number of bytes is an integer, and this is %s",
				np_show(c, count->type));
	if (count->kind == NP_N_INT && count->integer.value > NP_MAX_STRLEN)
		return np_usage(c, n, count, "so many bytes are at most %d", NP_MAX_STRLEN);
	return true;
}

bool np_check_memcmp(struct np_checker *c, struct np_node *n)
{
	const struct np_node *a;

	n->type = np_int64(c);
	if (!np_args_between(c, n, 3, 3))
		return false;
	a = n->call.args;
	for (int i = 0; i < 2; i++, a = a->next)
		if (!np_can_keep(np_kept_type(c, a->type)))
			return np_usage(c, n, a, "the bytes of %s are not compared",
					np_show(c, a->type));
	return byte_count(c, n, a);
}

bool np_check_default_str_length(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = np_int64(c);

	n->type = t;
	if (!np_args_between(c, n, 0, 0))
		return false;
	np_make_int(c, n, c->opt->max_strlen ? c->opt->max_strlen : NP_STRLEN, false);
	return true;
}

/* buf(p, n), buf(array) */
#define MOST_DYNAMIC 1024 /* bytes of an array of a tracepoint */

bool np_check_buf(struct np_checker *c, struct np_node *n)
{
	const struct np_node *from, *count;
	const struct np_type *t;
	uint32_t most = np_string_size(c);

	if (!np_args_between(c, n, 1, 2))
		return false;
	from = n->call.args;
	count = from->next;
	t = from->type;
	if (t->kind != NP_V_ARRAY && t->kind != NP_V_STR && t->kind != NP_V_PTR &&
	    t->kind != NP_V_INT)
		return np_usage(c, n, from,
				"'buf' takes an address, an array or a string, and this "
				"is %s",
				np_show(c, t));
	if (!count && np_is_dynamic_array(from))
		most = MOST_DYNAMIC;
	else if (!count && t->kind != NP_V_ARRAY && !t->is_char)
		return np_usage(c, n, from, "how many bytes there are must be said");
	if (count && !byte_count(c, n, count))
		return false;
	if (t->kind == NP_V_ARRAY || t->kind == NP_V_STR)
		most = t->size;
	if (count && count->kind == NP_N_INT &&
	    (count->integer.value < most || t->kind == NP_V_PTR || t->kind == NP_V_INT))
		most = (uint32_t)count->integer.value;
	n->type = np_type_intern(c->types, &(struct np_type){.kind = NP_V_BYTES, .size = 4 + most});
	return true;
}

bool np_check_macaddr(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t;

	n->type = np_type_simple(c->types, NP_V_MAC);
	if (!np_args_between(c, n, 1, 1))
		return false;
	t = n->call.args->type;
	if (t->kind == NP_V_PTR || t->kind == NP_V_INT ||
	    ((t->kind == NP_V_ARRAY || t->kind == NP_V_STR || t->kind == NP_V_STRUCT) &&
	     t->size >= 6))
		return n->call.args->kind != NP_N_STRING ||
		       np_usage(c, n, n->call.args,
				"this is text, and the bytes of an address are "
				"expected");
	return np_usage(c, n, n->call.args,
			"'macaddr' takes 6 bytes or where they are, and this is "
			"%s",
			np_show(c, t));
}

/* pton("1.2.3.4"): its bytes, worked out now. */
bool np_check_pton(struct np_checker *c, struct np_node *n)
{
	const struct np_node *a;
	uint8_t bytes[16];
	bool v4;

	if (!np_args_between(c, n, 1, 1))
		return false;
	a = n->call.args;
	if (a->kind != NP_N_STRING)
		return np_usage(c, n, a, "the address is a string constant");
	v4 = inet_pton(AF_INET, a->string.s, bytes) == 1;
	if (!v4 && inet_pton(AF_INET6, a->string.s, bytes) != 1) {
		np_error(c->diags, NP_E_NO_ADDRESS, a->loc, "\"%s\" is no IP address", a->string.s);
		return false;
	}
	n->type = np_type_array(c->types, np_type_int(c->types, 1, false), v4 ? 4 : 16);
	return true;
}

static bool number_to_text(struct np_checker *c, struct np_node *n, const char *what)
{
	n->type = np_type_str(c->types, NP_NAME_BYTES);
	if (!np_args_between(c, n, 1, 1))
		return false;
	return np_type_is_integer(n->call.args->type) ||
	       np_usage(c, n, n->call.args, "%s is an integer, and this is %s", what,
			np_show(c, n->call.args->type));
}

bool np_check_strerror(struct np_checker *c, struct np_node *n)
{
	return number_to_text(c, n, "an error");
}

bool np_check_syscall_name(struct np_checker *c, struct np_node *n)
{
	return number_to_text(c, n, "a system call");
}

bool np_check_signal_name(struct np_checker *c, struct np_node *n)
{
	return number_to_text(c, n, "a signal");
}
