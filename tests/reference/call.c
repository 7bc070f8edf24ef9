/* Builtin functions and actions. */
#include <string.h>

#include "evaluate.h"

/* At most n bytes of a text. */
static const char *cut_text(struct eval *e, const char *s, uint64_t n)
{
	return strlen(s) > n ? np_strndup(e->arena, s, n) : s;
}

/* str(string, length): of a constant so many bytes; else the NUL behind them counts, too. */
static struct value str(struct eval *e, const struct np_node *n)
{
	const struct np_node *from = n->call.args, *length = from->next;
	struct value v = evaluate(e, from);
	uint64_t most;

	if (v.type->kind != NP_V_STR) {
		problem(e, "str() of an address");
		return text(n->type, "");
	}
	v.type = n->type;
	if (length) {
		most = evaluate(e, length).n;
		v.s = cut_text(e, v.s, from->kind == NP_N_STRING || !most ? most : most - 1);
	}
	return v;
}

static struct value concat(struct eval *e, const struct np_node *n)
{
	struct value a = evaluate(e, n->call.args), b = evaluate(e, n->call.args->next);

	return text(n->type, np_sprintf(e->arena, "%s%s", a.s, b.s));
}

/* Where the second text begins in the first; -1: nowhere. */
static uint64_t position(struct eval *e, const struct np_node *n)
{
	struct value a = evaluate(e, n->call.args), b = evaluate(e, n->call.args->next);
	const char *at = strstr(a.s, b.s);

	return at ? (uint64_t)(at - a.s) : ~0ull;
}

static struct value strncmp_(struct eval *e, const struct np_node *n)
{
	const struct np_node *a = n->call.args, *b = a->next;
	struct value x = evaluate(e, a), y = evaluate(e, b), most = evaluate(e, b->next);

	return number(n->type, strncmp(x.s, y.s, most.n) != 0);
}

/* As wide as its argument; a literal as it must be. */
static struct value bswap(struct eval *e, const struct np_node *n)
{
	struct value v = evaluate(e, n->call.args);
	uint32_t size = n->type->size;
	uint64_t swapped = 0;

	for (uint32_t i = 0; i < size; i++)
		swapped |= (v.n >> i * 8 & 0xff) << (size - 1 - i) * 8;
	return number(n->type, swapped);
}

static void show_format(struct eval *e, const struct np_node *n)
{
	const struct np_node *format = n->call.args;
	struct value args[64];
	uint32_t count = 0;

	for (const struct np_node *a = format->next; a && count < 64; a = a->next)
		args[count++] = evaluate(e, a);
	show_formatted(e, format->string.s, args, count);
}

static void print(struct eval *e, const struct np_node *n)
{
	const struct np_node *a = n->call.args, *top = a ? a->next : NULL;
	const struct np_node *div = top ? top->next : NULL;
	struct value v;

	if (!a) {
		add_event(e, (struct event){.kind = SHOW_ALL});
		return;
	}
	if (a->kind == NP_N_MAP && !a->map.keys) {
		add_event(e, (struct event){
				     .kind = SHOW_MAP,
				     .content = map_of(e, a),
				     .top = top ? (uint32_t)top->integer.value : 0,
				     .div = div ? (uint32_t)div->integer.value : 1,
			     });
		return;
	}
	v = evaluate(e, a);
	show(e->out, &v);
	np_text_addc(e->out, '\n');
}

/* From now on the map is another one. */
static void change_map(struct eval *e, const struct np_node *map, bool clear)
{
	struct content **place = &e->maps[np_ref(map)->map->index], *old = *place;

	*place = new_content(e, old->map);
	if (clear)
		return;
	add_event(e, (struct event){.kind = ZEROED, .content = *place, .before = old});
	/* of a variable it shows that it was zeroed, if there was anything */
	if (!old->map->n_keys && is_aggregation(old->map->value) && old->entries.n)
		find_or_add(e, *place, old->entries.v->keys)->samples.zeroed = true;
	else if (!old->map->n_keys && old->entries.n)
		find_or_add(e, *place, old->entries.v->keys);
}

static void leave(struct eval *e, const struct np_node *n)
{
	e->result->status = n->call.args ? evaluate(e, n->call.args).n & 0xff : 0;
	e->exiting = true;
}

/* A function of the script: its variables are its own. */
static struct value function(struct eval *e, const struct np_node *n)
{
	const struct np_function *f = np_ref(n)->function;
	struct value *vars = np_alloc(e->arena, (f->vars.n + 1) * sizeof(*vars)), *outer = e->vars;
	uint32_t i = 0;

	for (uint32_t k = 0; k < f->vars.n; k++)
		vars[k] = nothing(e, f->vars.v[k]->type);
	np_list_each (a, n->call.args) {
		vars[i] = convert(e, evaluate(e, a), f->vars.v[i]->type);
		i++;
	}
	e->vars = vars;
	e->returned = nothing(e, n->type);
	execute(e, f->block);
	e->vars = outer;
	return f->result ? convert(e, e->returned, f->result) : nothing(e, n->type);
}

struct value call(struct eval *e, const struct np_node *n)
{
	const struct np_node *a = n->kind == NP_N_CALL ? n->call.args : NULL;

	if (np_ref(n)->kind == NP_REF_CONST)
		return number(n->type, (uint64_t)np_ref(n)->constant.value);
	if (np_ref(n)->kind == NP_REF_FUNCTION)
		return function(e, n);
	if (np_ref(n)->kind == NP_REF_BUILTIN)
		switch (np_ref(n)->builtin) {
		case NP_B_STR: return str(e, n);
		case NP_B_STRNCMP: return strncmp_(e, n);
		case NP_B_BSWAP: return bswap(e, n);
		case NP_B_STRLEN: return number(n->type, strlen(evaluate(e, a).s));
		case NP_B_STRSTR: return number(n->type, position(e, n));
		case NP_B_STRCONTAINS: return number(n->type, position(e, n) != ~0ull);
		case NP_B_STR_CONCAT: return concat(e, n);
		case NP_B_HAS_KEY:
			return number(n->type, find(map_of(e, a), keys_of(e, a)) != NULL);
		case NP_B_DELETE: return number(n->type, forget(map_of(e, a), keys_of(e, a)));
		case NP_B_PRINTF: show_format(e, n); return nothing(e, n->type);
		case NP_B_PRINT: print(e, n); return nothing(e, n->type);
		case NP_B_CLEAR:
		case NP_B_ZERO:
			change_map(e, a, np_ref(n)->builtin == NP_B_CLEAR);
			return nothing(e, n->type);
		case NP_B_EXIT: leave(e, n); return nothing(e, n->type);
		default: break;
		}
	problem(e, "a builtin that the evaluator does not know");
	return nothing(e, n->type);
}
