/*
 * Blocks that are values, `{ let $b = 1; $b + 1 }` and `if c { 1 } else { 2 }`, become statements
 * before the statement that uses them.  What was to be evaluated before them is kept in
 * variables where the statements might change it; what is evaluated only sometimes (behind && and
 * ||, in ?:) becomes an `if`.
 */
#include <string.h>

#include "base/vec.h"
#include "expand.h"

struct lowering {
	struct np_arena *arena;
	struct np_diags *diags;
	unsigned *names;
};

/* Statements in the order in which they run. */
struct list {
	struct np_node *first, **end;
};

static void emit(struct list *to, struct np_node *n)
{
	if (!to->end)
		to->end = &to->first;
	*to->end = n;
	while (*to->end)
		to->end = &(*to->end)->next;
}

static struct np_node *make(struct lowering *l, enum np_node_kind kind, struct np_loc loc)
{
	return np_node_new(l->arena, kind, loc);
}

static struct np_node *scratch(struct lowering *l, const char *name, struct np_loc loc)
{
	struct np_node *n = make(l, NP_N_SCRATCH, loc);

	n->name = name;
	return n;
}

static const char *new_name(struct lowering *l, const char *name)
{
	return np_sprintf(l->arena, "%.*s%c%u", (int)np_plain_length(name), name, NP_NAME_MARK,
			  ++*l->names);
}

static struct np_node *let(struct lowering *l, const char *name, struct np_node *value,
			   struct np_loc loc)
{
	struct np_node *n = make(l, NP_N_LET, loc);

	n->let.target = scratch(l, name, loc);
	n->let.value = value;
	return n;
}

static struct np_node *assign(struct lowering *l, const char *name, struct np_node *value)
{
	struct np_node *n = make(l, NP_N_ASSIGN, value->loc);

	n->binary.left = scratch(l, name, value->loc);
	n->binary.right = value;
	n->binary.op_loc = value->loc;
	return n;
}

static struct np_node *block_of(struct lowering *l, struct np_loc loc, struct list *list)
{
	struct np_node *n = make(l, NP_N_BLOCK, loc);

	n->list = list->first;
	return n;
}

static struct np_node *branch(struct lowering *l, struct np_loc loc, struct np_node *cond,
			      struct np_node *then, struct np_node *otherwise)
{
	struct np_node *n = make(l, NP_N_IF, loc);

	n->branch.cond = cond;
	n->branch.then = then;
	n->branch.otherwise = otherwise;
	return n;
}

static struct np_node * not(struct lowering * l, struct np_node *operand)
{
	struct np_node *n = make(l, NP_N_UNARY, operand->loc);

	n->unary.op = NP_OP_NOT;
	n->unary.operand = operand;
	return n;
}

static void lower_value(struct lowering *l, struct np_node **at, struct list *before);
static void lower_statement(struct lowering *l, struct np_node *n, struct list *to);

/* --- what statements change --- */

struct changes {
	NP_VEC(const char *) variables, maps;
	bool calls; /* of functions, which may change any map */
	struct np_arena *arena;
	bool found;
};

static void note_target(struct changes *c, const struct np_node *target)
{
	if (target->kind == NP_N_SCRATCH)
		np_vec_push(c->arena, &c->variables, target->name);
	else if (target->kind == NP_N_MAP)
		np_vec_push(c->arena, &c->maps, target->map.name);
}

static bool note_changes(void *arg, const struct np_node *n)
{
	struct changes *c = arg;

	switch (n->kind) {
	case NP_N_ASSIGN: note_target(c, n->binary.left); break;
	case NP_N_INCDEC: note_target(c, n->incdec.target); break;
	case NP_N_CALL: /* delete(@m, k), clear(@m) */
		c->calls = true;
		np_list_each (a, n->call.args)
			if (a->kind == NP_N_MAP)
				note_target(c, a);
		break;
	default: break;
	}
	return true;
}

static bool look_for(void *arg, const struct np_node *n)
{
	struct changes *c = arg;

	c->found |= n->kind == NP_N_INCDEC;
	if (n->kind == NP_N_SCRATCH)
		np_vec_each (const char *, s, &c->variables)
			c->found |= !strcmp(*s, n->name);
	c->found |= n->kind == NP_N_MAP && c->calls;
	if (n->kind == NP_N_MAP)
		np_vec_each (const char *, s, &c->maps)
			c->found |= !strcmp(*s, n->map.name);
	return !c->found;
}

/* Whether a value would be another one behind the statements, or would change what they see. */
static bool depends(struct lowering *l, const struct np_node *value, const struct list *on)
{
	struct changes c = {.arena = l->arena};

	np_list_each (s, on->first)
		np_node_walk(s, note_changes, &c);
	np_node_walk(value, look_for, &c);
	return c.found;
}

static void keep(struct lowering *l, struct np_node **at, struct list *before)
{
	const char *name = new_name(l, "value");
	struct np_node *value = np_memdup(l->arena, *at, sizeof(*value)), *next = value->next;

	value->next = NULL; /* what it was taken from goes on: lists are followed by it */
	emit(before, let(l, name, value, value->loc));
	*at = scratch(l, name, value->loc);
	(*at)->next = next;
}

/* --- values --- */

struct operands {
	NP_VEC(struct np_node *) list;
	struct lowering *l;
	uint32_t at;
};

static void take_operand(void *arg, struct np_node **at)
{
	struct operands *o = arg;

	np_vec_push(o->l->arena, &o->list, *at);
}

static void put_operand(void *arg, struct np_node **at)
{
	struct operands *o = arg;

	*at = o->list.v[o->at++];
}

/* print(@m) means the map itself. */
static bool is_map_argument(const struct np_node *call, const struct np_node *n)
{
	return call->kind == NP_N_CALL && n->kind == NP_N_MAP && !n->map.keys;
}

/* Operands that the statements would change, or that would change what they see. */
static void keep_operands(struct lowering *l, struct np_node *n, const struct list *on,
			  struct list *before)
{
	struct operands o = {.l = l};

	np_node_each_place(n, take_operand, &o);
	for (uint32_t i = 0; i < o.list.n; i++)
		if (!is_map_argument(n, o.list.v[i]) && depends(l, o.list.v[i], on))
			keep(l, &o.list.v[i], before);
	np_node_each_place(n, put_operand, &o);
}

/* All operands are evaluated, from the first to the last. */
static void lower_operands(struct lowering *l, struct np_node *n, struct list *before)
{
	struct operands o = {.l = l};

	np_node_each_place(n, take_operand, &o);
	for (uint32_t i = 0; i < o.list.n; i++) {
		struct list own = {0};

		lower_value(l, &o.list.v[i], &own);
		if (!own.first)
			continue;
		for (uint32_t k = 0; k < i; k++)
			if (n->kind == NP_N_AGGREGATE && !k) /* the call, before its keys */
				keep_operands(l, o.list.v[k], &own, before);
			else if (!is_map_argument(n, o.list.v[k]) && depends(l, o.list.v[k], &own))
				keep(l, &o.list.v[k], before);
		emit(before, own.first);
	}
	np_node_each_place(n, put_operand, &o);
}

/* a && b, a || b: what belongs to b runs only if b is looked at. */
static void lower_logical(struct lowering *l, struct np_node **at, struct list *before)
{
	struct np_node *n = *at, *test;
	struct list right = {0};
	const char *name;

	lower_value(l, &n->binary.left, before);
	lower_value(l, &n->binary.right, &right);
	if (!right.first)
		return;
	name = new_name(l, "value");
	emit(before, let(l, name, not(l, not(l, n->binary.left)), n->loc));
	emit(&right, assign(l, name, not(l, not(l, n->binary.right))));
	test = scratch(l, name, n->loc);
	if (n->binary.op == NP_OP_LOR)
		test = not(l, test);
	emit(before, branch(l, n->loc, test, block_of(l, n->loc, &right), NULL));
	*at = scratch(l, name, n->loc);
}

static struct np_node *nothing(struct lowering *l, struct np_loc loc, const char *what,
			       const char *hint)
{
	struct np_diag *d = np_error(l->diags, NP_E_TYPE, loc, "%s", what);

	np_hint(l->diags, d, "%s", hint);
	return make(l, NP_N_INT, loc);
}

static void lower_choice(struct lowering *l, struct np_node **at, struct list *before)
{
	struct np_node *n = *at, *yes;
	struct list a = {0}, b = {0};
	const char *name;

	lower_value(l, &n->ternary.cond, before);
	if (n->ternary.yes)
		lower_value(l, &n->ternary.yes, &a);
	if (!n->ternary.no)
		n->ternary.no = nothing(l, n->loc, "an 'if' without 'else' is not a value",
					"write both: if (c) { 1 } else { 2 }");
	lower_value(l, &n->ternary.no, &b);
	if (!a.first && !b.first)
		return;
	yes = n->ternary.yes;
	if (!yes) { /* a ?: b */
		keep(l, &n->ternary.cond, before);
		yes = scratch(l, n->ternary.cond->name, n->loc);
	}
	name = new_name(l, "value");
	emit(before, let(l, name, NULL, n->loc));
	emit(&a, assign(l, name, yes));
	emit(&b, assign(l, name, n->ternary.no));
	emit(before,
	     branch(l, n->loc, n->ternary.cond, block_of(l, n->loc, &a), block_of(l, n->loc, &b)));
	*at = scratch(l, name, n->loc);
}

/* Of a statement's block: its last expression is its value here. */
static struct np_node *as_value(struct lowering *l, struct np_node *statement)
{
	struct np_node *n = make(l, NP_N_BLOCK_VALUE, statement->loc), **at = &n->block.list;

	n->block.list = statement->kind == NP_N_BLOCK ? statement->list : statement;
	while (*at && (*at)->next)
		at = &(*at)->next;
	if (*at && (*at)->kind == NP_N_EXPR) {
		n->block.value = (*at)->unary.operand;
		*at = NULL;
	}
	return n;
}

/* A last `if` or block is the block's value, if it has one. */
static void take_value(struct lowering *l, struct np_node *n)
{
	struct np_node **at = &n->block.list, *last, *value;

	while (*at && (*at)->next)
		at = &(*at)->next;
	last = *at;
	if (last && last->kind == NP_N_BLOCK) {
		*at = NULL;
		n->block.value = as_value(l, last);
		return;
	}
	if (!last || last->kind != NP_N_IF) {
		n->block.value =
			nothing(l, n->loc, "this block has no value",
				"its last expression, without ';' behind it, is its value");
		return;
	}
	*at = NULL;
	value = make(l, NP_N_TERNARY, last->loc);
	value->ternary.cond = last->branch.cond;
	value->ternary.yes = as_value(l, last->branch.then);
	if (last->branch.otherwise)
		value->ternary.no = as_value(l, last->branch.otherwise);
	n->block.value = value;
}

/* Names that the block declares are its own. */
struct rename {
	struct lowering *l;
	const char *from, *to;
};

static bool rename_one(void *arg, const struct np_node *n)
{
	struct rename *r = arg;

	if (n->kind == NP_N_SCRATCH && !strcmp(n->name, r->from))
		((struct np_node *)n)->name = r->to; /* a tree of our own */
	return true;
}

static void rename_declared(struct lowering *l, struct np_node *block)
{
	np_list_each (s, block->block.list) {
		struct rename r = {.l = l};

		if (s->kind != NP_N_LET)
			continue;
		r.from = s->let.target->name;
		r.to = new_name(l, r.from);
		np_node_walk(block, rename_one, &r);
	}
}

static void lower_block_value(struct lowering *l, struct np_node **at, struct list *before)
{
	struct np_node *n = *at, *next;

	rename_declared(l, n);
	if (!n->block.value)
		take_value(l, n);
	for (struct np_node *s = n->block.list; s; s = next) {
		next = s->next;
		s->next = NULL;
		lower_statement(l, s, before);
	}
	*at = n->block.value;
	lower_value(l, at, before);
	/* the value of a map, not the map itself */
	if ((*at)->kind == NP_N_MAP && !(*at)->map.keys)
		keep(l, at, before);
}

/* --- functions that are statements --- */

static struct np_node *number(struct lowering *l, uint64_t value, struct np_loc loc)
{
	struct np_node *n = make(l, NP_N_INT, loc);

	n->integer.value = value;
	return n;
}

/* len(@m): let $n = 0; for (each element) { $n++; } */
static void lower_len(struct lowering *l, struct np_node **at, struct list *before)
{
	struct np_node *call = *at, *loop = make(l, NP_N_FOR, call->loc);
	struct np_node *more = make(l, NP_N_INCDEC, call->loc), *s = make(l, NP_N_EXPR, call->loc);
	const char *name = new_name(l, "len");
	struct list body = {0};

	more->incdec.op = NP_OP_INC;
	more->incdec.target = scratch(l, name, call->loc);
	s->unary.operand = more;
	emit(&body, s);
	loop->loop.name = new_name(l, "element");
	loop->loop.name_loc = call->loc;
	loop->loop.from = call->call.args;
	loop->loop.then = block_of(l, call->loc, &body);
	loop->loop.counts = true;
	emit(before, let(l, name, number(l, 0, call->loc), call->loc));
	emit(before, loop);
	*at = scratch(l, name, call->loc);
}

/* find(@m, key, $v): let $found = has_key(@m, key); if ($found) { $v = @m[key]; } */
static void lower_find(struct lowering *l, struct np_node **at, struct list *before)
{
	struct np_node *call = *at, *map = call->call.args, *key = map->next, *to = key->next;
	struct np_node *has = make(l, NP_N_CALL, call->loc), *element = make(l, NP_N_MAP, map->loc);
	const char *name = new_name(l, "found");
	struct list body = {0};

	lower_value(l, &map->next, before);
	key = map->next;
	if (key->kind != NP_N_INT && key->kind != NP_N_STRING && key->kind != NP_N_TUPLE) {
		keep(l, &map->next, before);
		key = map->next;
	}
	key->next = NULL;
	element->map.name = map->map.name;
	element->map.keys = np_node_clone(l->arena, key, false);
	has->call.name = "has_key";
	has->call.args = map;
	emit(before, let(l, name, has, call->loc));
	emit(&body, assign(l, to->name, element));
	emit(before, branch(l, call->loc, scratch(l, name, call->loc),
			    block_of(l, call->loc, &body), NULL));
	*at = scratch(l, name, call->loc);
}

bool np_is_statement_call(const struct np_node *n)
{
	const struct np_node *map = n->kind == NP_N_CALL ? n->call.args : NULL;

	if (!map || map->kind != NP_N_MAP || map->map.keys)
		return false;
	if (!strcmp(n->call.name, "len"))
		return !map->next;
	return !strcmp(n->call.name, "find") && np_list_length(map) == 3 &&
	       map->next->next->kind == NP_N_SCRATCH;
}

/* What must run before the value is known goes to `before`. */
static void lower_value(struct lowering *l, struct np_node **at, struct list *before)
{
	struct np_node *n = *at, *next = n->next;

	switch (n->kind) {
	case NP_N_BLOCK_VALUE: lower_block_value(l, at, before); break;
	case NP_N_TERNARY: lower_choice(l, at, before); break;
	case NP_N_CALL:
		if (!np_is_statement_call(n))
			lower_operands(l, n, before);
		else if (!strcmp(n->call.name, "len"))
			lower_len(l, at, before);
		else
			lower_find(l, at, before);
		break;
	case NP_N_BINARY:
		if (n->binary.op == NP_OP_LAND || n->binary.op == NP_OP_LOR) {
			lower_logical(l, at, before);
			break;
		}
		/* fall through */
	default: lower_operands(l, n, before);
	}
	(*at)->next = next;
}

/* --- statements --- */

static struct np_node *lower_block(struct lowering *l, struct np_node *block)
{
	struct list list = {0};
	struct np_node *next;

	for (struct np_node *s = block->list; s; s = next) {
		next = s->next;
		s->next = NULL;
		lower_statement(l, s, &list);
	}
	block->list = list.first;
	return block;
}

/* The value is evaluated before the keys of the map that gets it. */
static void lower_assign(struct lowering *l, struct np_node *n, struct list *before)
{
	struct list keys = {0};

	lower_value(l, &n->binary.right, before);
	lower_value(l, &n->binary.left, &keys);
	if (!keys.first)
		return;
	if (n->binary.right->kind ==
	    NP_N_CALL) /* of an aggregation only what it is given is a value */
		keep_operands(l, n->binary.right, &keys, before);
	else if (depends(l, n->binary.right, &keys))
		keep(l, &n->binary.right, before);
	emit(before, keys.first);
}

static struct np_node *lower_else(struct lowering *l, struct np_node *n)
{
	struct list list = {0};

	if (n->kind == NP_N_BLOCK)
		return lower_block(l, n);
	lower_statement(l, n, &list);
	return list.first->next ? block_of(l, n->loc, &list) : list.first;
}

/* while (1) { ...; if (!condition) { break; } ... } */
static void lower_while(struct lowering *l, struct np_node *n)
{
	struct list before = {0}, leave = {0};

	lower_value(l, &n->branch.cond, &before);
	lower_block(l, n->branch.then);
	if (!before.first)
		return;
	emit(&leave, make(l, NP_N_BREAK, n->loc));
	emit(&before, branch(l, n->loc, not(l, n->branch.cond), block_of(l, n->loc, &leave), NULL));
	emit(&before, n->branch.then->list);
	n->branch.then->list = before.first;
	n->branch.cond = make(l, NP_N_INT, n->loc);
	n->branch.cond->integer.value = 1;
}

static void lower_for(struct lowering *l, struct np_node *n, struct list *before)
{
	struct list to = {0};

	lower_value(l, &n->loop.from, before);
	if (n->loop.to)
		lower_value(l, &n->loop.to, &to);
	if (to.first && depends(l, n->loop.from, &to))
		keep(l, &n->loop.from, before);
	emit(before, to.first);
	lower_block(l, n->loop.then);
}

/* A block as a statement has no value: one that is written there is dropped. */
static bool is_block_statement(const struct np_node *n)
{
	return n->kind == NP_N_EXPR && n->unary.operand->kind == NP_N_BLOCK_VALUE;
}

static void lower_statement(struct lowering *l, struct np_node *n, struct list *to)
{
	switch (n->kind) {
	case NP_N_BLOCK: lower_block(l, n); break;
	case NP_N_ASSIGN: lower_assign(l, n, to); break;
	case NP_N_LET:
		if (n->let.value)
			lower_value(l, &n->let.value, to);
		break;
	case NP_N_IF:
		lower_value(l, &n->branch.cond, to);
		lower_block(l, n->branch.then);
		if (n->branch.otherwise)
			n->branch.otherwise = lower_else(l, n->branch.otherwise);
		break;
	case NP_N_WHILE: lower_while(l, n); break;
	case NP_N_UNROLL:
		lower_value(l, &n->branch.cond, to);
		lower_block(l, n->branch.then);
		break;
	case NP_N_FOR: lower_for(l, n, to); break;
	case NP_N_BREAK:
	case NP_N_CONTINUE: break;
	case NP_N_AGGREGATE: lower_operands(l, n, to); break;
	default:
		if (n->kind == NP_N_RETURN && !n->unary.operand)
			break;
		if (is_block_statement(n) && !n->unary.operand->block.value &&
		    !n->unary.operand->block.list)
			return;
		lower_value(l, &n->unary.operand, to);
	}
	emit(to, n);
}

/* A predicate that needs statements becomes the first of the block. */
static void lower_predicate(struct lowering *l, struct np_node *clause)
{
	struct list before = {0}, leave = {0};
	struct np_node *body = clause->clause.body, *cond;

	lower_value(l, &clause->clause.predicate, &before);
	if (!before.first)
		return;
	cond = clause->clause.predicate;
	if (!body) {
		nothing(l, cond->loc, "such a condition needs a block behind it",
			"write what is to be done: { ... }");
		return;
	}
	emit(&leave, make(l, NP_N_RETURN, cond->loc));
	emit(&before, branch(l, cond->loc, not(l, cond), block_of(l, cond->loc, &leave), NULL));
	emit(&before, body->list);
	body->list = before.first;
	clause->clause.predicate = NULL;
}

void np_lower(struct np_arena *a, struct np_node *item, unsigned *names, struct np_diags *diags)
{
	struct lowering l = {.arena = a, .diags = diags, .names = names};
	struct list before = {0};

	if (item->kind == NP_N_FN)
		lower_block(&l, item->fn.body);
	if (item->kind != NP_N_CLAUSE)
		return;
	if (item->clause.body)
		lower_block(&l, item->clause.body);
	if (item->clause.predicate)
		lower_predicate(&l, item);
	if (item->clause.args) {
		struct np_node list = {.kind = NP_N_TUPLE, .list = item->clause.args};

		lower_operands(&l, &list, &before);
		item->clause.args = list.list;
	}
	if (before.first)
		nothing(&l, before.first->loc, "the arguments of a format take no statements",
			"write a block: { printf(...); }");
}
