/*
 * Nodes out of tokens.  Every node knows how deep its tree is, so that a chain such as
 * 1+1+1+... of a hostile program is refused here and cannot overflow a recursive walk later.
 */
#include "build.h"

#include <stdio.h>
#include <string.h>

#define MAX_DEPTH 400
#define MAX_STARS 16
#define LONGEST_TYPE 64 /* bytes of a type of several words */

void build_syntax_error(struct np_lex *x, struct np_loc loc, const char *fmt, ...)
{
	va_list ap;
	char *message;

	va_start(ap, fmt);
	message = np_vsprintf(x->arena, fmt, ap);
	va_end(ap);
	np_error(x->diags, NP_E_SYNTAX, loc, "%s", message);
}

void build_too_deep(struct np_lex *x, struct np_loc loc)
{
	if (!x->too_deep)
		np_error(x->diags, NP_E_NESTING, loc, "nested too deeply");
	x->too_deep = true;
}

struct np_node *build_append(struct np_node *list, struct np_node *n)
{
	struct np_node *last;

	if (!list || !n)
		return list ? list : n;
	last = list->tail ? list->tail : list;
	last->next = n;
	list->tail = n->tail ? n->tail : n;
	return list;
}

static const char *text_of(struct np_lex *x, struct np_loc loc)
{
	uint32_t at = loc.beg - x->source->base, len = loc.end - loc.beg;

	return np_strndup(x->arena, x->source->text + at, len > 40 ? 40 : len);
}

void build_unexpected(struct np_lex *x, struct np_loc loc, bool at_end, const char *expected)
{
	const char *what = at_end || loc.end == loc.beg
				   ? "unexpected end of the program"
				   : np_sprintf(x->arena, "unexpected '%s'", text_of(x, loc));
	uint32_t meant = lex_meant_angle(x, loc);
	struct np_diag *d;

	if (expected)
		what = np_sprintf(x->arena, "%s, expected %s", what, expected);
	if (at_end && x->depth) {
		d = np_error(x->diags, NP_E_SYNTAX, loc, "%s", what);
		np_note(x->diags, d, x->open[x->depth - 1].loc, "this is still open");
		return;
	}
	d = np_error(x->diags, meant ? NP_E_ANGLE : NP_E_SYNTAX, loc, "%s", what);
	if (meant) {
		if (x->angle_end.beg != loc.beg)
			np_note(x->diags, d, x->angle_end, "this '>' ended the block '<'");
		np_hint(x->diags, d, "within < >, write a comparison in parentheses: (a > b)");
		lex_skip_to_angle(x, meant);
	} else if (expected && strstr(expected, "an operator") && !strcmp(text_of(x, loc), "=")) {
		np_hint(x->diags, d, "a comparison is written ==");
	} else if (expected && !strcmp(expected, "':'")) {
		np_hint(x->diags, d, "its type stands behind it, such as : int");
	}
}

/* A node above others: its depth is one more than the deepest of them. */
static struct np_node *node(struct np_lex *x, enum np_node_kind kind, struct np_loc loc,
			    const struct np_node *a, const struct np_node *b,
			    const struct np_node *c)
{
	const struct np_node *parts[] = {a, b, c};
	struct np_node *n = np_node_new(x->arena, kind, loc);

	for (int i = 0; i < 3; i++)
		for (const struct np_node *p = parts[i]; p; p = p->next)
			if (p->depth >= n->depth)
				n->depth = p->depth + 1;
	if (n->depth > MAX_DEPTH && !x->too_deep) {
		x->too_deep = true;
		np_error(x->diags, NP_E_NESTING, loc, "expression nested deeper than %d levels",
			 MAX_DEPTH);
	}
	/* a tree that is too deep is cut: nobody will walk it */
	if (n->depth > MAX_DEPTH) {
		n = np_node_new(x->arena, NP_N_INT, loc);
		n->depth = 0;
	}
	return n;
}

#define CUT(n, k) ((n)->kind != (k))

struct np_node *build_named(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			    const char *name)
{
	struct np_node *n = np_node_new(x->arena, kind, loc);

	n->name = name;
	if (kind == NP_N_ADDRESS) {
		n->name = NULL;
		n->string.s = name;
		n->string.len = (uint32_t)strlen(name);
	}
	return n;
}

struct np_node *build_bool(struct np_lex *x, struct np_loc loc, uint64_t value)
{
	struct np_node *n = np_node_new(x->arena, NP_N_INT, loc);
	struct np_type_name to = build_type(loc, "", "bool", 0, -1);

	n->integer.value = value;
	return build_cast(x, loc, NP_N_CAST, &to, n);
}

struct np_node *build_positional(struct np_lex *x, struct np_loc loc, uint64_t number)
{
	struct np_node *n = np_node_new(x->arena, NP_N_POSITIONAL, loc);

	n->integer.value = number;
	return n;
}

struct np_node *build_map(struct np_lex *x, struct np_loc loc, const char *name)
{
	struct np_node *n = np_node_new(x->arena, NP_N_MAP, loc);

	n->map.name = name;
	return n;
}

struct np_node *build_call(struct np_lex *x, struct np_loc loc, const char *name,
			   struct np_node *args)
{
	struct np_node *n = node(x, NP_N_CALL, loc, args, NULL, NULL);

	if (CUT(n, NP_N_CALL))
		return n;
	n->call.name = name;
	n->call.args = args;
	return n;
}

struct np_node *build_tuple(struct np_lex *x, struct np_loc loc, struct np_node *list)
{
	struct np_node *n = node(x, NP_N_TUPLE, loc, list, NULL, NULL);

	if (!CUT(n, NP_N_TUPLE))
		n->list = list;
	return n;
}

struct np_node *build_field(struct np_lex *x, struct np_loc loc, const char *name,
			    struct np_node *value)
{
	struct np_node *n = node(x, NP_N_FIELD, loc, value, NULL, NULL);

	if (CUT(n, NP_N_FIELD))
		return n;
	n->member.object = value;
	n->member.name = name;
	n->member.name_loc = (struct np_loc){loc.beg, loc.beg + (uint32_t)strlen(name)};
	return n;
}

/* A record is a tuple whose elements have names. */
struct np_node *build_record(struct np_lex *x, struct np_loc loc, struct np_node *fields)
{
	const char **names = np_alloc(x->arena, (np_list_length(fields) + 1) * sizeof(*names));
	struct np_node *n, *values = NULL;
	uint32_t i = 0;

	for (struct np_node *f = fields, *next; f; f = next) {
		next = f->next;
		if (f->kind != NP_N_FIELD)
			continue;
		for (uint32_t k = 0; k < i; k++)
			if (!strcmp(names[k], f->member.name))
				np_error(x->diags, NP_E_SYNTAX, f->member.name_loc,
					 "the record has a '%s' already", f->member.name);
		names[i++] = f->member.name;
		values = build_append(values, f->member.object);
	}
	n = build_tuple(x, loc, values);
	if (n->kind == NP_N_TUPLE)
		n->record.names = names;
	return n;
}

struct np_node *build_member(struct np_lex *x, struct np_loc loc, struct np_node *object,
			     const char *name, struct np_loc name_loc, bool arrow)
{
	struct np_node *n = node(x, NP_N_MEMBER, loc, object, NULL, NULL);

	if (CUT(n, NP_N_MEMBER))
		return n;
	n->member.object = object;
	n->member.name = name;
	n->member.arrow = arrow;
	n->member.name_loc = name_loc;
	return n;
}

struct np_node *build_element(struct np_lex *x, struct np_loc loc, struct np_node *object,
			      struct np_node *number)
{
	return build_member(x, loc, object,
			    np_sprintf(x->arena, "%llu", (unsigned long long)number->integer.value),
			    number->loc, false);
}

/* @m[a, b] are the map's keys; any other x[i] takes one index. */
struct np_node *build_index(struct np_lex *x, struct np_loc loc, struct np_node *object,
			    struct np_node *keys, struct np_loc at)
{
	bool map = object->kind == NP_N_MAP && !object->map.keys;
	struct np_node *n = node(x, map ? NP_N_MAP : NP_N_INDEX, loc, object, keys, NULL);

	if (CUT(n, map ? NP_N_MAP : NP_N_INDEX))
		return n;
	if (map) {
		n->map.name = object->map.name;
		n->map.keys = keys;
		return n;
	}
	if (keys->next)
		build_syntax_error(x, keys->next->loc, "an array or pointer takes one index");
	keys->next = NULL;
	n->binary.left = object;
	n->binary.right = keys;
	n->binary.op_loc = at;
	return n;
}

struct np_node *build_unary(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			    enum np_op op, struct np_node *operand)
{
	struct np_node *n = node(x, kind, loc, operand, NULL, NULL);

	if (CUT(n, kind))
		return n;
	n->unary.op = op;
	n->unary.operand = operand;
	return n;
}

static bool is_target(const struct np_node *n)
{
	return n->kind == NP_N_SCRATCH || n->kind == NP_N_MAP;
}

struct np_node *build_incdec(struct np_lex *x, struct np_loc loc, enum np_op op, bool prefix,
			     struct np_node *target)
{
	struct np_node *n = node(x, NP_N_INCDEC, loc, target, NULL, NULL);

	if (CUT(n, NP_N_INCDEC))
		return n;
	if (!is_target(target))
		np_error(x->diags, NP_E_TARGET, target->loc,
			 "'%s' changes a variable '$x' or a map '@x', and this is neither",
			 np_op_spelling(op));
	n->incdec.op = op;
	n->incdec.prefix = prefix;
	n->incdec.target = target;
	return n;
}

struct np_node *build_binary(struct np_lex *x, struct np_loc loc, enum np_op op,
			     struct np_node *left, struct np_node *right, struct np_loc op_loc)
{
	struct np_node *n = node(x, NP_N_BINARY, loc, left, right, NULL);

	if (CUT(n, NP_N_BINARY))
		return n;
	n->binary.op = op;
	n->binary.left = left;
	n->binary.right = right;
	n->binary.op_loc = op_loc;
	return n;
}

struct np_node *build_ternary(struct np_lex *x, struct np_loc loc, struct np_node *cond,
			      struct np_node *yes, struct np_node *no)
{
	struct np_node *n = node(x, NP_N_TERNARY, loc, cond, yes, no);

	if (CUT(n, NP_N_TERNARY))
		return n;
	n->ternary.cond = cond;
	n->ternary.yes = yes;
	n->ternary.no = no;
	return n;
}

struct np_node *build_cast(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			   const struct np_type_name *to, struct np_node *operand)
{
	struct np_node *n = node(x, kind, loc, operand, NULL, NULL);

	if (CUT(n, kind))
		return n;
	if (to)
		n->cast.to = *to;
	n->cast.operand = operand;
	return n;
}

struct np_type_name build_type(struct np_loc loc, const char *tag, const char *name, unsigned stars,
			       int64_t array)
{
	return (struct np_type_name){tag, name, stars, array, loc, NULL};
}

/* A type that has its [N] already, to be counted or pointed to: a name of no words of its own. */
static struct np_type_name whole_type(struct np_lex *x, struct np_loc loc,
				      const struct np_type_name *of)
{
	struct np_type_name t = build_type(loc, "", "", 0, -1);

	t.of = build_cast(x, loc, NP_N_TYPE, of, NULL);
	return t;
}

struct np_type_name build_array_type(struct np_lex *x, struct np_loc loc,
				     const struct np_type_name *of, int64_t count)
{
	struct np_type_name t = of->array >= 0 ? whole_type(x, loc, of) : *of;

	t.array = count;
	t.loc = loc;
	return t;
}

struct np_type_name build_typeof(struct np_lex *x, struct np_loc loc, const struct np_type_name *of,
				 unsigned stars)
{
	struct np_type_name t = *of;

	if (t.array >= 0 && stars)
		t = whole_type(x, loc, of);
	t.stars += stars;
	t.loc = loc;
	return t;
}

unsigned build_star(struct np_lex *x, struct np_loc loc, unsigned stars)
{
	if (stars == MAX_STARS)
		lex_error(x, NP_E_NESTING, loc, "pointers nested deeper than %d levels", MAX_STARS);
	return stars > MAX_STARS ? stars : stars + 1;
}

const char *build_type_words(struct np_lex *x, const char *a, const char *b)
{
	if (!strcmp(a, "const"))
		return b;
	if (strlen(a) > LONGEST_TYPE)
		return a; /* no type has such a name: the checker will say so */
	return !strcmp(b, "const") ? a : np_sprintf(x->arena, "%s %s", a, b);
}

struct np_node *build_statement(struct np_lex *x, struct np_loc loc, struct np_node *expr)
{
	return build_unary(x, loc, NP_N_EXPR, NP_OP_NONE, expr);
}

struct np_node *build_assign(struct np_lex *x, struct np_loc loc, struct np_node *target,
			     enum np_op op, struct np_node *value, struct np_loc op_loc)
{
	struct np_node *n = node(x, NP_N_ASSIGN, loc, target, value, NULL);

	if (CUT(n, NP_N_ASSIGN))
		return n;
	if (op == NP_OP_NONE && target->kind == NP_N_NAME && !strcmp(target->name, "_")) {
		n = build_statement(x, loc, value);
		n->unary.discard = n->kind == NP_N_EXPR;
		return n;
	}
	if (!is_target(target)) {
		struct np_diag *d = np_error(x->diags, NP_E_TARGET, target->loc,
					     "only a variable '$x' or a map '@x' can be assigned");

		if (op == NP_OP_NONE)
			np_hint(x->diags, d, "a comparison is written ==");
	}
	n->binary.op = op;
	n->binary.left = target;
	n->binary.right = value;
	n->binary.op_loc = op_loc;
	return n;
}

struct np_node *build_aggregate(struct np_lex *x, struct np_loc loc, struct np_node *call,
				struct np_node *by)
{
	struct np_node *n = node(x, NP_N_AGGREGATE, loc, call, by, NULL);

	if (CUT(n, NP_N_AGGREGATE))
		return n;
	if (call->kind != NP_N_CALL)
		build_syntax_error(x, call->loc, "'by' follows an aggregation such as count()");
	n->aggregate.call = call;
	n->aggregate.by = by;
	return n;
}

struct np_node *build_let(struct np_lex *x, struct np_loc loc, struct np_loc name_loc,
			  const char *name, const struct np_type_name *type, struct np_node *value)
{
	struct np_node *n = node(x, NP_N_LET, loc, value, NULL, NULL);

	if (CUT(n, NP_N_LET))
		return n;
	n->let.target = build_named(x, name_loc, NP_N_SCRATCH, name);
	if (type)
		n->let.type = *type;
	n->let.value = value;
	return n;
}

struct np_node *build_if(struct np_lex *x, struct np_loc loc, struct np_node *cond,
			 struct np_node *then, struct np_node *otherwise)
{
	struct np_node *n = node(x, NP_N_IF, loc, cond, then, otherwise);

	if (CUT(n, NP_N_IF))
		return build_block(x, loc, NULL, false);
	n->branch.cond = cond;
	n->branch.then = then;
	n->branch.otherwise = otherwise;
	return n;
}

struct np_node *build_loop(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			   struct np_node *cond, struct np_node *body)
{
	struct np_node *n = node(x, kind, loc, cond, body, NULL);

	if (CUT(n, kind))
		return build_block(x, loc, NULL, false);
	n->branch.cond = cond;
	n->branch.then = body;
	return n;
}

struct np_node *build_fn(struct np_lex *x, struct np_loc loc, const char *name,
			 struct np_loc name_loc, struct np_node *parameters,
			 const struct np_type_name *result, struct np_node *body)
{
	struct np_node *n = node(x, NP_N_FN, loc, parameters, body, NULL);

	if (CUT(n, NP_N_FN))
		return NULL;
	n->fn.name = name;
	/* the token is "fn NAME" */
	n->fn.name_loc = (struct np_loc){name_loc.end - (uint32_t)strlen(name), name_loc.end};
	n->fn.parameters = parameters;
	if (result)
		n->fn.result = *result;
	n->fn.body = body;
	return n;
}

struct np_node *build_parameter(struct np_lex *x, struct np_loc loc, const char *name,
				const struct np_type_name *type)
{
	struct np_node *n = np_node_new(x->arena, NP_N_PARAMETER, loc);

	n->parameter.name = name;
	n->parameter.type = *type;
	return n;
}

struct np_node *build_for(struct np_lex *x, struct np_loc loc, const char *name,
			  struct np_loc name_loc, struct np_node *from, struct np_node *to,
			  struct np_node *body)
{
	struct np_node *n = node(x, NP_N_FOR, loc, from, to, body);

	if (CUT(n, NP_N_FOR))
		return build_block(x, loc, NULL, false);
	n->loop.name = name;
	n->loop.name_loc = name_loc;
	n->loop.from = from;
	n->loop.to = to;
	n->loop.then = body;
	return n;
}

struct np_node *build_block(struct np_lex *x, struct np_loc loc, struct np_node *list, bool angle)
{
	struct np_node *n = node(x, NP_N_BLOCK, loc, list, NULL, NULL);

	/* `angle` is told to the clause through the source text: see build_clause */
	(void)angle;
	if (CUT(n, NP_N_BLOCK))
		return np_node_new(x->arena, NP_N_BLOCK, loc);
	n->list = list;
	return n;
}

struct np_node *build_probe(struct np_lex *x, struct np_loc loc, const char *text, bool optional)
{
	struct np_node *n = np_node_new(x->arena, NP_N_PROBE, loc);
	size_t len = strlen(text);

	if (len > 1 && text[len - 1] == '?') {
		text = np_strndup(x->arena, text, len - 1);
		optional = true;
	}
	n->probe.text = text;
	n->probe.optional = optional;
	n->probe.group = x->groups++;
	return n;
}

struct np_node *build_next_probe(struct np_node *list, struct np_node *probe, bool alternative)
{
	const struct np_node *last = list->tail ? list->tail : list;

	if (alternative)
		probe->probe.group = last->probe.group;
	return build_append(list, probe);
}

struct np_node *build_clause(struct np_lex *x, struct np_loc loc, struct np_node *probes,
			     struct np_node *predicate, struct np_node *body)
{
	struct np_node *n = np_node_new(x->arena, NP_N_CLAUSE, loc);

	n->clause.probes = probes;
	n->clause.predicate = predicate;
	n->clause.body = body;
	n->clause.angle = body && x->source->text[body->loc.beg - x->source->base] == '<';
	return n;
}

struct np_node *build_format_clause(struct np_lex *x, struct np_loc loc, struct np_node *probes,
				    struct np_node *predicate, struct np_node *format,
				    struct np_node *args)
{
	struct np_node *n = build_clause(x, loc, probes, predicate, NULL);

	n->clause.format = format;
	n->clause.args = args;
	return n;
}

struct np_node *build_list(struct np_lex *x, struct np_loc loc, enum np_node_kind kind,
			   struct np_node *list)
{
	struct np_node *n = np_node_new(x->arena, kind, loc);

	n->list = list;
	return n;
}

/* The last of the statements is its value, if it is an expression without ';' behind it. */
struct np_node *build_block_value(struct np_lex *x, struct np_loc loc, struct np_node *list,
				  struct np_node *last)
{
	struct np_node *n = node(x, NP_N_BLOCK_VALUE, loc, list, last, NULL);

	if (CUT(n, NP_N_BLOCK_VALUE))
		return n;
	if (last && last->kind == NP_N_EXPR) {
		n->block.list = list;
		n->block.value = last->unary.operand;
	} else {
		n->block.list = build_append(list, last);
	}
	return n;
}

struct np_node *build_macro(struct np_lex *x, struct np_loc loc, const char *name,
			    struct np_loc name_loc, struct np_node *parameters,
			    struct np_node *body)
{
	struct np_node *n = node(x, NP_N_MACRO, loc, body, NULL, NULL);

	if (CUT(n, NP_N_MACRO) || body->kind != NP_N_BLOCK_VALUE)
		return NULL;
	n->macro.name = name;
	n->macro.name_loc = name_loc;
	n->macro.parameters = parameters;
	n->macro.body = body;
	return n;
}

struct np_node *build_map_decl(struct np_lex *x, struct np_loc loc, const char *name,
			       const char *kind, struct np_loc kind_loc, struct np_node *size)
{
	struct np_node *n = np_node_new(x->arena, NP_N_MAP_DECL, loc);

	n->map_decl.name = name;
	n->map_decl.kind = kind;
	n->map_decl.kind_loc = kind_loc;
	n->map_decl.size = size;
	return n;
}

struct np_node *build_import(struct np_lex *x, struct np_loc loc, const char *name, bool quoted)
{
	struct np_node *n = np_node_new(x->arena, NP_N_IMPORT, loc);

	n->import.name = name;
	n->import.quoted = quoted;
	return n;
}

struct np_node *build_setting(struct np_lex *x, struct np_loc loc, const char *name,
			      const char *text, const struct np_node *number)
{
	struct np_node *n = np_node_new(x->arena, NP_N_SETTING, loc);

	n->setting.name = name;
	n->setting.text = text;
	n->setting.number = number ? number->integer.value : 0;
	return n;
}

struct np_node *build_param(struct np_lex *x, struct np_loc loc, const char *name, const char *type,
			    const char *type_args, const char *value, struct np_loc value_loc,
			    const char *help)
{
	struct np_node *n = np_node_new(x->arena, NP_N_PARAM, loc);

	n->param.name = name;
	n->param.type = type;
	n->param.type_args = type_args;
	n->param.default_text = value;
	n->param.default_loc = value ? value_loc : (struct np_loc){0};
	n->param.help = help;
	return n;
}
