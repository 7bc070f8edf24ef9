/*
 * Macros of kernel headers: a call becomes the tree of the table's text, with the arguments in
 * their places.  What such a tree says is checked as if the script had written it there.
 */
#include <string.h>

#include "check/checker.h"
#include "parser.h"

#define MOST_USED 20000 /* arguments of nested ones multiply */

static const struct row {
	const char *name, *params, *text;
} rows[] = {
#define NP_KERNEL_MACRO(name, params, text) {name, params, text},
#include "check/kernel_macros.def"
#undef NP_KERNEL_MACRO
};

static const struct row *find(const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

static uint32_t count(const char *params)
{
	uint32_t n = *params != '\0';

	for (; *params; params++)
		n += *params == ',';
	return n;
}

/* Aggregations of the same name (min, max) have another number of arguments. */
bool np_is_kernel_macro(const char *name, uint32_t n_args)
{
	const struct row *r = find(name);

	return r && *r->params && (np_find_agg(name) < 0 || count(r->params) == n_args);
}

void np_each_kernel_macro(void (*f)(void *arg, const char *name), void *arg)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		f(arg, rows[i].name);
}

struct place {
	struct np_checker *c;
	const struct row *row;
	const struct np_node *args;
	struct np_loc loc;
};

/* The argument for a parameter of that name; NULL: it is none. */
static const struct np_node *argument(const struct place *p, const char *name)
{
	const struct np_node *arg = p->args;
	size_t len = name ? strlen(name) : 0, n;

	for (const char *at = p->row->params; arg && *at; arg = arg->next) {
		n = strcspn(at, ",");
		if (n == len && !memcmp(at, name, n))
			return arg;
		at += n + strspn(at + n, ", ");
	}
	return NULL;
}

static void overwrite(struct np_node *n, const struct np_node *with)
{
	struct np_node *next = n->next;

	*n = *with;
	n->next = next;
}

/* (type)x: the argument is a type, or the name of one of the kernel's. */
static void put_type(struct np_type_name *t, const struct np_node *arg)
{
	unsigned stars = t->stars;

	if (arg->kind == NP_N_TYPE) {
		*t = arg->cast.to;
		t->stars += stars;
	} else if (arg->kind == NP_N_NAME) {
		t->name = arg->name;
	}
	t->loc = arg->loc;
}

static bool put(void *at, const struct np_node *constant)
{
	struct np_node *n = (struct np_node *)constant;
	const struct place *p = at;
	const struct np_node *arg = NULL;

	if (n->kind == NP_N_NAME && (arg = argument(p, n->name))) {
		overwrite(n, np_node_clone(p->c->arena, arg, false));
		return false;
	}
	n->loc = p->loc;
	if (n->kind == NP_N_MEMBER && (arg = argument(p, n->member.name))) {
		struct np_node *path = np_node_clone(p->c->arena, arg, false);

		if (np_put_base(path, n->member.object))
			overwrite(n, path);
	} else if (n->kind == NP_N_MEMBER) {
		n->member.name_loc = p->loc;
	} else if (n->kind == NP_N_BINARY || n->kind == NP_N_INDEX) {
		n->binary.op_loc = p->loc;
	} else if (n->kind == NP_N_CAST || n->kind == NP_N_SIZEOF || n->kind == NP_N_TYPE) {
		n->cast.to.loc = p->loc;
		if (!*(n->cast.to.name ? n->cast.to.tag : "x") &&
		    (arg = argument(p, n->cast.to.name)))
			put_type(&n->cast.to, arg);
	}
	return true;
}

static struct np_node *expand(struct np_checker *c, const struct row *r, const struct np_node *args,
			      struct np_loc loc)
{
	struct place p = {c, r, args, loc};
	struct np_node *e = np_parse_expression(c->arena, r->text);

	if (e)
		np_node_walk(e, put, &p);
	return e;
}

static bool count_args(struct np_checker *c, const struct np_node *call, const struct row *r)
{
	uint32_t want = count(r->params), given = np_list_length(call->call.args);
	struct np_diag *d;

	if (want == given)
		return true;
	d = np_error(c->diags, NP_E_CALL, call->loc, "'%s' takes %u argument%s, and here %s %u",
		     r->name, want, want == 1 ? "" : "s", given == 1 ? "is" : "are", given);
	np_hint(c->diags, d, "usage: %s(%s)", r->name, r->params);
	return false;
}

bool np_check_kernel_macro(struct np_checker *c, struct np_node *call)
{
	const struct row *r = find(call->call.name);
	struct np_node *e;

	if (!count_args(c, call, r))
		return false;
	if (c->macros_used++ > MOST_USED) {
		np_error(c->diags, NP_E_NESTING, call->loc, "macros nested too deeply");
		return false;
	}
	e = expand(c, r, call->call.args, call->loc);
	if (!e || !np_check_expr(c, &e))
		return false;
	overwrite(call, e);
	return true;
}

bool np_use_kernel_macro(struct np_checker *c, struct np_node *name)
{
	bool ok = false;

	/* there may be several rows: kernels differ */
	for (const struct row *r = rows; !ok && r < rows + sizeof(rows) / sizeof(rows[0]); r++) {
		struct np_node *e;

		if (*r->params || strcmp(r->name, name->name))
			continue;
		e = expand(c, r, NULL, name->loc);
		ok = e && np_check_quietly(c, &e);
		if (ok)
			overwrite(name, e);
	}
	return ok;
}
