/* Statements: assignments, aggregations as statements, blocks and their variables. */
#include <string.h>

#include "check/checker.h"
#include "parser.h"

static const struct np_type *int64(struct np_checker *c)
{
	return np_type_int(c->types, 8, true);
}

/* The type a variable gets from its first value: integers are 64 bits wide. */
static const struct np_type *variable_type(struct np_checker *c, const struct np_type *t)
{
	if (t->kind == NP_V_INT || t->kind == NP_V_BOOL)
		return np_type_int(c->types, 8, t->kind == NP_V_INT && t->is_signed);
	if (t->kind == NP_V_BOOL)
		return int64(c);
	if (t->kind == NP_V_STR)
		return np_type_str(c->types, t->size);
	if (np_vkind_is_aggregation(t->kind))
		return int64(c);
	return t;
}

static struct np_var *find_var(struct np_checker *c, const char *name)
{
	for (struct np_scope *s = c->scope; s; s = s->outer)
		np_vec_each (struct np_var *, v, &s->vars)
			if (!strcmp((*v)->name, name))
				return *v;
	return NULL;
}

static struct np_var *new_var(struct np_checker *c, const char *name, const struct np_type *t)
{
	struct np_var *v = np_alloc(c->arena, sizeof(*v));

	v->name = name;
	v->type = t;
	v->index = c->body->vars.n;
	np_vec_push(c->arena, &c->body->vars, v);
	np_vec_push(c->arena, &c->scope->vars, v);
	return v;
}

static bool fits(const struct np_type *to, const struct np_type *from)
{
	if (to == from)
		return true;
	if (to->kind == NP_V_STR && from->kind == NP_V_STR)
		return true; /* longer ones are cut, which is told */
	return np_type_is_scalar(to) &&
	       (np_type_is_scalar(from) || np_vkind_is_aggregation(from->kind));
}

static bool assign_scratch(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->binary.left;
	struct np_var *v = find_var(c, target->name);
	const struct np_type *value = n->binary.right->type;

	if (!v && n->binary.op != NP_OP_NONE)
		return np_check_expr(c, &n->binary.left); /* reports that it has no value yet */
	if (value->kind == NP_V_NONE) {
		np_error(c->diags, NP_E_TYPE, n->binary.right->loc, "this has no value");
		return false;
	}
	if (value->kind == NP_V_STRUCT || value->kind == NP_V_ARRAY) {
		struct np_diag *d = np_error(c->diags, NP_E_TYPE, n->binary.right->loc,
					     "a variable cannot hold %s", np_show(c, value));

		np_hint(c->diags, d, "hold a pointer to it, or one of its members");
		return false;
	}
	if (!v)
		v = new_var(c, target->name, variable_type(c, value));
	if (!fits(v->type, value)) {
		np_error(c->diags, NP_E_TYPE, n->binary.right->loc,
			 "variable '$%s' holds %s and cannot take %s", v->name, np_show(c, v->type),
			 np_show(c, value));
		return false;
	}
	np_new_ref(c, target, NP_REF_VAR)->var = v;
	target->type = v->type;
	return true;
}

static bool check_assign(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->binary.left, *value = n->binary.right;
	int agg = value->kind == NP_N_CALL ? np_find_agg(value->call.name) : -1;
	const struct np_type *t;

	if (target->kind == NP_N_MAP && agg >= 0) {
		bool keys = np_check_map(c, target, false);

		t = np_check_agg(c, value, (uint32_t)agg);
		if (n->binary.op != NP_OP_NONE)
			np_error(c->diags, NP_E_TYPE, n->loc,
				 "an aggregation is assigned with '='");
		if (!t || !np_ref(target))
			return false;
		if (!np_assign_map(c, np_map_state(c, np_ref(target)->map->name, target->loc), t,
				   value->loc))
			return false;
		target->type = np_ref(target)->map->value;
		return keys;
	}
	if (!np_check_expr(c, &n->binary.right))
		return false;
	value = n->binary.right;
	if (target->kind == NP_N_SCRATCH)
		return assign_scratch(c, n);
	if (target->kind != NP_N_MAP)
		return false; /* the parser has said so */
	bool keys = np_check_map(c, target, false);

	if (!target->ref)
		return false;
	t = value->type;
	if (n->binary.op != NP_OP_NONE)
		t = int64(c);
	if (np_vkind_is_aggregation(t->kind))
		t = int64(c);
	if (!(np_type_is_scalar(t) || t->kind == NP_V_STR || t->kind == NP_V_INET ||
	      t->kind == NP_V_TUPLE)) {
		np_error(c->diags, NP_E_MAP_VALUE, value->loc, "a map cannot hold %s",
			 np_show(c, t));
		return false;
	}
	if (!np_assign_map(c, np_map_state(c, np_ref(target)->map->name, target->loc), t,
			   value->loc))
		return false;
	target->type = np_ref(target)->map->value;
	return keys;
}

/* What a statement's table is headed by: the key as written, without a variable's sigil. */
static const char *heading(struct np_checker *c, const struct np_node *key)
{
	struct np_text text = {0};

	np_print_expr(key, &text);
	const char *s = np_strdup(c->arena, text.s + (key->kind == NP_N_SCRATCH));

	np_text_free(&text);
	return s;
}

/* count(loc), hist(x) by y: a map of its own, printed as a table. */
static bool check_aggregate(struct np_checker *c, struct np_node *n, struct np_node *call,
			    struct np_node *by)
{
	uint32_t kind = (uint32_t)np_find_agg(call->call.name);
	struct np_text name = {0};
	struct np_node *map = np_node_new(c->arena, NP_N_MAP, call->loc), *last;

	np_print_expr(call, &name);
	if (by) {
		np_text_add(&name, " by ");
		for (struct np_node *k = by; k; k = k->next) {
			np_print_expr(k, &name);
			np_text_add(&name, k->next ? ", " : "");
		}
	}
	/* count's own arguments are its keys, those of `by` follow */
	if (kind == NP_V_COUNT && call->call.args) {
		map->map.keys = call->call.args;
		call->call.args = NULL;
		for (last = map->map.keys; last->next; last = last->next)
			;
		last->next = by;
	} else {
		map->map.keys = by;
	}
	map->map.name = np_strdup(c->arena, name.s);
	np_text_free(&name);

	struct np_map_state *s = np_map_state(c, map->map.name, call->loc);
	uint32_t keys = np_list_length(map->map.keys), i = 0;
	const char **headings = np_alloc(c->arena, (keys + 1) * sizeof(*headings));

	np_list_each (k, map->map.keys)
		headings[i++] = heading(c, k);
	s->map.style = NP_STYLE_TABLE;
	s->map.headings = headings;
	s->map.value_heading = np_agg_heading(kind);
	np_new_ref(c, map, NP_REF_MAP)->map = &s->map;
	n->kind = NP_N_ASSIGN;
	n->binary.op = NP_OP_NONE;
	n->binary.left = map;
	n->binary.right = call;
	return check_assign(c, n);
}

static bool check_statement(struct np_checker *c, struct np_node *n)
{
	switch (n->kind) {
	case NP_N_EXPR: {
		struct np_node *e = n->unary.operand;

		if (e->kind == NP_N_CALL && np_find_agg(e->call.name) >= 0)
			return check_aggregate(c, n, e, NULL);
		if (!np_check_expr(c, &n->unary.operand))
			return false;
		e = n->unary.operand;
		if (e->kind != NP_N_CALL && e->kind != NP_N_INCDEC && c->last_round)
			np_warn(c->diags, e->loc, "this value is not used");
		return true;
	}
	case NP_N_AGGREGATE:
		if (n->aggregate.call->kind != NP_N_CALL)
			return false;
		if (np_find_agg(n->aggregate.call->call.name) < 0) {
			np_error(c->diags, NP_E_CALL, n->aggregate.call->loc,
				 "'by' follows an aggregation, and '%s' is none",
				 n->aggregate.call->call.name);
			return false;
		}
		return check_aggregate(c, n, n->aggregate.call, n->aggregate.by);
	case NP_N_ASSIGN: return check_assign(c, n);
	case NP_N_IF: {
		bool ok =
			np_check_expr(c, &n->branch.cond) && np_check_condition(c, &n->branch.cond);

		ok &= np_check_block(c, n->branch.then);
		if (n->branch.otherwise)
			ok &= n->branch.otherwise->kind == NP_N_BLOCK
				      ? np_check_block(c, n->branch.otherwise)
				      : check_statement(c, n->branch.otherwise);
		return ok;
	}
	case NP_N_BLOCK: return np_check_block(c, n);
	case NP_N_RETURN: return !n->unary.operand || np_check_expr(c, &n->unary.operand);
	default: return false;
	}
}

bool np_check_block(struct np_checker *c, struct np_node *block)
{
	struct np_scope scope = {.outer = c->scope};
	bool ok = true;

	c->scope = &scope;
	np_list_each (n, block->list)
		ok &= check_statement(c, n);
	c->scope = scope.outer;
	return ok;
}
