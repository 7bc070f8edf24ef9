/*
 * Variables: their scopes, what types they get.  A variable belongs to the block of its first
 * assignment or its `let`.  Older bpftrace had one scope a clause; so that its programs run, a
 * variable that is used behind the block it was assigned in is declared for the whole clause.
 *
 * All that is assigned decides the type, wherever it stands, so a body is checked again when a
 * type grows behind a use (np_checker.known_vars).
 */
#include <string.h>

#include "base/nearest.h"
#include "check/checker.h"

static struct np_var *find_in(const struct np_scope *s, const char *name)
{
	np_vec_each (struct np_var *, v, &s->vars)
		if (!strcmp((*v)->name, name))
			return *v;
	return NULL;
}

struct np_var *np_find_var(struct np_checker *c, const char *name)
{
	struct np_var *v = NULL;

	for (struct np_scope *s = c->scope; s && !v; s = s->outer)
		v = find_in(s, name);
	return v;
}

/* What is known of it from the turn before. */
static void recall(struct np_checker *c, struct np_var *v)
{
	np_vec_each (struct np_known_var, k, &c->known_vars)
		if (!k->taken && k->loc.beg == v->loc.beg && !strcmp(k->name, v->name)) {
			k->taken = true;
			v->type = k->type;
			v->weak = k->weak;
			return;
		}
}

struct np_var *np_new_var(struct np_checker *c, const char *name, struct np_loc loc)
{
	struct np_var *v = np_alloc(c->arena, sizeof(*v));

	v->name = name;
	v->loc = loc;
	recall(c, v);
	np_vec_push(c->arena, &c->vars, v);
	if (c->function) {
		v->index = c->function->vars.n;
		np_vec_push(c->arena, &c->function->vars, v);
	} else {
		v->index = c->body->vars.n;
		np_vec_push(c->arena, &c->body->vars, v);
	}
	np_vec_push(c->arena, &c->scope->vars, v);
	return v;
}

/* Without what tells expansions of a macro apart. */
static const char *shown(struct np_checker *c, const char *name)
{
	return np_strndup(c->arena, name, np_plain_length(name));
}

static bool no_variable(struct np_checker *c, const struct np_node *n)
{
	struct np_nearest near = {.want = n->name};
	struct np_diag *d = np_error(c->diags, NP_E_NO_VARIABLE, n->loc,
				     "variable '$%s' has no value here", shown(c, n->name));

	for (struct np_scope *s = c->scope; s; s = s->outer)
		np_vec_each (struct np_var *, o, &s->vars)
			np_nearest_try(&near, (*o)->name);
	np_vec_each (struct np_var *, o, &c->vars)
		if (!strcmp((*o)->name, n->name)) {
			np_hint(c->diags, d,
				"it ended with the block that it was declared in: declare it "
				"before that");
			return false;
		}
	if (np_nearest_best(&near) && n->name[1])
		np_suggest(c, d, "$", np_nearest_best(&near));
	else
		np_hint(c->diags, d,
			"a variable is known from its first assignment to the end of that block");
	return false;
}

bool np_check_scratch(struct np_checker *c, struct np_node *n)
{
	struct np_var *v = np_find_var(c, n->name);

	if (!v)
		return no_variable(c, n);
	np_new_ref(c, n, NP_REF_VAR)->var = v;
	n->type = v->type;
	if (!v->type && !v->read.end)
		v->read = n->loc;
	return v->type != NULL;
}

static bool cannot_hold(struct np_checker *c, const struct np_node *value)
{
	struct np_diag *d;

	if (value->type->kind == NP_V_NONE) {
		np_error(c->diags, NP_E_TYPE, value->loc, "this has no value");
		return false;
	}
	d = np_error(c->diags, NP_E_TYPE, value->loc, "a variable cannot hold %s",
		     np_show(c, value->type));
	np_hint(c->diags, d, "%s",
		np_vkind_is_aggregation(value->type->kind)
			? "print() shows it"
			: "hold a pointer to it, or one of its members");
	return false;
}

static bool cannot_take(struct np_checker *c, const struct np_var *v, const struct np_node *value)
{
	const char *held =
		v->type->kind == NP_V_STR && !v->declared ? "a string" : np_show(c, v->type);
	struct np_diag *d = np_error(c->diags, NP_E_TYPE, value->loc,
				     "variable '$%s' holds %s and cannot take %s",
				     shown(c, v->name), held, np_show(c, value->type));

	if (v->declared)
		np_note(c->diags, d, v->loc, "it is declared here");
	return false;
}

static void set_type(struct np_checker *c, struct np_var *v, const struct np_type *t, bool weak)
{
	/* what stood before has to be looked at again */
	if (v->type ? v->type != t : v->read.end != 0)
		c->vars_changed = true;
	v->type = t;
	v->weak = weak;
}

static bool is_plain_literal(const struct np_node *n)
{
	return np_is_literal(n) && (int64_t)n->integer.value >= 0;
}

/* A literal that its declared type does not hold is a mistake; other values are cut, as in C. */
static bool fits(struct np_checker *c, const struct np_var *v, const struct np_node *value)
{
	const struct np_type *t = v->type;
	int64_t x = (int64_t)value->integer.value, top;
	struct np_diag *d;

	if (value->kind != NP_N_INT || t->kind != NP_V_INT)
		return true;
	top = t->size == 8 ? INT64_MAX : (int64_t)(1ull << (t->size * 8 - t->is_signed)) - 1;
	if (value->integer.is_unsigned ? !t->is_signed && t->size == 8
				       : x <= top && x >= (t->is_signed ? -top - 1 : 0))
		return true;
	d = np_error(c->diags, NP_E_TYPE, value->loc,
		     "variable '$%s' is %s, which does not hold %lld", v->name, np_show(c, t),
		     (long long)x);
	np_note(c->diags, d, v->loc, "it is declared here");
	return false;
}

static bool assign_declared(struct np_checker *c, struct np_var *v, const struct np_node *value)
{
	const struct np_type *kept = np_kept_type(c, v->type);
	const struct np_type *t = np_kept_type(c, value->type), *both = np_unify(c, kept, t);
	bool grows = both && both->size > v->type->size && both->kind != NP_V_INT;

	if (!both || grows || (both->kind != kept->kind))
		return cannot_take(c, v, value);
	return fits(c, v, value);
}

/* The integers that a variable is given: what type holds them all. */
static void merge_integer(struct np_checker *c, struct np_var *v, const struct np_type *t,
			  const struct np_node *value)
{
	const struct np_type *both = np_unify_value(c, v->type, t, value);
	bool literal = is_plain_literal(value);

	if (v->weak && !literal)
		both = t;
	if (v->weak ? !literal : both != v->type)
		set_type(c, v, both, false);
}

/* What is computed in place has 64 bits, and a sign if `t` has; NULL: it says nothing of that. */
static void widen(struct np_checker *c, struct np_var *v, const struct np_type *t)
{
	bool is_signed = t && (v->weak ? t->is_signed : t->is_signed || v->type->is_signed);

	if (t)
		set_type(c, v, np_type_int(c->types, 8, is_signed), false);
	else if (v->type->size < 8)
		set_type(c, v, np_type_int(c->types, 8, v->type->is_signed), v->weak);
}

static bool assign(struct np_checker *c, struct np_var *v, const struct np_node *value)
{
	const struct np_type *t = np_worded_type(c, value->type), *both;
	bool literal = t->kind == NP_V_INT && is_plain_literal(value);

	if (!np_can_keep(t))
		return cannot_hold(c, value);
	if (v->declared)
		return assign_declared(c, v, value);
	if (!v->type) {
		set_type(c, v, t, literal);
		return true;
	}
	if (v->type->kind == NP_V_INT && t->kind == NP_V_INT) {
		merge_integer(c, v, t, value);
		return true;
	}
	both = np_unify_value(c, v->type, t, value);
	if (!both)
		return cannot_take(c, v, value);
	/* a pointer, once known, stays one */
	if (both != v->type && (both->kind == NP_V_STR || both->kind == NP_V_TUPLE ||
				(both->kind == NP_V_INT && v->type->kind == NP_V_BOOL) ||
				(both->kind == NP_V_PTR && v->type->kind == NP_V_PTR)))
		set_type(c, v, both, false);
	return true;
}

/* `$x += e` is `$x = $x + e`: subtraction makes it signed, a shift leaves it what it is. */
static bool compute(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->binary.left, *value = n->binary.right;
	struct np_var *v;

	if (!np_check_scratch(c, target))
		return false;
	if (!np_can_compute(target->type))
		return np_type_error(c, target, "a number is expected");
	if (!np_is_number(value->type))
		return np_type_error(c, value, "a number is expected");
	if (value->type->kind == NP_V_FACT)
		np_convert(c, &n->binary.right, np_int64(c));
	value = n->binary.right;
	v = np_ref(target)->var;
	if (v->declared || v->type->kind != NP_V_INT)
		return true;
	widen(c, v,
	      n->binary.op == NP_OP_SUB ? np_int64(c)
	      : n->binary.op == NP_OP_SHL || n->binary.op == NP_OP_SHR ||
			      value->type->kind != NP_V_INT || is_plain_literal(value)
		      ? NULL
		      : value->type);
	target->type = v->type;
	return true;
}

void np_step_var(struct np_checker *c, const struct np_node *target, enum np_op op)
{
	struct np_var *v = np_ref(target)->var;

	if (!v->declared && v->type->kind == NP_V_INT)
		widen(c, v, op == NP_OP_DEC ? np_int64(c) : NULL);
}

bool np_assign_var(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->binary.left;
	struct np_var *v = np_find_var(c, target->name);

	if (n->binary.op != NP_OP_NONE)
		return compute(c, n);
	if (!v)
		v = np_new_var(c, target->name, target->loc);
	if (v->declared && !v->type) /* by what had an error of its own */
		return false;
	np_order_record(c, n->binary.right, v->type);
	if (!np_text_as(c, n->binary.right, v->type))
		return false;
	if (!assign(c, v, n->binary.right)) {
		v->spoiled |= !v->type;
		return false;
	}
	np_new_ref(c, target, NP_REF_VAR)->var = v;
	target->type = v->type;
	np_place(c, &n->binary.right, v->type);
	return true;
}

void np_spoil_var(struct np_checker *c, const struct np_node *target)
{
	struct np_var *v = np_find_var(c, target->name);

	if (!v)
		v = np_new_var(c, target->name, target->loc);
	v->spoiled = true;
}

static bool declare_type(struct np_checker *c, struct np_var *v, const struct np_type_name *name)
{
	const struct np_type *t;

	/* a string is as long as what it is given, unless a length is written */
	if (!*name->tag && !name->stars && !strcmp(name->name, "string")) {
		v->declared = name->array >= 0;
		if (name->array < 1 || name->array > NP_MAX_STRLEN)
			v->type = v->type && !v->declared ? v->type : np_type_str(c->types, 1);
		else
			v->type = np_type_str(c->types, (uint32_t)name->array);
		return true;
	}
	if (!np_type_name(c, name, &t)) {
		v->spoiled = true;
		return false;
	}
	if (!np_can_keep(t)) {
		np_error(c->diags, NP_E_TYPE, name->loc, "a variable cannot hold %s",
			 np_show(c, t));
		v->spoiled = true;
		return false;
	}
	v->type = t;
	v->declared = true;
	return true;
}

bool np_check_let(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->let.target;
	struct np_var *v = find_in(c->scope, target->name);
	bool ok = !n->let.value || np_check_expr(c, &n->let.value);

	if (v) {
		struct np_diag *d =
			np_error(c->diags, NP_E_TWICE, target->loc,
				 "variable '$%s' is there already", shown(c, target->name));

		np_note(c->diags, d, v->loc, "it is named first here");
		return false;
	}
	v = np_new_var(c, target->name, target->loc);
	if (n->let.type.name && !declare_type(c, v, &n->let.type))
		return false;
	if (!ok || (n->let.value &&
		    !(np_text_as(c, n->let.value, v->type) && assign(c, v, n->let.value)))) {
		v->spoiled = true;
		return false;
	}
	np_new_ref(c, target, NP_REF_VAR)->var = v;
	target->type = v->type;
	if (n->let.value)
		np_place(c, &n->let.value, v->type);
	return true;
}

void np_finish_vars(struct np_checker *c)
{
	np_vec_each (struct np_var *, at, &c->vars) {
		struct np_var *v = *at;

		if (v->type)
			continue;
		if (!v->spoiled && v->read.end)
			np_error(c->diags, NP_E_NO_VARIABLE, v->read,
				 "variable '$%s' never gets a value", shown(c, v->name));
		v->unknown = true;
		v->type = np_int64(c);
	}
}

/* --- variables of the whole clause --- */

struct seen {
	const char *name;
	bool declared; /* by let, or as a loop's: it is not meant behind its block */
};

/* Names of a block as far as it has been followed. */
struct names {
	NP_VEC(struct seen) list;
	struct names *outer;
};

struct hoist {
	struct np_checker *c;
	struct np_node *block; /* the clause's, which gets the declarations */
	struct names *scope;
	struct names ended; /* assigned in blocks that are over */
};

static struct seen *find_name(const struct names *n, const char *name)
{
	np_vec_each (struct seen, s, &n->list)
		if (!strcmp(s->name, name))
			return s;
	return NULL;
}

static bool in_scope(const struct hoist *h, const char *name)
{
	for (const struct names *s = h->scope; s; s = s->outer)
		if (find_name(s, name))
			return true;
	return false;
}

static void add_name(struct hoist *h, struct names *to, const char *name, bool declared)
{
	if (!find_name(to, name))
		np_vec_push(h->c->arena, &to->list, ((struct seen){name, declared}));
}

static void use(struct hoist *h, const struct np_node *n)
{
	struct seen *s = in_scope(h, n->name) ? NULL : find_name(&h->ended, n->name);
	struct np_node *let;

	if (!s || s->declared)
		return;
	s->declared = true;
	let = np_node_new(h->c->arena, NP_N_LET, n->loc);
	let->let.target = np_node_new(h->c->arena, NP_N_SCRATCH, n->loc);
	let->let.target->name = n->name;
	let->next = h->block->list;
	h->block->list = let;
}

static void follow(void *arg, const struct np_node *n);

static void follow_block(struct hoist *h, const struct np_node *n, const char *own)
{
	struct names scope = {.outer = h->scope};

	h->scope = &scope;
	if (own)
		add_name(h, &scope, own, true);
	np_list_each (s, n->list)
		follow(h, s);
	np_vec_each (struct seen, s, &scope.list)
		if (!s->declared)
			add_name(h, &h->ended, s->name, false);
	h->scope = scope.outer;
}

static void follow(void *arg, const struct np_node *n)
{
	struct hoist *h = arg;

	switch (n->kind) {
	case NP_N_SCRATCH: use(h, n); break;
	case NP_N_ASSIGN:
		follow(h, n->binary.right);
		if (n->binary.left->kind != NP_N_SCRATCH || n->binary.op != NP_OP_NONE)
			follow(h, n->binary.left);
		else if (!in_scope(h, n->binary.left->name))
			add_name(h, h->scope, n->binary.left->name, false);
		break;
	case NP_N_LET:
		if (n->let.value)
			follow(h, n->let.value);
		add_name(h, h->scope, n->let.target->name, true);
		break;
	case NP_N_BLOCK: follow_block(h, n, NULL); break;
	case NP_N_FOR:
		follow(h, n->loop.from);
		if (n->loop.to)
			follow(h, n->loop.to);
		follow_block(h, n->loop.then, n->loop.name);
		break;
	default: np_node_each(n, follow, h);
	}
}

void np_hoist_vars(struct np_checker *c, struct np_node *block)
{
	struct names parameters = {0};
	struct hoist h = {.c = c, .block = block, .scope = &parameters};

	np_vec_each (struct np_var *, v, &c->scope->vars)
		add_name(&h, &parameters, (*v)->name, true);
	follow_block(&h, block, NULL);
}
