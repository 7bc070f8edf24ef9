/* Nodes: making, copying, lists, names. */
#include "node.h"

#include <string.h>

struct np_node *np_node_new(struct np_arena *a, enum np_node_kind kind, struct np_loc loc)
{
	struct np_node *n = np_alloc(a, sizeof(*n));

	n->kind = kind;
	n->loc = loc;
	return n;
}

struct np_node *np_list_append(struct np_node *list, struct np_node *n)
{
	struct np_node *last = list;

	if (!list)
		return n;
	while (last->next)
		last = last->next;
	last->next = n;
	return list;
}

uint32_t np_list_length(const struct np_node *list)
{
	uint32_t n = 0;

	for (; list; list = list->next)
		n++;
	return n;
}

size_t np_plain_length(const char *name)
{
	const char *mark = strchr(name, NP_NAME_MARK);

	return mark ? (size_t)(mark - name) : strlen(name);
}

const char *np_node_kind_name(enum np_node_kind kind)
{
	static const char *const names[] = {
#define NP_NODE(kind, name) name,
#include "node.def"
#undef NP_NODE
	};

	return names[kind];
}

const char *np_op_spelling(enum np_op op)
{
	static const char *const spellings[] = {
#define NP_OP(id, spelling) spelling,
		NP_OPS(NP_OP)
#undef NP_OP
	};

	return spellings[op];
}

#define LISTS 2

/*
 * The places in a node that hold other nodes: `one` holds a single node, `list` one with those
 * chained after it. NULL-terminated.
 */
struct children {
	struct np_node **one[4], **list[LISTS + 2];
};

static struct children children_of(struct np_node *n)
{
	struct children c = {0};

	switch (n->kind) {
	case NP_N_INT:
	case NP_N_STRING:
	case NP_N_NAME:
	case NP_N_SCRATCH:
	case NP_N_POSITIONAL:
	case NP_N_ADDRESS:
	case NP_N_PROBE:
	case NP_N_BREAK:
	case NP_N_CONTINUE:
	case NP_N_SETTING:
	case NP_N_MAP_DECL:
	case NP_N_IMPORT:
	case NP_N_CONST:
	case NP_N_DEFINITION:
	case NP_N_PARAMETER:
	case NP_N_PARAM: break;
	case NP_N_MAP: c.list[0] = &n->map.keys; break;
	case NP_N_CALL: c.list[0] = &n->call.args; break;
	case NP_N_FIELD:
	case NP_N_MEMBER: c.one[0] = &n->member.object; break;
	case NP_N_UNARY:
	case NP_N_EXPR:
	case NP_N_COMPTIME:
	case NP_N_RETURN: c.one[0] = &n->unary.operand; break;
	case NP_N_INCDEC: c.one[0] = &n->incdec.target; break;
	case NP_N_INDEX:
	case NP_N_BINARY:
	case NP_N_IN:
	case NP_N_ASSIGN:
		c.one[0] = &n->binary.left;
		c.one[1] = &n->binary.right;
		break;
	case NP_N_TERNARY:
		c.one[0] = &n->ternary.cond;
		c.one[1] = &n->ternary.yes;
		c.one[2] = &n->ternary.no;
		break;
	case NP_N_CAST:
	case NP_N_TYPE:
	case NP_N_SIZEOF:
		c.one[0] = &n->cast.operand;
		c.one[1] = &n->cast.to.of;
		break;
	case NP_N_BLOCK_VALUE:
		c.list[0] = &n->block.list;
		c.one[0] = &n->block.value;
		break;
	case NP_N_MACRO:
		c.list[0] = &n->macro.parameters;
		c.one[0] = &n->macro.body;
		break;
	case NP_N_TUPLE:
	case NP_N_BLOCK:
	case NP_N_CONFIG:
	case NP_N_PROGRAM: c.list[0] = &n->list; break;
	case NP_N_LET:
		c.one[0] = &n->let.value;
		c.one[1] = &n->let.target;
		c.one[2] = &n->let.type.of;
		break;
	case NP_N_AGGREGATE:
		c.one[0] = &n->aggregate.call;
		c.list[0] = &n->aggregate.by;
		break;
	case NP_N_FN:
		c.list[0] = &n->fn.parameters;
		c.one[0] = &n->fn.body;
		break;
	case NP_N_FOR:
		c.one[0] = &n->loop.from;
		c.one[1] = &n->loop.to;
		c.one[2] = &n->loop.then;
		break;
	case NP_N_WHILE:
	case NP_N_UNROLL:
	case NP_N_IF:
		c.one[0] = &n->branch.cond;
		c.one[1] = &n->branch.then;
		c.one[2] = &n->branch.otherwise;
		break;
	case NP_N_CLAUSE:
		c.list[0] = &n->clause.probes;
		c.one[0] = &n->clause.predicate;
		c.one[1] = &n->clause.body;
		c.one[2] = &n->clause.format;
		c.list[1] = &n->clause.args;
		break;
	}
	return c;
}

void np_node_each(const struct np_node *n, void (*f)(void *arg, const struct np_node *n), void *arg)
{
	struct children c = children_of((struct np_node *)n); /* only looked at */

	for (int i = 0; i < 4; i++)
		if (c.one[i] && *c.one[i])
			f(arg, *c.one[i]);
	for (int i = 0; i < LISTS; i++)
		for (struct np_node *e = c.list[i] ? *c.list[i] : NULL; e; e = e->next)
			f(arg, e);
}

static void each_one(struct children *c, void (*f)(void *arg, struct np_node **at), void *arg)
{
	for (int i = 0; i < 4; i++)
		if (c->one[i] && *c->one[i])
			f(arg, c->one[i]);
}

void np_node_each_place(struct np_node *n, void (*f)(void *arg, struct np_node **at), void *arg)
{
	struct children c = children_of(n);

	/* a block's statements come before its value */
	if (n->kind != NP_N_BLOCK_VALUE)
		each_one(&c, f, arg);
	for (int i = 0; i < LISTS && c.list[i]; i++)
		for (struct np_node **at = c.list[i], *next; *at; at = &(*at)->next) {
			next = (*at)->next;
			f(arg, at);
			(*at)->next = next;
		}
	if (n->kind == NP_N_BLOCK_VALUE)
		each_one(&c, f, arg);
}

struct walk {
	bool (*f)(void *arg, const struct np_node *n);
	void *arg;
};

static void walk(void *arg, const struct np_node *n)
{
	struct walk *w = arg;

	if (w->f(w->arg, n))
		np_node_each(n, walk, w);
}

void np_node_walk(const struct np_node *n, bool (*f)(void *arg, const struct np_node *n), void *arg)
{
	walk(&(struct walk){f, arg}, n);
}

static struct np_node *clone_one(struct np_arena *a, const struct np_node *n)
{
	if (!n)
		return NULL;
	struct np_node *copy = np_memdup(a, n, sizeof(*n));
	struct children c = children_of(copy);

	copy->next = NULL;
	copy->type = NULL;
	copy->ref = NULL;
	for (int i = 0; i < 4; i++)
		if (c.one[i])
			*c.one[i] = clone_one(a, *c.one[i]);
	for (int i = 0; i < LISTS; i++)
		if (c.list[i])
			*c.list[i] = np_node_clone(a, *c.list[i], true);
	return copy;
}

struct np_node *np_node_clone(struct np_arena *a, const struct np_node *n, bool list)
{
	struct np_node *first = NULL, **at = &first;

	for (; n; n = list ? n->next : NULL) {
		*at = clone_one(a, n);
		at = &(*at)->next;
	}
	return first;
}
