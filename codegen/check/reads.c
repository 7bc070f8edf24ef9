/*
 * What a program reads, for its manifest (image/reads.def).  A member of a struct of the kernel is
 * a small thing to read as long as the pointer is one to such a struct: what the kernel's own types
 * say, and no number that was made one.  So it is enough to look where values become pointers; what
 * is not known to be right there counts as memory at any address.
 */
#include <string.h>

#include "check/checker.h"

#define DEEPEST 16 /* structs within structs, at their beginning */

static const char *const secrets[] = {
#define NP_SECRET(tag) tag,
#include "check/secrets.def"
#undef NP_SECRET
};

static void note(struct np_checker *c, const struct np_node *n, enum np_read kind, const char *what)
{
	np_vec_each (struct np_noted_read, r, &c->out->reads)
		if (r->kind == kind && !strcmp(r->what, what))
			return;
	np_vec_push(c->arena, &c->out->reads,
		    ((struct np_noted_read){.kind = kind, .what = what, .loc = n->loc}));
}

static bool is_user(const struct np_checker *c, const struct np_type *pointer)
{
	return pointer->is_user || (np_body_is_user(c->body) && !pointer->is_kernel);
}

static bool is_pointer(const struct np_type *t)
{
	return t && t->kind == NP_V_PTR;
}

static bool is_of_kernel(const struct np_type *t)
{
	return t->kind == NP_V_STRUCT && t->btf && !np_btf_is_program(t->btf);
}

static bool same_struct(const struct np_type *a, const struct np_type *b)
{
	return a == b || (is_of_kernel(a) && is_of_kernel(b) && a->name && b->name && *a->name &&
			  !strcmp(a->name, b->name) && a->is_union == b->is_union);
}

/* Whether a struct begins with another: an inet_sock with a sock. */
static bool begins_with(struct np_checker *c, const struct np_type *outer,
			const struct np_type *inner, int depth)
{
	struct np_btf_member m;

	if (same_struct(outer, inner))
		return true;
	for (uint32_t i = 0; depth < DEEPEST && is_of_kernel(outer) &&
			     np_btf_member(outer->btf, outer->btf_id, i, &m);
	     i++) {
		const struct np_type *t =
			m.bit_offset ? NULL : np_type_from_btf(c->types, outer->btf, m.type);

		if (t && t->kind == NP_V_STRUCT && begins_with(c, t, inner, depth + 1))
			return true;
	}
	return false;
}

/*
 * Whether a pointer to the one is one to the other: the one begins with it. The other way round it
 * is for the caller to know - a list_head may be in anything - but for sockets, which the kernel
 * itself casts to what they are.
 */
static bool is_also(struct np_checker *c, const struct np_type *t, const struct np_type *target)
{
	return is_of_kernel(t) && is_of_kernel(target) &&
	       (begins_with(c, t, target, 0) || (np_is_sock(t) && np_is_sock(target)));
}

/* Whether an argument that is given as a bare number is such a pointer, as the kernel's code has
 * it. */
static bool argument_is(struct np_checker *c, const struct np_arg *a, const struct np_type *target)
{
	const struct np_probe_info *p = c->probe;
	bool raw = c->body->kind == NP_P_RAWTRACEPOINT;
	const struct np_type *t;
	struct np_btf_member m;

	if ((!raw && c->body->kind != NP_P_KPROBE) || a->place != NP_ARG_SLOT ||
	    a->role != NP_SLOT_ARG ||
	    !np_btf_member(p->btf, raw ? p->raw_proto : p->proto, a->index + raw, &m))
		return false;
	t = np_type_from_btf(c->types, p->btf, m.type);
	return is_pointer(t) && is_also(c, t->elem, target);
}

/* Whether a value may become a pointer to such a struct: then it is one. */
static bool is_one(struct np_checker *c, const struct np_node *value, const struct np_type *target)
{
	const struct np_ref *r;

	while (value->kind == NP_N_CAST && value->type && value->type->kind == NP_V_INT &&
	       value->type->size == 8)
		value = value->cast.operand;
	if (!value->type)
		return true; /* it is not looked at, and not generated */
	if (value->kind == NP_N_INT)
		return !value->integer.value;
	if (is_pointer(value->type))
		return !is_user(c, value->type) && is_also(c, value->type->elem, target);
	r = np_ref(value);
	return (value->kind == NP_N_NAME || value->kind == NP_N_MEMBER) && r &&
	       r->kind == NP_REF_ARG && argument_is(c, r->arg, target);
}

/*
 * A value comes to where another type is kept: numbers become pointers there, in tuples too. value
 * NULL: only its type is known.
 */
static void becomes(struct np_checker *c, const struct np_node *n, const struct np_node *value,
		    const struct np_type *from, const struct np_type *to)
{
	const struct np_node *part;

	if (!from || !to || from == to)
		return;
	if (to->kind == NP_V_TUPLE && from->kind == NP_V_TUPLE) {
		part = value && value->kind == NP_N_TUPLE ? value->list : NULL;
		for (uint32_t i = 0; i < to->n_members && i < from->n_members; i++) {
			becomes(c, n, part, from->members[i].type, to->members[i].type);
			part = part ? part->next : NULL;
		}
		return;
	}
	if (!is_pointer(to) || is_user(c, to) || to->elem->kind == NP_V_NONE)
		return;
	if (is_pointer(from) && is_user(c, from) == is_user(c, to) && from->elem == to->elem)
		return;
	if (!value || !is_one(c, value, to->elem))
		note(c, n, NP_READ_BYTES, "");
}

static void comes_to(struct np_checker *c, const struct np_node *value, const struct np_type *to)
{
	if (value)
		becomes(c, value, value, value->type, to);
}

static void member_of(struct np_checker *c, const struct np_node *n, const struct np_type *owner)
{
	const char *name = owner->name ? owner->name : "";

	if (!is_of_kernel(owner)) {
		note(c, n, NP_READ_BYTES, "");
		return;
	}
	for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++)
		if (!strcmp(secrets[i], name))
			note(c, n, NP_READ_SECRET, np_sprintf(c->arena, "struct %s", name));
	if (*name && *name != '~')
		note(c, n, NP_READ_STRUCT,
		     np_sprintf(c->arena, "%s %s", owner->is_union ? "union" : "struct", name));
	else
		note(c, n, NP_READ_STRUCT, *name ? name + 1 : "a struct without a name");
}

/* What a pointer points to. */
static void pointed(struct np_checker *c, const struct np_node *n, const struct np_type *pointer,
		    const struct np_type *to)
{
	if (is_user(c, pointer))
		note(c, n, NP_READ_USER, "");
	else if (to->kind == NP_V_STRUCT)
		member_of(c, n, to);
	else
		note(c, n, NP_READ_BYTES, "");
}

/* An element of an array in memory: outside of it is something else. */
static void element(struct np_checker *c, const struct np_node *n)
{
	const struct np_node *array = n->binary.left, *i = n->binary.right;
	uint32_t count;

	if (!array->type || np_is_dynamic_array(array))
		return;
	if (is_pointer(array->type)) {
		bool first = i->kind == NP_N_INT && !i->integer.value;

		pointed(c, n, array->type, array->type->elem);
		if (!first && !is_user(c, array->type))
			note(c, n, NP_READ_BYTES, "");
		return;
	}
	count = array->type->kind == NP_V_STR ? array->type->size : array->type->count;
	if ((array->kind == NP_N_MEMBER || array->kind == NP_N_INDEX ||
	     array->kind == NP_N_UNARY) &&
	    (i->kind != NP_N_INT || i->integer.value >= count))
		note(c, n, NP_READ_BYTES, "");
}

static bool is_call(const struct np_node *n, enum np_builtin_id id)
{
	return n->kind == NP_N_CALL && np_ref(n) && np_ref(n)->kind == NP_REF_BUILTIN &&
	       np_ref(n)->builtin == id;
}

/* A function is given an address, to read there. */
static void at_address(struct np_checker *c, const struct np_node *n, const struct np_node *value)
{
	const struct np_type *t = value->type;

	if (is_call(value, NP_B_UPTR)) /* that has said it */
		return;
	if (!t || (!is_pointer(t) && !np_type_is_integer(t)))
		return;
	if (is_pointer(t) ? is_user(c, t) : np_body_is_user(c->body))
		note(c, n, NP_READ_USER, "");
	else
		note(c, n, NP_READ_BYTES, "");
}

/*
 * A char * in a struct of the kernel points to a text of the kernel. One that a function is given
 * may as well be the user's, which nothing tells; nor is it told of a few members.
 */
static void text_at(struct np_checker *c, const struct np_node *n, const struct np_node *value)
{
	const struct np_type *t = value->type;
	const struct np_ref *r = np_ref(value);
	const char *owner, *name;

	if (!is_pointer(t) || is_user(c, t) || t->elem->kind != NP_V_INT || t->elem->size != 1) {
		at_address(c, n, value);
		return;
	}
	if (value->kind != NP_N_MEMBER || !r || r->kind != NP_REF_MEMBER) {
		note(c, n,
		     !r || r->kind != NP_REF_ARG        ? NP_READ_BYTES
		     : c->body->kind == NP_P_TRACEPOINT ? NP_READ_TEXT
							: NP_READ_USER,
		     "");
		return;
	}
	owner = is_of_kernel(r->member.owner) && r->member.owner->name ? r->member.owner->name : "";
	name = value->member.name;
	if ((!strcmp(owner, "filename") && !strcmp(name, "uptr")) || !strcmp(name, "ifcu_buf"))
		note(c, n, NP_READ_USER, "");
	else
		note(c, n,
		     t->elem->is_char || !strcmp(owner, "qstr") ? NP_READ_TEXT : NP_READ_BYTES, "");
}

static void called(struct np_checker *c, const struct np_node *n)
{
	const struct np_node *first = n->call.args;

	switch (np_ref(n)->builtin) {
	case NP_B_STR:
	case NP_B_STRNCMP:
	case NP_B_STRLEN: text_at(c, n, first); break;
	case NP_B_BUF:
	case NP_B_MACADDR:
	case NP_B_MEMCMP:
	case NP_B_NTOP:
		np_list_each (a, n->call.args)
			if (is_pointer(a->type) || (a == first && np_ref(n)->builtin != NP_B_NTOP &&
						    np_ref(n)->builtin != NP_B_MEMCMP))
				at_address(c, n, a);
		break;
	case NP_B_JOIN: at_address(c, n, first); break;
	case NP_B_KPTR: at_address(c, n, first); break;
	case NP_B_PERCPU_KADDR: note(c, n, NP_READ_BYTES, ""); break;
	case NP_B_UPTR:
	case NP_B_UADDR: note(c, n, NP_READ_USER, ""); break;
	case NP_B_SKBOUTPUT: note(c, n, NP_READ_PAYLOAD, ""); break;
	case NP_B_CAT: note(c, n, NP_READ_FILES, ""); break;
	case NP_B_REG:
	case NP_B_CTX: note(c, n, NP_READ_REGISTERS, ""); break;
	case NP_B_LOC:
	case NP_B_KSTACK: note(c, n, NP_READ_KSTACK, ""); break;
	case NP_B_USTACK:
	case NP_B_DW_USTACK: note(c, n, NP_READ_USTACK, ""); break;
	default: break;
	}
}

static bool is_own(const struct np_checker *c, const struct np_node *fn)
{
	np_vec_each (const struct np_node *, own, &c->own_functions)
		if (*own == fn)
			return true;
	return false;
}

static void calls_function(struct np_checker *c, const struct np_node *n)
{
	const struct np_function *f = np_ref(n)->function;
	uint32_t i = 0;

	if (is_own(c, f->node))
		note(c, n, strstr(f->name, "packet") ? NP_READ_PACKET : NP_READ_SOCKET, "");
	np_list_each (a, n->call.args)
		if (i < f->n_parameters)
			comes_to(c, a, f->vars.v[i++]->type);
}

static void keys(struct np_checker *c, const struct np_node *n)
{
	const struct np_map *m = np_ref(n) && np_ref(n)->kind == NP_REF_MAP ? np_ref(n)->map : NULL;
	uint32_t i = 0;

	if (!m)
		return;
	np_list_each (k, n->map.keys)
		if (m->n_keys == 1)
			comes_to(c, k, m->keys[0]);
		else if (i < m->n_keys)
			comes_to(c, k, m->keys[i++]);
}

static bool visit(void *arg, const struct np_node *n)
{
	struct np_checker *c = arg;
	const struct np_ref *r = np_ref(n);

	if (n->kind == NP_N_SIZEOF || n->kind == NP_N_TYPE)
		return false;
	switch (n->kind) {
	case NP_N_MEMBER:
		if (r && r->kind == NP_REF_MEMBER && r->member.through_pointer &&
		    n->member.object->type)
			pointed(c, n, n->member.object->type, r->member.owner);
		break;
	case NP_N_UNARY:
		if (n->unary.op == NP_OP_DEREF && is_pointer(n->unary.operand->type))
			pointed(c, n, n->unary.operand->type, n->unary.operand->type->elem);
		break;
	case NP_N_INDEX: element(c, n); break;
	case NP_N_CAST: comes_to(c, n->cast.operand, n->type); break;
	case NP_N_TERNARY:
		comes_to(c, n->ternary.yes ? n->ternary.yes : n->ternary.cond, n->type);
		comes_to(c, n->ternary.no, n->type);
		break;
	case NP_N_LET: comes_to(c, n->let.value, n->let.target->type); break;
	case NP_N_MAP: keys(c, n); break;
	case NP_N_TUPLE: {
		uint32_t i = 0;

		np_list_each (e, n->list)
			if (n->type && i < n->type->n_members)
				comes_to(c, e, n->type->members[i++].type);
		break;
	}
	case NP_N_BINARY:
	case NP_N_INCDEC: /* an address beside the one that is known */
		if (is_pointer(n->type) && !is_user(c, n->type))
			note(c, n, NP_READ_BYTES, "");
		break;
	case NP_N_ASSIGN:
		if (n->binary.op == NP_OP_NONE)
			comes_to(c, n->binary.right, n->binary.left->type);
		else if (is_pointer(n->binary.left->type) && !is_user(c, n->binary.left->type))
			note(c, n, NP_READ_BYTES, "");
		break;
	case NP_N_NAME:
	case NP_N_CALL:
		if (r && r->kind == NP_REF_BUILTIN)
			called(c, n);
		else if (r && r->kind == NP_REF_FUNCTION)
			calls_function(c, n);
		break;
	default: break;
	}
	return true;
}

void np_note_reads(struct np_checker *c, const struct np_body *b)
{
	if (b->predicate)
		np_node_walk(b->predicate, visit, c);
	np_node_walk(b->block, visit, c);
	np_vec_each (struct np_function *, f, &b->functions)
		if (!is_own(c, (*f)->node))
			np_node_walk((*f)->block, visit, c);
}
