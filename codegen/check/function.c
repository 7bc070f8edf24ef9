/*
 * Functions of the script: checked anew for each body that calls them, because what a builtin
 * is may depend on the probe.  A function sees its parameters and the maps, nothing of the probe.
 */
#include <string.h>

#include "check/checker.h"

const struct np_node *np_find_function(struct np_checker *c, const char *name)
{
	np_vec_each (const struct np_node *, f, &c->functions)
		if (!strcmp((*f)->fn.name, name))
			return *f;
	np_vec_each (const struct np_node *, f, &c->own_functions)
		if (!strcmp((*f)->fn.name, name))
			return *f;
	return NULL;
}

void np_declare_function(struct np_checker *c, const struct np_node *n)
{
	const struct np_node *other = np_find_function(c, n->fn.name);
	struct np_diag *d;

	if (other) {
		d = np_error(c->diags, NP_E_SYNTAX, n->fn.name_loc,
			     "there is a function '%s' already", n->fn.name);
		np_note(c->diags, d, other->fn.name_loc, "here");
	} else if (np_find_builtin(n->fn.name) >= 0 || np_find_agg(n->fn.name) >= 0) {
		np_error(c->diags, NP_E_SYNTAX, n->fn.name_loc,
			 "'%s' is a builtin: a function takes another name", n->fn.name);
	} else {
		np_vec_push(c->arena, &c->functions, n);
	}
}

/* Also `string`, `string[64]`, `ip`, `packet` and `flow`. */
static bool value_type(struct np_checker *c, const struct np_type_name *name,
		       const struct np_type **out)
{
	if (!*name->tag && !name->stars && !strcmp(name->name, "string")) {
		*out = np_type_str(c->types,
				   name->array > 0 ? (uint32_t)name->array : np_string_size(c));
		return true;
	}
	if (!*name->tag && !name->stars && !strcmp(name->name, "ip")) {
		*out = np_type_simple(c->types, NP_V_INET);
		return true;
	}
	if (!*name->tag && !name->stars && (*out = np_packet_type(c, name->name)))
		return true;
	if (name->of) {
		np_error(c->diags, NP_E_TYPE, name->loc, "a function's types are named");
		return false;
	}
	if (!np_type_name(c, name, out))
		return false;
	if (np_type_is_scalar(*out))
		return true;
	np_error(c->diags, NP_E_TYPE, name->loc, "a function takes and returns no %s",
		 (*out)->kind == NP_V_NONE ? "void" : np_show(c, *out));
	return false;
}

static struct np_function *begin(struct np_checker *c, const struct np_node *decl)
{
	struct np_function *f = np_alloc(c->arena, sizeof(*f));

	f->name = decl->fn.name;
	f->node = decl;
	f->n_parameters = np_list_length(decl->fn.parameters);
	f->caller = c->function;
	c->function = f;
	return f;
}

/* NULL after an error that was reported. */
static struct np_function *instantiate(struct np_checker *c, const struct np_node *decl)
{
	struct np_scope scope = {0}, *outer = c->scope;
	struct np_function *caller = c->function, *f = begin(c, decl);
	const struct np_type *t;
	struct np_var *v;
	unsigned loops = c->loops;
	bool ok = true;

	c->scope = &scope;
	c->loops = 0;
	np_list_each (p, decl->fn.parameters) {
		t = NULL;
		ok &= value_type(c, &p->parameter.type, &t);
		v = np_new_var(c, p->parameter.name, p->loc);
		v->type = t;
		v->declared = true;
		v->spoiled = !t;
	}
	if (decl->fn.result.name)
		ok &= value_type(c, &decl->fn.result, &f->result);
	f->block = np_node_clone(c->arena, decl->fn.body, false);
	np_hoist_vars(c, f->block);
	ok &= np_check_block(c, f->block);
	c->scope = outer;
	c->loops = loops;
	c->function = caller;
	f->index = c->body->functions.n;
	np_vec_push(c->arena, &c->body->functions, f);
	return ok ? f : NULL;
}

static struct np_function *instance(struct np_checker *c, const struct np_node *decl,
				    const struct np_node *call)
{
	np_vec_each (struct np_function *, f, &c->body->functions)
		if ((*f)->node == decl)
			return *f;
	for (struct np_function *f = c->function; f; f = f->caller)
		if (f->node == decl) {
			np_error(c->diags, NP_E_SYNTAX, call->loc,
				 "'%s' calls itself: the kernel takes no recursion", f->name);
			return NULL;
		}
	return instantiate(c, decl);
}

/* Of packet.np. */
static bool is_own(struct np_checker *c, const struct np_function *f)
{
	np_vec_each (const struct np_node *, n, &c->own_functions)
		if (f && f->node == *n)
			return true;
	return false;
}

static bool pass(struct np_checker *c, struct np_node **at, const struct np_type *to,
		 const char *what)
{
	const struct np_type *from = (*at)->type;
	/* what packet.np returns becomes the record only here */
	bool fits = !np_is_packet(to) || from == to || is_own(c, c->function);

	if (!np_text_as(c, *at, to) || (to->kind == NP_V_INET && !np_make_inet(c, at)))
		return false;
	if (fits)
		np_place(c, at, to);
	from = (*at)->type;
	if (to->kind == NP_V_MAC && from == to)
		return true;
	if (np_type_is_scalar(to) && np_is_number(from)) {
		np_convert(c, at, to);
		return true;
	}
	if (fits && from->kind == to->kind && !np_type_is_scalar(to))
		return true;
	np_error(c->diags, NP_E_TYPE, (*at)->loc, "%s is %s, and this is %s", what, np_show(c, to),
		 from->kind == NP_V_NONE ? "without a value" : np_show(c, from));
	return false;
}

bool np_check_function_call(struct np_checker *c, struct np_node *n, const struct np_node *decl)
{
	uint32_t count = np_list_length(n->call.args), want = np_list_length(decl->fn.parameters);
	struct np_function *f;
	struct np_diag *d;
	uint32_t i = 0;
	bool ok = true;

	if (!np_check_list(c, &n->call.args))
		return false;
	if (count != want) {
		d = np_error(c->diags, NP_E_CALL, n->loc,
			     "'%s' takes %u argument%s, and here %s %u", decl->fn.name, want,
			     want == 1 ? "" : "s", count == 1 ? "is" : "are", count);
		np_note(c->diags, d, decl->fn.name_loc, "it is here");
		return false;
	}
	f = instance(c, decl, n);
	if (!f)
		return false;
	for (struct np_node **at = &n->call.args; *at; at = &(*at)->next, i++) {
		if (!f->vars.v[i]->type)
			return false;
		ok &= pass(c, at, f->vars.v[i]->type,
			   np_sprintf(c->arena, "argument '$%s' of '%s'", f->vars.v[i]->name,
				      f->name));
	}
	np_new_ref(c, n, NP_REF_FUNCTION)->function = f;
	n->type = f->result ? f->result : np_type_void(c->types);
	return ok;
}

bool np_check_return(struct np_checker *c, struct np_node *n)
{
	const struct np_function *f = c->function;

	if (f && f->result && n->unary.operand && is_own(c, f))
		np_packet_returned(c, f->result, n->unary.operand);
	if (n->unary.operand && !np_check_expr(c, &n->unary.operand))
		return false;
	if (!f)
		return !n->unary.operand || np_check_result(c, n->unary.operand);
	if (!f->node->fn.result.name && n->unary.operand) {
		np_error(c->diags, NP_E_TYPE, n->unary.operand->loc, "'%s' returns nothing",
			 f->name);
		return false;
	}
	if (f->node->fn.result.name && !n->unary.operand) {
		np_error(c->diags, NP_E_TYPE, n->loc, "'%s' returns a value", f->name);
		return false;
	}
	return !f->result || pass(c, &n->unary.operand, f->result,
				  np_sprintf(c->arena, "what '%s' returns", f->name));
}

void np_check_unused_functions(struct np_checker *c)
{
	uint32_t used = c->body ? c->body->functions.n : 0;
	bool pinned = c->body && c->body->pinned;

	c->known_vars.n = 0;
	/* of a library, say: they may be for other programs */
	if (c->body)
		c->body->pinned = false;
	np_vec_each (const struct np_node *, f, &c->functions) {
		bool called = false;

		np_vec_each (struct np_body *, b, &c->out->bodies)
			np_vec_each (struct np_function *, i, &(*b)->functions)
				called |= (*i)->node == *f;
		if (!called && c->body)
			instantiate(c, *f);
	}
	np_finish_vars(c);
	if (c->body) {
		c->body->functions.n = used;
		c->body->pinned = pinned;
	}
}
