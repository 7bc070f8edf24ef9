/* Statements: assignments, aggregations as statements, blocks and their variables. */
#include <string.h>

#include "check/checker.h"
#include "parser.h"

#define MOST_UNROLLED 100

static bool assign_aggregation(struct np_checker *c, struct np_node *n)
{
	struct np_map_state *s = np_check_target(c, n->binary.left);
	const struct np_type *t = np_check_agg(c, n->binary.right);

	if (n->binary.op != NP_OP_NONE) {
		np_error(c->diags, NP_E_TYPE, n->binary.op_loc,
			 "an aggregation is assigned with '='");
		return false;
	}
	if (!s || !t || !np_assign_map(c, s, t, n->binary.right))
		return false;
	n->binary.left->type = n->binary.right->type = s->map.value;
	return true;
}

static bool assign_map(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->binary.left, *value = n->binary.right;
	struct np_map_state *s = np_check_target(c, target);
	const struct np_type *t = value->type;

	if (!s)
		return false;
	if (n->binary.op != NP_OP_NONE) {
		if (!np_is_number(t))
			return np_type_error(c, value, "a number is expected");
		if (s->map.value && !np_can_compute(s->map.value) &&
		    !np_vkind_is_aggregation(s->map.value->kind)) {
			target->type = s->map.value;
			return np_type_error(c, target, "a number is expected");
		}
		if (!s->map.value || s->map.value->kind != NP_V_PTR)
			t = np_type_int(c->types, 8, t->is_signed || n->binary.op == NP_OP_SUB);
		else
			t = s->map.value;
	}
	if (n->binary.op != NP_OP_NONE && value->type->kind == NP_V_FACT)
		np_convert(c, &n->binary.right, np_int64(c));
	np_packet_wanted(c, value->type, NULL);
	np_order_record(c, value, s->map.value);
	if (n->binary.op == NP_OP_NONE && value->kind == NP_N_STRING) {
		if (!np_text_as(c, value, s->map.value))
			return false;
		t = value->type;
	}
	if (value->type->kind == NP_V_TUPLE)
		t = value->type;
	if (!np_assign_map(c, s, t, value))
		return false;
	if (n->binary.op != NP_OP_NONE && !np_widen_map(c, s, target->loc))
		return false;
	target->type = s->map.value;
	np_place(c, &n->binary.right, s->map.value);
	return true;
}

static bool check_assign(struct np_checker *c, struct np_node *n)
{
	struct np_node *target = n->binary.left, *value = n->binary.right;

	if (target->kind == NP_N_MAP) /* maps are counted in the order of the text */
		np_map_state(c, np_sprintf(c->arena, "@%s", target->map.name), target->loc);
	if (target->kind == NP_N_MAP && value->kind == NP_N_CALL && np_is_aggregation(value))
		return assign_aggregation(c, n);
	if (!np_check_expr(c, &n->binary.right)) {
		/* so that later uses of the target say nothing more */
		if (target->kind == NP_N_SCRATCH)
			np_spoil_var(c, target);
		else if (target->kind == NP_N_MAP)
			np_check_target(c, target);
		return false;
	}
	if (target->kind == NP_N_SCRATCH)
		return np_assign_var(c, n);
	return target->kind == NP_N_MAP && assign_map(c, n);
}

/* What a statement's table is headed by: the key as written, without a variable's sigil. */
static const char *heading(struct np_checker *c, const struct np_node *key)
{
	struct np_text text = {0};
	const char *s;

	np_print_expr(key, &text);
	s = np_strdup(c->arena, text.s + (key->kind == NP_N_SCRATCH));
	np_text_free(&text);
	return s;
}

/* count's own arguments are its keys, those of `by` follow. */
static struct np_node *statement_keys(struct np_node *call, struct np_node *by)
{
	struct np_node *keys = call->call.args;

	if (np_find_agg(call->call.name) != NP_V_COUNT || !keys)
		return by;
	call->call.args = NULL;
	return by ? np_list_append(keys, by) : keys;
}

static const char *statement_name(struct np_checker *c, const struct np_node *call,
				  const struct np_node *by)
{
	struct np_text text = {0};
	const char *s;

	np_print_expr(call, &text);
	for (const struct np_node *k = by; k; k = k->next) {
		np_text_add(&text, k == by ? " by " : ", ");
		np_print_expr(k, &text);
	}
	s = np_strdup(c->arena, text.s);
	np_text_free(&text);
	return s;
}

/* count(loc), hist(x) by y: a map of its own, printed as a table. */
static bool check_aggregate(struct np_checker *c, struct np_node *n, struct np_node *call,
			    struct np_node *by)
{
	const char *name = statement_name(c, call, by), **headings;
	struct np_node *map = np_node_new(c->arena, NP_N_MAP, call->loc);
	const struct np_type *value;
	struct np_map_state *s;
	uint32_t i = 0;
	bool ok;

	map->map.name = name;
	map->map.keys = statement_keys(call, by);
	headings = np_alloc(c->arena, (np_list_length(map->map.keys) + 1) * sizeof(*headings));
	np_list_each (k, map->map.keys)
		headings[i++] = heading(c, k);
	ok = np_check_list(c, &map->map.keys);
	if (ok)
		np_packets_whole(c, &map->map.keys);
	value = np_check_agg(c, call);
	if (!ok || !value || !np_check_pinned_table(c, call))
		return false;
	s = np_statement_map(c, name, call->loc, map->map.keys, value);
	s->map.headings = headings;
	s->map.value_heading = np_agg_heading(value->kind);
	s->map.duration = call->call.args && np_is_duration(call->call.args);
	s->written = true;
	if (!np_check_keys(c, s, map) || !np_assign_map(c, s, value, call))
		return false;
	np_new_ref(c, map, NP_REF_MAP)->map = &s->map;
	map->type = call->type = s->map.value;
	n->kind = NP_N_ASSIGN;
	n->binary.op = NP_OP_NONE;
	n->binary.left = map;
	n->binary.right = call;
	return true;
}

static bool check_statement(struct np_checker *c, struct np_node *n);

/* A block with nothing but this expression. */
static struct np_node *only(struct np_checker *c, struct np_node *e, bool discard)
{
	struct np_node *block = np_node_new(c->arena, NP_N_BLOCK, e->loc);

	block->list = np_node_new(c->arena, NP_N_EXPR, e->loc);
	block->list->unary.operand = e;
	block->list->unary.discard = discard;
	return block;
}

/* c ? exit() : print(1); nobody wants a value: it is an `if`. */
static bool check_choice(struct np_checker *c, struct np_node *n)
{
	const struct np_node *e = n->unary.operand;
	bool discard = n->unary.discard;

	n->kind = NP_N_IF;
	n->branch.cond = e->ternary.cond;
	n->branch.then = only(c, e->ternary.yes, discard);
	n->branch.otherwise = only(c, e->ternary.no, discard);
	return check_statement(c, n);
}

static bool check_expression(struct np_checker *c, struct np_node *n)
{
	struct np_node *e = n->unary.operand;

	if (e->kind == NP_N_CALL && np_is_aggregation(e))
		return check_aggregate(c, n, e, NULL);
	if (e->kind == NP_N_TERNARY && e->ternary.yes && e->ternary.no)
		return check_choice(c, n);
	if (!np_check_expr(c, &n->unary.operand))
		return false;
	e = n->unary.operand;
	if (e->kind != NP_N_CALL && e->kind != NP_N_INCDEC && !n->unary.discard && c->last_round)
		np_warn(c->diags, e->loc, "this value is not used");
	return true;
}

static bool check_by(struct np_checker *c, struct np_node *n)
{
	struct np_node *call = n->aggregate.call;

	if (call->kind != NP_N_CALL)
		return false; /* the parser has said so */
	if (np_find_agg(call->call.name) >= 0)
		return check_aggregate(c, n, call, n->aggregate.by);
	np_error(c->diags, NP_E_CALL, call->loc, "'by' follows an aggregation, and '%s' is none",
		 call->call.name);
	return false;
}

/* Of what is known now only one branch is left; the other need not make sense. */
static bool check_decided(struct np_checker *c, struct np_node *n)
{
	struct np_node *live = n->branch.cond->integer.value ? n->branch.then : n->branch.otherwise;
	struct np_node *next = n->next;

	if (live)
		*n = *live;
	else
		*n = (struct np_node){.kind = NP_N_BLOCK, .loc = n->loc};
	n->next = next;
	return check_statement(c, n);
}

static bool check_if(struct np_checker *c, struct np_node *n)
{
	bool ok = np_check_expr(c, &n->branch.cond) && np_check_condition(c, &n->branch.cond);

	if (ok && np_is_decided(n->branch.cond))
		return check_decided(c, n);
	ok &= np_check_block(c, n->branch.then);
	if (n->branch.otherwise)
		ok &= check_statement(c, n->branch.otherwise);
	return ok;
}

static bool *loops(struct np_checker *c)
{
	return c->function ? &c->function->loops : &c->body->loops;
}

static bool check_loop(struct np_checker *c, struct np_node *n)
{
	struct np_node *count;
	bool ok = np_check_expr(c, &n->branch.cond);

	*loops(c) |= n->kind == NP_N_WHILE;
	if (ok && n->kind == NP_N_WHILE)
		ok = np_check_condition(c, &n->branch.cond);
	count = n->branch.cond;
	if (ok && n->kind == NP_N_UNROLL &&
	    (count->kind != NP_N_INT || !count->integer.value ||
	     count->integer.value > MOST_UNROLLED)) {
		np_error(c->diags, NP_E_BOUNDS, count->loc, "unroll takes a constant from 1 to %d",
			 MOST_UNROLLED);
		ok = false;
	}
	c->loops++;
	ok &= np_check_block(c, n->branch.then);
	c->loops--;
	return ok;
}

/* The elements of a map, each as a tuple of its key and its value, unless they are only counted. */
static const struct np_type *element(struct np_checker *c, struct np_node *map, bool counts)
{
	const struct np_type *parts[2];

	if (map->map.keys) {
		np_error(c->diags, NP_E_TYPE, map->loc, "a loop is over a whole map");
		return NULL;
	}
	if (!np_check_map(c, map, true))
		return NULL;
	const struct np_map *m = np_ref(map)->map;

	/* where only what the loop gives is put into the map, this is an assumption */
	const struct np_type *value = map->type;

	if (!m->key && !c->last_round)
		return NULL;
	if (counts && m->key)
		return np_check_feature(c, map, NP_FEAT_FOR_EACH) ? np_int64(c) : NULL;
	if (!m->key || (np_vkind_is_aggregation(value->kind) && !np_is_number(value))) {
		np_error(c->diags, NP_E_TYPE, map->loc,
			 m->key   ? "the values of %s are %s: a loop shows no such values"
			 : counts ? "%s has no keys%s: there is nothing to count"
				  : "%s has no keys%s: there is nothing to loop over",
			 m->name, m->key ? np_show(c, value) : "");
		return NULL;
	}
	if (!np_check_feature(c, map, NP_FEAT_FOR_EACH) ||
	    (np_vkind_is_aggregation(value->kind) &&
	     !np_check_feature(c, map, NP_FEAT_PERCPU_LOOKUP)))
		return NULL;
	parts[0] = m->key;
	parts[1] = np_kept_type(c, value);
	return np_type_tuple(c->types, parts, 2);
}

static bool check_bound(struct np_checker *c, struct np_node **at)
{
	if (!np_check_expr(c, at))
		return false;
	if (!np_type_is_integer((*at)->type))
		return np_type_error(c, *at, "a loop runs from an integer to an integer");
	np_convert(c, at, np_int64(c));
	return true;
}

static bool check_for(struct np_checker *c, struct np_node *n)
{
	struct np_scope scope = {.outer = c->scope};
	const struct np_type *t = np_int64(c);
	struct np_diag *d;
	struct np_var *v;
	bool ok = true;

	*loops(c) = true;
	if (n->loop.to) {
		ok = check_bound(c, &n->loop.from);
		ok &= check_bound(c, &n->loop.to);
	} else if (n->loop.from->kind != NP_N_MAP) {
		d = np_error(c->diags, NP_E_TYPE, n->loop.from->loc,
			     "a loop is over a range or a map");
		np_hint(c->diags, d, "for ($i : 0..10) { }, for ($kv : @map) { }");
		ok = false;
	} else {
		c->body->each = true;
		t = element(c, n->loop.from, n->loop.counts);
		ok = t != NULL;
	}
	if (np_find_var(c, n->loop.name)) {
		np_error(c->diags, NP_E_TYPE, n->loop.name_loc,
			 "there is a variable '$%s' already: a loop's variable is a new one",
			 n->loop.name);
		ok = false;
	}
	c->scope = &scope;
	v = np_new_var(c, n->loop.name, n->loop.name_loc);
	v->type = ok ? t : NULL;
	v->declared = true;
	v->spoiled = !ok;
	np_new_ref(c, n, NP_REF_VAR)->var = v;
	c->loops++;
	ok &= np_check_block(c, n->loop.then);
	c->loops--;
	c->scope = scope.outer;
	return ok;
}

static bool check_leave(struct np_checker *c, const struct np_node *n)
{
	if (c->loops)
		return true;
	np_error(c->diags, NP_E_SYNTAX, n->loc, "'%s' is not in a loop",
		 n->kind == NP_N_BREAK ? "break" : "continue");
	return false;
}

static bool check_statement(struct np_checker *c, struct np_node *n)
{
	switch (n->kind) {
	case NP_N_EXPR: return check_expression(c, n);
	case NP_N_AGGREGATE: return check_by(c, n);
	case NP_N_ASSIGN: return check_assign(c, n);
	case NP_N_LET: return np_check_let(c, n);
	case NP_N_IF: return check_if(c, n);
	case NP_N_FOR: return check_for(c, n);
	case NP_N_WHILE:
	case NP_N_UNROLL: return check_loop(c, n);
	case NP_N_BREAK:
	case NP_N_CONTINUE: return check_leave(c, n);
	case NP_N_BLOCK: return np_check_block(c, n);
	case NP_N_RETURN: return np_check_return(c, n);
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
