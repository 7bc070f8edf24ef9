/*
 * exists(x): whether this kernel has a field, an argument, an enumerator or a function.  Where
 * the program is loaded at once it is a constant now, and dead code behind it need not make
 * sense; in an image it is a symbol, and CALL.args keeps what it asks for.
 */
#include <string.h>

#include "check/checker.h"

/* Types a tree without a word and without a trace; NULL: it is in error. */
static struct np_node *try(struct np_checker *c, const struct np_node *n)
{
	struct np_node *copy = np_node_clone(c->arena, n, false);

	return np_check_quietly(c, &copy) ? copy : NULL;
}

/* What a member is a member of, at its root: that must be there in any case. */
static const struct np_node *root_of(const struct np_node *n)
{
	while (n->kind == NP_N_MEMBER || n->kind == NP_N_INDEX)
		n = n->kind == NP_N_MEMBER ? n->member.object : n->binary.left;
	return n;
}

static bool is_function(struct np_checker *c, const struct np_node *n)
{
	struct np_world *w = c->opt->world;
	const char *module;

	return n->kind == NP_N_NAME && w->ops->function(w, NULL, n->name, &module);
}

/* Of what another kernel may lack. */
static bool may_differ(const struct np_node *n)
{
	const struct np_ref *r = np_ref(n);

	if (!r)
		return n->kind == NP_N_NAME; /* a function */
	switch (r->kind) {
	case NP_REF_MEMBER: return !np_btf_is_program(r->member.owner->btf);
	case NP_REF_ARG: return r->arg->place == NP_ARG_SLOT;
	case NP_REF_CONST: return r->constant.enumerator;
	default: return false;
	}
}

bool np_check_exists(struct np_checker *c, struct np_node *n)
{
	struct np_node *what = n->kind == NP_N_CALL ? n->call.args : NULL, *found;
	const struct np_node *root;
	uint32_t args = c->body->args.n;

	if (!what || what->next)
		return np_args_between(c, n, 1, 1);
	if (what->kind != NP_N_MEMBER && what->kind != NP_N_NAME)
		return np_usage(c, n, what, "this is no field, argument, enumerator or function");
	root = root_of(what);
	if (root != what && root->kind != NP_N_NAME) {
		struct np_node *copy = np_node_clone(c->arena, root, false);

		if (!np_check_expr(c, &copy))
			return false;
	}
	found = try(c, what);
	if (!found && is_function(c, what))
		found = what;
	if (found && c->opt->portable && may_differ(found)) {
		if (np_ref(found) && np_ref(found)->kind == NP_REF_ARG)
			np_ref(found)->arg->asked = true;
		/* where they are not, the arguments of that type need not be either */
		if (np_ref(found) && np_ref(found)->kind == NP_REF_CONST) {
			np_vec_push(c->arena, &c->body->asked_enums,
				    np_ref(found)->constant.enum_tag);
			c->body->asks_each |=
				!strcmp(np_ref(found)->constant.enumerator, NP_FOR_EACH);
		}
		n->call.args = found;
		n->type = np_type_bool(c->types);
		return true;
	}
	c->body->args.n = args; /* asking for an argument is not using it */
	np_decide(c, n, found != NULL);
	return true;
}
