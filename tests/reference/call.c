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
	const struct np_node *a = n->call.args;
	struct value v;

	if (a && a->kind == NP_N_MAP && !a->map.keys) {
		const struct np_node *top = a->next, *div = top ? top->next : NULL;

		show_map(e, map_of(e, a), top ? (uint32_t)top->integer.value : 0,
			 div ? (uint32_t)div->integer.value : 1, true);
		return;
	}
	if (!a) {
		show_all_maps(e);
		return;
	}
	v = evaluate(e, a);
	show(e->out, &v);
	np_text_addc(e->out, '\n');
}

static void zero_entry(struct eval *e, const struct map *m, struct entry *x)
{
	if (m->map->n_keys || x->samples.list.n)
		x->samples.zeroed = true;
	x->samples.list.n = 0;
	x->value = nothing(e, m->map->value);
}

static void change_map(struct eval *e, struct map *m, bool clear)
{
	if (clear) {
		m->entries.n = 0;
		return;
	}
	np_vec_each (struct entry, x, &m->entries)
		zero_entry(e, m, x);
}

static void leave(struct eval *e, const struct np_node *n)
{
	e->result->status = n->call.args ? evaluate(e, n->call.args).n & 0xff : 0;
	e->exiting = true;
}

struct value call(struct eval *e, const struct np_node *n)
{
	const struct np_node *a = n->kind == NP_N_CALL ? n->call.args : NULL;

	if (np_ref(n)->kind == NP_REF_CONST)
		return number(n->type, (uint64_t)np_ref(n)->constant.value);
	if (np_ref(n)->kind == NP_REF_BUILTIN)
		switch (np_ref(n)->builtin) {
		case NP_B_STR: return str(e, n);
		case NP_B_STRNCMP: return strncmp_(e, n);
		case NP_B_BSWAP: return bswap(e, n);
		case NP_B_HAS_KEY:
			return number(n->type, find(map_of(e, a), keys_of(e, a)) != NULL);
		case NP_B_DELETE: return number(n->type, forget(map_of(e, a), keys_of(e, a)));
		case NP_B_PRINTF: show_format(e, n); return nothing(e, n->type);
		case NP_B_PRINT: print(e, n); return nothing(e, n->type);
		case NP_B_CLEAR:
		case NP_B_ZERO:
			change_map(e, map_of(e, a), np_ref(n)->builtin == NP_B_CLEAR);
			return nothing(e, n->type);
		case NP_B_EXIT: leave(e, n); return nothing(e, n->type);
		default: break;
		}
	problem(e, "a builtin that the evaluator does not know");
	return nothing(e, n->type);
}
