/* Questions about types, and what a script demands: known when the program is compiled. */
#include <string.h>

#include "check/checker.h"

static const struct np_type *type_of(struct np_checker *c, struct np_node *n)
{
	return np_args_between(c, n, 1, 1) ? n->call.args->type : NULL;
}

static bool decide(struct np_checker *c, struct np_node *n, const struct np_type *t, bool is)
{
	if (!t)
		return false;
	np_decide(c, n, is);
	return true;
}

bool np_check_is_ptr(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);

	return decide(c, n, t, t && t->kind == NP_V_PTR);
}

bool np_check_is_str(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);

	return decide(c, n, t, t && (t->kind == NP_V_STR || (t->kind == NP_V_PROBE && !t->format)));
}

bool np_check_is_array(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);

	return decide(c, n, t, t && t->kind == NP_V_ARRAY);
}

bool np_check_is_integer(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);

	return decide(c, n, t, t && t->kind == NP_V_INT);
}

bool np_check_is_unsigned_integer(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);

	return decide(c, n, t, t && t->kind == NP_V_INT && !t->is_signed);
}

bool np_check_is_literal(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);
	const struct np_node *a = t ? n->call.args : NULL;

	/* true and false are numbers that are made bool */
	if (a && a->kind == NP_N_CAST && a->type->kind == NP_V_BOOL)
		a = a->cast.operand;
	return decide(c, n, t, a && (a->kind == NP_N_INT || a->kind == NP_N_STRING));
}

/* Pointers of the kernel that are an error number. */
bool np_check_is_err(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = type_of(c, n);

	n->type = np_type_bool(c->types);
	if (!t)
		return false;
	return np_is_number(t) ||
	       np_usage(c, n, n->call.args, "a pointer or a number is expected, and this is %s",
			np_show(c, t));
}

static bool refuse(struct np_checker *c, const struct np_node *n, const char *message)
{
	if (c->last_round)
		np_error(c->diags, NP_E_SCRIPT, n->loc, "%s", message);
	return !c->last_round;
}

/* What is demanded is a constant, why is a text. */
bool np_check_static_assert(struct np_checker *c, struct np_node *n)
{
	const struct np_node *why;
	int64_t value;

	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 2, 2))
		return false;
	why = n->call.args->next;
	if (why->kind != NP_N_STRING)
		return np_usage(c, n, why, "the message is a string constant");
	if (!np_known_number(c, n->call.args, &value))
		return np_usage(
			c, n, n->call.args,
			"this is not known when the program is compiled: assert() looks when "
			"it runs");
	return value || refuse(c, n, why->string.s);
}

/* The message of fail(): %d, %u, %x and %s of constants. */
static bool add_constant(struct np_text *t, char conversion, const struct np_node *n)
{
	if (n->kind == NP_N_STRING)
		np_text_addn(t, n->string.s, n->string.len);
	else if (n->kind == NP_N_INT && conversion == 'x')
		np_text_addf(t, "%llx", (unsigned long long)n->integer.value);
	else if (n->kind == NP_N_INT)
		np_text_addf(t, "%lld", (long long)n->integer.value);
	else
		return false;
	return true;
}

bool np_check_fail(struct np_checker *c, struct np_node *n)
{
	const struct np_node *format, *a;
	struct np_text t = {0};
	const char *message;

	n->type = np_type_void(c->types);
	if (!np_check_printf(c, n))
		return false;
	format = n->call.args;
	a = format->next;
	for (const char *p = format->string.s; *p; p++) {
		if (*p != '%' || p[1] == '%' || !a) {
			p += *p == '%' && p[1] == '%';
			np_text_addc(&t, *p);
			continue;
		}
		p += strcspn(p + 1, "cdiuoxXps") + 1;
		if (!add_constant(&t, *p, a)) {
			np_text_free(&t);
			return np_usage(c, n, a,
					"the message is made now: its values are constants");
		}
		a = a->next;
	}
	message = np_strndup(c->arena, t.s ? t.s : "", t.n);
	np_text_free(&t);
	return refuse(c, n, message);
}

bool np_check_assert(struct np_checker *c, struct np_node *n)
{
	const struct np_node *why;

	n->type = np_type_void(c->types);
	if (!np_args_between(c, n, 2, 2))
		return false;
	why = n->call.args->next;
	return np_check_condition(c, &n->call.args) &&
	       (why->type->kind == NP_V_STR ||
		np_usage(c, n, why, "the message is a string, and this is %s",
			 np_show(c, why->type)));
}

/* kptr(x), uptr(x): whose memory an address is in, whatever the probe. */
static bool space(struct np_checker *c, struct np_node *n, bool user)
{
	struct np_type pointer;
	const struct np_type *t;

	if (!np_args_between(c, n, 1, 1))
		return false;
	t = n->call.args->type;
	if (t->kind != NP_V_PTR && t->kind != NP_V_INT)
		return np_usage(c, n, n->call.args, "an address is expected, and this is %s",
				np_show(c, t));
	pointer = *t;
	pointer.is_user = user;
	pointer.is_kernel = !user;
	n->type = np_type_intern(c->types, &pointer);
	return true;
}

bool np_check_kptr(struct np_checker *c, struct np_node *n)
{
	return space(c, n, false);
}

bool np_check_uptr(struct np_checker *c, struct np_node *n)
{
	return space(c, n, true);
}
