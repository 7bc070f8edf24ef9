/*
 * Members of the kernel's structs, elements of arrays and tuples, sizes.  An offset is never
 * taken from here: a member is named by its owner's tag and a path, which the loader looks up.
 * So the owner must have a tag: within a struct without one the path grows instead.
 */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"
#include "image/members.h"

/* Names of members, those of anonymous structs too; depth is bounded against hostile BTF. */
static void try_members(struct np_btf *btf, uint32_t id, struct np_nearest *near, unsigned depth)
{
	struct np_btf_member m;

	id = np_btf_strip(btf, id);
	for (uint32_t i = 0; np_btf_member(btf, id, i, &m); i++)
		if (*m.name)
			np_nearest_try(near, m.name);
		else if (depth < 8)
			try_members(btf, m.type, near, depth + 1);
}

static bool no_member(struct np_checker *c, const struct np_node *n, const struct np_type *owner)
{
	struct np_nearest near = {.want = n->member.name};
	struct np_diag *d = np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
				     "%s has no member '%s'", np_show(c, owner), n->member.name);

	if (!np_diag_wants_hint(d))
		return false;
	if (!owner->size)
		np_hint(c->diags, d, "this kernel's BTF does not say what is in it");
	try_members(owner->btf, owner->btf_id, &near, 0);
	np_suggest(c, d, "", np_nearest_best(&near));
	return false;
}

static bool has_no_members(struct np_checker *c, const struct np_node *n)
{
	const struct np_type *t = n->member.object->type;
	struct np_diag *d = np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
				     "a value of type %s has no members", np_show(c, t));

	if (t->kind == NP_V_PTR && t->elem->kind == NP_V_NONE)
		np_hint(c->diags, d, "say what it points to: ((struct NAME *)x)->%s",
			n->member.name);
	else if (t->kind == NP_V_INT && t->size == 8)
		np_hint(c->diags, d, "if it is an address: ((struct NAME *)x)->%s", n->member.name);
	else if (t->kind == NP_V_PTR && t->elem->kind == NP_V_PTR)
		np_hint(c->diags, d, "follow it first: (*x)->%s", n->member.name);
	return false;
}

/* A struct without a tag is a part of what it is a member of. */
static bool join_outer(struct np_checker *c, struct np_node *n, struct np_ref *r)
{
	struct np_node *object = n->member.object;
	const struct np_ref *outer = np_ref(object);

	const char *name = r->member.owner->name;

	if ((*name && *name != '~') || np_btf_is_program(r->member.owner->btf))
		return true;
	/* one that a pointer leads to, or a value, is known by its typedef */
	if (*name && (object->kind != NP_N_MEMBER || !outer || outer->kind != NP_REF_MEMBER ||
		      r->member.through_pointer))
		return true;
	if (object->kind != NP_N_MEMBER || !outer || outer->kind != NP_REF_MEMBER ||
	    r->member.through_pointer) {
		np_error(c->diags, NP_E_LATER, n->loc,
			 "a member of a struct without a name is reached only through the struct "
			 "it is "
			 "in");
		return false;
	}
	r->member.owner = outer->member.owner;
	r->member.path = np_sprintf(c->arena, "%s.%s", outer->member.path, r->member.path);
	r->member.bit_offset += outer->member.bit_offset;
	r->member.through_pointer = outer->member.through_pointer;
	n->member.object = object->member.object;
	return true;
}

static bool is_place(const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	return n->kind == NP_N_MEMBER || n->kind == NP_N_INDEX ||
	       (n->kind == NP_N_UNARY && n->unary.op == NP_OP_DEREF) ||
	       (n->kind == NP_N_NAME && r && r->kind == NP_REF_ARG);
}

/* The type of the pointer through which a place is reached; NULL: through none. */
static const struct np_type *leads_to(const struct np_node *n)
{
	while (n && !(n->type && n->type->kind == NP_V_PTR))
		switch (n->kind) {
		case NP_N_MEMBER: n = n->member.object; break;
		case NP_N_INDEX: n = n->binary.left; break;
		case NP_N_UNARY: n = n->unary.operand; break;
		default: return NULL;
		}
	return n ? n->type : NULL;
}

const struct np_type *np_address_space(const struct np_node *place)
{
	switch (place->kind) {
	case NP_N_MEMBER: return leads_to(place->member.object);
	case NP_N_INDEX: return leads_to(place->binary.left);
	case NP_N_UNARY: return place->unary.op == NP_OP_DEREF ? place->unary.operand->type : NULL;
	default: return NULL;
	}
}

static const struct {
	const char *owner, *name, *path;
} by_macro[] = {
#define NP_MEMBER(name, path)
#define NP_RENAMED(owner, name, path)
#define NP_MEMBER_MACRO(owner, name, macro) {owner, name, macro},
#include "image/members.def"
#undef NP_MEMBER
#undef NP_RENAMED
#undef NP_MEMBER_MACRO
};

/* The path by which a member that the struct has not is known, by headers or on this kernel. */
static const char *other_name(struct np_checker *c, const struct np_node *n,
			      const struct np_type *owner)
{
	const char *name, *of, *path;

	for (uint32_t i = 0; (name = np_renamed(i, &of, &path)); i++) {
		struct np_btf_member m;

		if (strcmp(name, n->member.name) ||
		    (of && strcmp(of, owner->name ? owner->name : "")))
			continue;
		if (!np_btf_find_member(owner->btf, owner->btf_id,
					np_strndup(c->arena, path, strcspn(path, ".")), &m))
			continue;
		if (of && c->last_round)
			np_warn(c->diags, n->member.name_loc,
				"%s has no member '%s' on this kernel: '%s' is read instead",
				np_show(c, owner), n->member.name, path);
		return path;
	}
	return NULL;
}

static bool struct_member(struct np_checker *c, struct np_node *n);

/* a.b.c instead of the name. */
static bool member_by_path(struct np_checker *c, struct np_node *n, const char *path)
{
	for (size_t len; path[len = strcspn(path, ".")]; path += len + 1) {
		struct np_node *m = np_node_new(c->arena, NP_N_MEMBER, n->loc);

		m->member = n->member;
		m->member.name = np_strndup(c->arena, path, len);
		if (!struct_member(c, m))
			return false;
		n->member.object = m;
		n->member.arrow = false;
	}
	n->member.name = path;
	return struct_member(c, n);
}

static bool struct_member(struct np_checker *c, struct np_node *n)
{
	struct np_node *object = n->member.object;
	bool pointer = object->type->kind == NP_V_PTR;
	const struct np_type *owner = pointer ? object->type->elem : object->type;
	struct np_btf_member m;
	struct np_ref *r;

	if (owner->kind != NP_V_STRUCT || !owner->btf ||
	    (!pointer && !is_place(object) && !np_can_keep(owner)))
		return has_no_members(c, n);
	if (!np_btf_find_member(owner->btf, owner->btf_id, n->member.name, &m)) {
		const char *path;

		if (n->member.elsewhere) {
			n->type = n->member.elsewhere;
			r = np_new_ref(c, n, NP_REF_MEMBER);
			r->member.owner = owner;
			r->member.path = n->member.name;
			r->member.through_pointer = pointer;
			return true;
		}
		path = other_name(c, n, owner);

		return path ? member_by_path(c, n, path) : no_member(c, n, owner);
	}
	n->type = np_type_from_btf(c->types, owner->btf, m.type);
	n->type = np_type_through(c->types, pointer ? object->type : leads_to(object), n->type);
	n->type = np_member_words(c, owner, n->member.name, n->type);
	r = np_new_ref(c, n, NP_REF_MEMBER);
	r->member.owner = owner;
	r->member.path = n->member.name;
	r->member.bit_offset = m.bit_offset;
	r->member.bit_size = m.bit_size;
	r->member.unit = m.bit_size ? np_btf_sizeof(owner->btf, m.type) : 0;
	/* in a packed struct it may go on in the next unit */
	while (r->member.unit && r->member.unit < 8 &&
	       m.bit_offset % (r->member.unit * 8) + m.bit_size > r->member.unit * 8)
		r->member.unit *= 2;
	r->member.through_pointer = pointer;
	return join_outer(c, n, r);
}

static bool record_field(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = n->member.object->type;
	struct np_nearest near = {.want = n->member.name};
	struct np_diag *d;

	if (np_is_packet(t) && !strcmp(n->member.name, "inner"))
		return np_check_inner(c, n);
	np_packet_wanted(c, t, n->member.name);
	for (uint32_t i = 0; i < t->n_members; i++) {
		np_nearest_try(&near, t->members[i].name);
		if (strcmp(t->members[i].name, n->member.name))
			continue;
		np_new_ref(c, n, NP_REF_ELEMENT)->index = i;
		n->type = t->members[i].type;
		return true;
	}
	if (np_packet_has(t, n->member.name)) /* from the next round on */
		return false;
	np_packet_try(t, &near);
	d = np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc, "%s has no '%s'",
		     np_is_packet(t) ? np_sprintf(c->arena, "a %s", t->name) : "the record",
		     n->member.name);
	np_suggest(c, d, "", np_nearest_best(&near));
	return false;
}

/* The element of a tuple of nothing but constants is the constant itself: typeinfo(x).base_type. */
static void take_constant(struct np_node *n)
{
	const struct np_node *tuple = n->member.object, *found = NULL;
	struct np_node *next = n->next;
	uint32_t i = 0;

	if (tuple->kind != NP_N_TUPLE || np_ref(n)->kind != NP_REF_ELEMENT)
		return;
	np_list_each (e, tuple->list) {
		if (e->kind != NP_N_INT && e->kind != NP_N_STRING)
			return;
		if (i++ == np_ref(n)->index)
			found = e;
	}
	*n = *found;
	n->next = next;
}

static bool tuple_element(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t = n->member.object->type;
	char *end;
	unsigned long k = strtoul(n->member.name, &end, 10);

	if (np_type_is_record(t)) {
		if (!record_field(c, n))
			return false;
		take_constant(n);
		return true;
	}
	if (*end || end == n->member.name || k >= t->n_members) {
		struct np_diag *d =
			np_error(c->diags, NP_E_NO_MEMBER, n->member.name_loc,
				 "a tuple of %u has no element '%s'", t->n_members, n->member.name);

		np_hint(c->diags, d, "elements are counted from 0: .0 to .%u", t->n_members - 1);
		return false;
	}
	np_new_ref(c, n, NP_REF_ELEMENT)->index = (uint32_t)k;
	n->type = t->members[k].type;
	take_constant(n);
	return true;
}

/* config.name: what the configuration says. */
static bool config_value(struct np_checker *c, struct np_node *n)
{
	const char *name = n->member.name, *text;
	int id = np_config_find(name);

	if (id < 0) {
		struct np_diag *d = np_error(c->diags, NP_E_CONFIG, n->member.name_loc,
					     "there is no configuration '%s'", name);

		np_suggest(c, d, "", np_config_nearest(c->arena, name));
		return false;
	}
	text = np_config_text(&c->out->config, (enum np_config_id)id);
	if (np_config_is_text((enum np_config_id)id)) {
		n->kind = NP_N_STRING;
		n->string.s = text;
		n->string.len = (uint32_t)strlen(text);
		n->type = np_type_str(c->types, n->string.len + 1);
		return true;
	}
	np_make_int(c, n, np_config_number(&c->out->config, (enum np_config_id)id), false);
	if (np_config_is_bool((enum np_config_id)id))
		n->type = np_type_bool(c->types);
	return true;
}

struct np_node *np_new_member(struct np_checker *c, struct np_node *object, const char *name)
{
	struct np_node *n = np_node_new(c->arena, NP_N_MEMBER, object->loc);

	n->member.object = object;
	n->member.name = name;
	n->member.arrow = true;
	n->member.name_loc = object->loc;
	return n;
}

/* Whether a struct, or what a pointer to it leads to, has that member. */
static bool has_member(const struct np_btf *btf, uint32_t id, const char *name)
{
	struct np_btf_member m;
	struct np_btf_type t;

	id = np_btf_strip(btf, id);
	if (np_btf_type(btf, id, &t) && t.kind == NP_BTF_PTR)
		id = np_btf_strip(btf, t.ref);
	return np_btf_find_member(btf, id, name, &m);
}

/*
 * a->b->c where b has no c on this kernel, or a no b, and a has another member for it:
 * rows of members.def whose name is "b.c".
 */
static void join_renamed(struct np_checker *c, struct np_node *n)
{
	struct np_node *object = n->member.object, *outer;
	const char *both, *name, *of, *path;
	const struct np_type *owner;
	struct np_btf_member m;
	uint32_t i = 0;

	if (object->kind != NP_N_MEMBER || n->member.elsewhere)
		return;
	both = np_sprintf(c->arena, "%s.%s", object->member.name, n->member.name);
	while ((name = np_renamed(i, &of, &path)) && strcmp(name, both) != 0)
		i++;
	if (!name)
		return;
	outer = np_node_clone(c->arena, object->member.object, false);
	if (!np_check_expr(c, &outer))
		return;
	owner = outer->type->kind == NP_V_PTR ? outer->type->elem : outer->type;
	if (owner->kind != NP_V_STRUCT || !owner->btf ||
	    (np_btf_find_member(owner->btf, owner->btf_id, object->member.name, &m) &&
	     has_member(owner->btf, m.type, n->member.name)))
		return;
	n->member.object = object->member.object;
	n->member.arrow = object->member.arrow;
	n->member.name = both;
}

/* The macro that gives what a member was which the struct has not; n's object is checked. */
static const char *macro_of(const struct np_node *n)
{
	const struct np_type *t = n->member.object->type;
	const struct np_type *owner = t->kind == NP_V_PTR ? t->elem : t;
	struct np_btf_member m;

	for (size_t i = 0; i < sizeof(by_macro) / sizeof(by_macro[0]); i++)
		if (!strcmp(by_macro[i].name, n->member.name) && owner->kind == NP_V_STRUCT &&
		    owner->btf && owner->name && !strcmp(by_macro[i].owner, owner->name) &&
		    !np_btf_find_member(owner->btf, owner->btf_id, n->member.name, &m))
			return by_macro[i].path;
	return NULL;
}

/* n becomes a call of the macro with its object, which is not checked yet. */
static bool member_by_macro(struct np_checker *c, struct np_node *n, const char *macro,
			    struct np_node *object)
{
	const struct np_type *t = n->member.object->type;
	struct np_node *call = np_node_new(c->arena, NP_N_CALL, n->loc);

	if (c->last_round)
		np_warn(c->diags, n->member.name_loc,
			"%s has no member '%s' on this kernel: %s() gives it",
			np_show(c, t->kind == NP_V_PTR ? t->elem : t), n->member.name, macro);
	call->call.name = macro;
	call->call.args = object;
	call->next = n->next;
	*n = *call;
	return np_check_kernel_macro(c, n);
}

static bool has_macro(const char *name)
{
	for (size_t i = 0; i < sizeof(by_macro) / sizeof(by_macro[0]); i++)
		if (!strcmp(by_macro[i].name, name))
			return true;
	return false;
}

static bool check_member(struct np_checker *c, struct np_node *n)
{
	struct np_node *plain = NULL;
	const char *macro;
	const struct np_node *object = n->member.object;
	struct np_arg *a;
	int i;

	if (object->kind == NP_N_NAME &&
	    (!strcmp(object->name, "args") ||
	     (c->body->kind == NP_P_ITER && !strcmp(object->name, "ctx")))) {
		a = np_find_arg(c, n->member.name);
		return a ? np_use_arg(c, n, a) : np_no_arg(c, n->member.name, n->member.name_loc);
	}
	if (object->kind == NP_N_NAME && !strcmp(object->name, "config") &&
	    !np_is_parameter(c, "config"))
		return config_value(c, n);
	if (object->kind == NP_N_NAME && !strcmp(n->member.name, "set") &&
	    (i = np_find_param(c, object->name)) >= 0)
		return np_use_param(c, n, (uint32_t)i, true);
	join_renamed(c, n);
	if (has_macro(n->member.name))
		plain = np_node_clone(c->arena, n->member.object, false);
	if (!np_check_expr(c, &n->member.object))
		return false;
	if (plain && (macro = macro_of(n)))
		return member_by_macro(c, n, macro, plain);
	if (n->member.object->type->kind == NP_V_TUPLE)
		return tuple_element(c, n);
	return struct_member(c, n);
}

bool np_check_member(struct np_checker *c, struct np_node *n)
{
	struct np_node *written =
		np_may_be_elsewhere(c, n) ? np_node_clone(c->arena, n, false) : NULL;

	if (!check_member(c, n))
		return false;
	if (written)
		np_add_elsewhere(c, n, written);
	return true;
}

/* What is in memory of ours: its elements are there, too. */
static bool is_value(const struct np_type *t)
{
	return t->kind == NP_V_STR || (t->kind == NP_V_ARRAY && np_can_keep(t));
}

/* t[1] is t.1 */
static bool tuple_index(struct np_checker *c, struct np_node *n)
{
	struct np_node *object = n->binary.left, *index = n->binary.right;

	if (index->kind != NP_N_INT)
		return np_type_error(c, index, "the index of a tuple is a constant");
	if (np_type_is_record(object->type))
		return np_type_error(c, object, "what is in a record has a name");
	n->kind = NP_N_MEMBER;
	n->member.object = object;
	n->member.name = np_sprintf(c->arena, "%lld", (long long)index->integer.value);
	n->member.name_loc = index->loc;
	n->member.arrow = false;
	return tuple_element(c, n);
}

bool np_check_index(struct np_checker *c, struct np_node *n)
{
	bool left = np_check_expr(c, &n->binary.left), right = np_check_expr(c, &n->binary.right);
	const struct np_node *object = n->binary.left, *index = n->binary.right;
	const struct np_type *t = object->type;

	if (!left || !right)
		return false;
	if (!np_type_is_integer(index->type))
		return np_type_error(c, index, "an index is an integer");
	if (t->kind == NP_V_TUPLE)
		return tuple_index(c, n);
	if (t->kind == NP_V_PTR) {
		if (!t->elem->size)
			return np_type_error(c, object,
					     "what an indexed pointer points to must be known");
		n->type = t->elem;
		n->type = np_type_through(c->types, t, n->type);
		return true;
	}
	if (!(t->kind == NP_V_ARRAY || t->kind == NP_V_STR) || (!is_place(object) && !is_value(t)))
		return np_type_error(c, object, "only arrays and pointers have an index");
	uint64_t count = t->kind == NP_V_STR ? t->size : t->count;

	/* an array of 0 is one whose length the struct does not say */
	if (index->kind == NP_N_INT && count && index->integer.value >= count) {
		np_error(c->diags, NP_E_BOUNDS, index->loc, "index %lld is outside of %s",
			 (long long)index->integer.value, np_show(c, t));
		return false;
	}
	n->type = t->kind == NP_V_ARRAY
			  ? t->elem
			  : np_type_intern(c->types, &(struct np_type){.kind = NP_V_INT,
								       .size = 1,
								       .is_signed = true,
								       .is_char = true});
	return true;
}

void np_size_of(struct np_checker *c, struct np_node *n, const struct np_type *t)
{
	if (t->kind == NP_V_STRUCT && t->btf && *t->name && !np_btf_is_program(t->btf)) {
		/* kernels differ: the loader knows */
		n->type = np_type_int(c->types, 8, false);
		np_new_ref(c, n, NP_REF_MEMBER)->member.owner = t;
	} else {
		np_make_int(c, n, t->size, false);
	}
}

const struct np_type *np_type_by_name(struct np_checker *c, const struct np_node *n)
{
	struct np_node *copy = np_node_clone(c->arena, n, false);
	uint32_t args = c->body->args.n;
	bool is_value;

	if (n->kind != NP_N_NAME)
		return NULL;
	is_value = np_check_quietly(c, &copy);
	c->body->args.n = args;
	return is_value ? NULL : np_find_type(c, n->name);
}

bool np_check_sizeof(struct np_checker *c, struct np_node *n)
{
	const struct np_type *t;

	if (n->cast.to.name) {
		if (!np_type_name(c, &n->cast.to, &t))
			return false;
	} else {
		t = np_type_by_name(c, n->cast.operand);
		if (t) {
			n->cast.to = (struct np_type_name){.tag = "",
							   .name = n->cast.operand->name,
							   .array = -1,
							   .loc = n->cast.operand->loc};
			n->cast.operand = NULL;
		} else if (n->cast.operand->kind == NP_N_TYPE) {
			if (!np_type_name(c, &n->cast.operand->cast.to, &t))
				return false;
		} else if (!np_check_expr(c, &n->cast.operand)) {
			return false;
		} else {
			t = n->cast.operand->type;
			if (n->cast.operand->kind == NP_N_INT)
				t = np_literal_type(c, n->cast.operand);
		}
	}
	np_size_of(c, n, t);
	return true;
}
