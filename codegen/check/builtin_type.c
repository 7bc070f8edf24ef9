/*
 * offsetof and container_of: expressions of places, as C's headers write them: offsetof(T, m) is
 * (uint64)&((T *)0)->m, and so the loader knows it.
 */
#include <string.h>

#include "check/checker.h"

/* The struct that an argument names, or is a value of, or points to; NULL after an error. */
static const struct np_type *struct_of(struct np_checker *c, struct np_node *call,
				       struct np_node **at)
{
	const struct np_type *t;
	struct np_node *next = (*at)->next;

	if ((*at)->kind == NP_N_TYPE) {
		if (!np_type_name(c, &(*at)->cast.to, &t))
			return NULL;
	} else if (!(t = np_type_by_name(c, *at))) {
		if (!np_check_expr(c, at))
			return NULL;
		(*at)->next = next;
		t = (*at)->type;
	}
	if (t->kind == NP_V_PTR)
		t = t->elem;
	if (t->kind == NP_V_STRUCT)
		return t;
	np_usage(c, call, *at, "a struct is expected, and this is %s", np_show(c, t));
	return NULL;
}

/* A conversion of n, which is typed, to t. */
static struct np_node *convert(struct np_checker *c, struct np_node *n, const struct np_type *t)
{
	struct np_node *cast = np_node_new(c->arena, NP_N_CAST, n->loc);

	cast->cast.operand = n;
	cast->type = t;
	return cast;
}

bool np_put_base(struct np_node *path, struct np_node *base)
{
	const char *name = path->name;

	switch (path->kind) {
	case NP_N_MEMBER: return np_put_base(path->member.object, base);
	case NP_N_INDEX: return np_put_base(path->binary.left, base);
	case NP_N_NAME:
		path->kind = NP_N_MEMBER;
		path->member.object = base;
		path->member.name = name;
		path->member.arrow = true;
		path->member.name_loc = path->loc;
		return true;
	default: return false;
	}
}

/* What is known now: places in a struct of the script's own. */
static bool known_offset(const struct np_node *n, uint64_t *bytes)
{
	const struct np_ref *r = np_ref(n);
	uint64_t before;

	switch (n->kind) {
	case NP_N_CAST: *bytes = 0; return true;
	case NP_N_MEMBER:
		if (!np_btf_is_program(r->member.owner->btf) ||
		    !known_offset(n->member.object, &before))
			return false;
		*bytes = before + r->member.bit_offset / 8;
		return true;
	case NP_N_INDEX:
		if (n->binary.right->kind != NP_N_INT || !known_offset(n->binary.left, &before))
			return false;
		*bytes = before + n->binary.right->integer.value * n->type->size;
		return true;
	default: return false;
	}
}

/* The offset of a member, typed as uint64; NULL after an error. */
static struct np_node *offset_of(struct np_checker *c, struct np_node *call,
				 const struct np_type *owner, struct np_node *path)
{
	struct np_node *zero = np_node_new(c->arena, NP_N_INT, path->loc), *base, *address;
	const struct np_type *u64 = np_type_int(c->types, 8, false);
	uint64_t known;

	zero->type = u64;
	base = convert(c, zero, np_type_ptr(c->types, owner, false));
	path->next = NULL;
	if (!np_put_base(path, base)) {
		np_usage(c, call, path, "a member is expected, such as a or a.b[1]");
		return NULL;
	}
	address = np_node_new(c->arena, NP_N_UNARY, path->loc);
	address->unary.op = NP_OP_ADDR;
	address->unary.operand = path;
	if (!np_check_expr(c, &address))
		return NULL;
	if (known_offset(address->unary.operand, &known)) {
		np_make_int(c, zero, known, false);
		return zero;
	}
	return convert(c, address, u64);
}

static bool count_args(struct np_checker *c, struct np_node *n, uint32_t want)
{
	uint32_t given = n->kind == NP_N_CALL ? np_list_length(n->call.args) : 0;

	return given == want || np_usage(c, n, n, "'%s' takes %u arguments, and here %s %u",
					 np_builtins[np_ref(n)->builtin].name, want,
					 given == 1 ? "is" : "are", given);
}

bool np_check_offsetof(struct np_checker *c, struct np_node *n)
{
	const struct np_type *owner;
	struct np_node *offset;

	if (!count_args(c, n, 2))
		return false;
	owner = struct_of(c, n, &n->call.args);
	offset = owner ? offset_of(c, n, owner, n->call.args->next) : NULL;
	if (!offset)
		return false;
	offset->next = n->next;
	*n = *offset;
	return true;
}

bool np_check_container_of(struct np_checker *c, struct np_node *n)
{
	const struct np_type *owner, *result, *u64 = np_type_int(c->types, 8, false);
	struct np_node *p, *offset, *start;

	if (!count_args(c, n, 3))
		return false;
	owner = struct_of(c, n, &n->call.args->next);
	offset = owner ? offset_of(c, n, owner, n->call.args->next->next) : NULL;
	n->call.args->next = NULL;
	if (!offset || !np_check_expr(c, &n->call.args))
		return false;
	p = n->call.args;
	if (p->type->kind != NP_V_PTR && !np_type_is_integer(p->type))
		return np_usage(c, n, p, "a pointer is expected, and this is %s",
				np_show(c, p->type));
	result = np_type_through(c->types, p->type, np_type_ptr(c->types, owner, false));
	start = np_node_new(c->arena, NP_N_BINARY, n->loc);
	start->binary.op = NP_OP_SUB;
	start->binary.left = convert(c, p, u64);
	start->binary.right = offset;
	start->binary.op_loc = n->loc;
	start->type = u64;
	n->kind = NP_N_CAST;
	n->ref = NULL;
	n->cast.to = (struct np_type_name){0};
	n->cast.operand = start;
	n->type = result;
	return true;
}
