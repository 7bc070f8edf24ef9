/*
 * Maps: keys, lookups, assignments, atomic counters.  What a full map refuses is counted.
 */
#include <errno.h>

#include "gen/gen.h"

#define MAP_LOOKUP 1
#define MAP_UPDATE 2
#define MAP_DELETE 3
#define BPF_ANY_FLAG 0
#define BPF_NOEXIST_FLAG 1

static LLVMValueRef generation_at(struct np_gen *g, const struct np_map *m)
{
	uint32_t i = g->plan->maps.v[m->index].generation;

	return np_at(g, np_map_value(g, g->generations), (uint64_t)i * 8);
}

LLVMValueRef np_gen_generation(struct np_gen *g, const struct np_map *m)
{
	LLVMValueRef v = np_get(g, generation_at(g, m), 8);

	LLVMSetVolatile(v, true);
	return v;
}

/* A variable that had a value has 0 now: at once, for it may be deleted next. */
static void zero_variable(struct np_gen *g, const struct np_map *m)
{
	LLVMValueRef key = np_temp(g, 8), now = np_gen_generation(g, m), old;
	LLVMBasicBlockRef hit = np_block(g, ""), end = np_block(g, "");

	np_put(g, key, LLVMBuildSub(g->b, now, np_const(g, 1), ""), 8);
	old = np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, m->index), key);
	np_branch_if(g, np_is_true(g, old), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	np_put(g, key, now, 8);
	np_helper(g, MAP_UPDATE, 4, np_map_symbol(g, m->index), key,
		  np_zeroes(g, (m->value->size + 7) & ~7u), np_const(g, BPF_NOEXIST_FLAG));
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

/*
 * clear(@x), zero(@x): from now on its keys are those of the next generation, of which there are
 * none.  The reader removes the old ones when it comes to the record, and has printed by then
 * what was to be printed before.
 */
static void empty(struct np_gen *g, struct np_node *call, const struct np_map *m)
{
	const struct np_type *number = np_type_int(g->checked->types, 8, false);
	bool clear = np_ref(call)->builtin == NP_B_CLEAR;
	struct np_gen_record r;

	np_gen_record_begin(g, &r, clear ? NP_EV_CLEAR : NP_EV_ZERO, call, &number, 1, 0);
	g->plan->events.v[r.event].map = m->index;
	np_gen_atomic_add(g, generation_at(g, m), np_const(g, 1));
	np_put(g, np_at(g, r.memory, g->plan->events.v[r.event].args.v[0].offset),
	       np_gen_generation(g, m), 8);
	np_gen_record_send(g, &r, np_const(g, 0));
	if (!clear && !m->key)
		zero_variable(g, m);
}

void np_gen_empty(struct np_gen *g, struct np_node *call)
{
	if (call->kind == NP_N_CALL && call->call.args) {
		empty(g, call, np_ref(call->call.args)->map);
		return;
	}
	np_vec_each (struct np_map *, m, &g->checked->maps)
		if ((*m)->emptied && (*m)->style != NP_STYLE_HIDDEN)
			empty(g, call, *m);
}

/* The key's bytes: every one of them set. A scalar map's key is 0. */
LLVMValueRef np_gen_key(struct np_gen *g, struct np_node *n)
{
	const struct np_map *m = np_ref(n)->map;
	uint32_t size = m->key ? (m->key->size + 7) & ~7u : 0, i = 0, first = m->emptied ? 8 : 0;
	LLVMValueRef whole = np_temp(g, size + first ? size + first : 8), key;

	if (m->emptied)
		np_put(g, whole, np_gen_generation(g, m), 8);
	else if (!m->key)
		np_put(g, whole, np_const(g, 0), 8);
	if (!m->key)
		return whole;
	key = np_at(g, whole, first);
	/* one key, or a tuple of all of them */
	if (!n->map.keys->next) {
		np_gen_into(g, n->map.keys, key, size);
		return whole;
	}
	np_list_each (k, n->map.keys) {
		const struct np_type_member *e = &m->key->members[i++];
		uint32_t end = i < m->n_keys ? e[1].offset : m->key->size;

		np_gen_into(g, k, np_at(g, key, e->offset), end - e->offset);
	}
	return whole;
}

LLVMValueRef np_gen_lookup(struct np_gen *g, struct np_node *n, LLVMValueRef key)
{
	LLVMValueRef v = np_helper(g, MAP_LOOKUP, 2, np_map_symbol(g, np_ref(n)->map->index), key);

	return LLVMBuildIntToPtr(g->b, v, g->ptr, "");
}

static void update(struct np_gen *g, uint32_t map, LLVMValueRef key, LLVMValueRef value,
		   uint64_t flags)
{
	LLVMValueRef err = np_helper(g, MAP_UPDATE, 4, np_map_symbol(g, map), key, value,
				     np_const(g, (int64_t)flags));
	LLVMBasicBlockRef bad = np_block(g, ""), end = np_block(g, "");

	if (flags == BPF_NOEXIST_FLAG) {
		/* -EEXIST: another CPU was first, which is as good */
		LLVMValueRef there = np_error_is(g, err, -EEXIST);

		err = LLVMBuildSelect(g->b, there, np_const(g, 0), err, "");
	}
	np_branch_if(g, np_is_true(g, err), bad, end);
	LLVMPositionBuilderAtEnd(g->b, bad);
	np_gen_lost(g, NP_LOSS_MAP_FULL, map, NP_NO_INDEX);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

void np_gen_update(struct np_gen *g, uint32_t map, LLVMValueRef key, LLVMValueRef value)
{
	update(g, map, key, value, BPF_ANY_FLAG);
}

/* Runs `hit` code on the value if the key is there; leaves the builder behind both ways. */
LLVMValueRef np_gen_map_value(struct np_gen *g, struct np_node *n)
{
	const struct np_type *t = np_ref(n)->map->value;
	LLVMValueRef slot = np_alloca(g, 8), v = np_gen_lookup(g, n, np_gen_key(g, n));
	LLVMBasicBlockRef hit = np_block(g, ""), end = np_block(g, "");

	np_put(g, slot, np_const(g, 0), 8);
	np_branch_if(g, LLVMBuildIsNotNull(g->b, v, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	np_put(g, slot, np_get(g, v, 8), 8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return np_normalise(g, np_get(g, slot, 8), t);
}

/* The value of a key, made zero when it was not there; NULL (as i1 false) if the map is full. */
static LLVMValueRef lookup_or_zero(struct np_gen *g, struct np_node *n, LLVMValueRef key)
{
	LLVMValueRef found = np_alloca(g, 8), v = np_gen_lookup(g, n, key), zero;
	LLVMBasicBlockRef miss = np_block(g, ""), end = np_block(g, "");

	LLVMBuildStore(g->b, v, found);
	np_branch_if(g, LLVMBuildIsNull(g->b, v, ""), miss, end);
	LLVMPositionBuilderAtEnd(g->b, miss);
	zero = np_temp(g, 8);
	np_put(g, zero, np_const(g, 0), 8);
	update(g, np_ref(n)->map->index, key, zero, BPF_NOEXIST_FLAG);
	LLVMBuildStore(g->b, np_gen_lookup(g, n, key), found);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return LLVMBuildLoad2(g->b, g->ptr, found, "");
}

LLVMValueRef np_gen_atomic_add(struct np_gen *g, LLVMValueRef p, LLVMValueRef by)
{
	return LLVMBuildAtomicRMW(g->b, LLVMAtomicRMWBinOpAdd, p, by, LLVMAtomicOrderingMonotonic,
				  false);
}

/* @x++ and @x += n lose nothing on several CPUs: the value is changed in place, atomically. */
static LLVMValueRef add_in_place(struct np_gen *g, struct np_node *n, LLVMValueRef by, bool used)
{
	LLVMValueRef p = lookup_or_zero(g, n, np_gen_key(g, n)), old, slot = NULL;
	LLVMBasicBlockRef hit = np_block(g, ""), end = np_block(g, "");

	if (used) {
		slot = np_alloca(g, 8);
		np_put(g, slot, np_const(g, 0), 8);
	}
	np_branch_if(g, LLVMBuildIsNotNull(g->b, p, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	if (used) {
		/* before 5.12 the addition tells nothing, and the loader makes it do without */
		LLVMValueRef tells = np_symbol(g, "feat.atomic-fetch"), before = np_get(g, p, 8);

		old = np_gen_atomic_add(g, p, by);
		np_put(g, slot, LLVMBuildSelect(g->b, np_is_true(g, tells), old, before, ""), 8);
	} else {
		np_gen_atomic_add(g, p, by);
	}
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
	return used ? np_get(g, slot, 8) : NULL;
}

LLVMValueRef np_gen_incdec_map(struct np_gen *g, struct np_node *n, bool used)
{
	LLVMValueRef by = np_const(g, n->incdec.op == NP_OP_INC ? 1 : -1), old;

	old = add_in_place(g, n->incdec.target, by, used);
	if (!used)
		return np_const(g, 0);
	return n->incdec.prefix ? LLVMBuildAdd(g->b, old, by, "") : old;
}

static void change_in_place(struct np_gen *g, struct np_node *n)
{
	struct np_node *map = n->binary.left;
	LLVMValueRef value = np_gen_scalar(g, n->binary.right);

	if (n->binary.op == NP_OP_ADD || n->binary.op == NP_OP_SUB) {
		if (n->binary.op == NP_OP_SUB)
			value = LLVMBuildSub(g->b, np_const(g, 0), value, "");
		add_in_place(g, map, value, false);
		return;
	}
	LLVMValueRef p = lookup_or_zero(g, map, np_gen_key(g, map));
	LLVMBasicBlockRef hit = np_block(g, ""), end = np_block(g, "");

	np_branch_if(g, LLVMBuildIsNotNull(g->b, p, ""), hit, end);
	LLVMPositionBuilderAtEnd(g->b, hit);
	np_put(g, p, np_gen_operate(g, n->binary.op, map->type->is_signed, np_get(g, p, 8), value),
	       8);
	np_jump(g, end);
	LLVMPositionBuilderAtEnd(g->b, end);
}

void np_gen_assign_map(struct np_gen *g, struct np_node *n)
{
	struct np_node *map = n->binary.left;
	const struct np_map *m = np_ref(map)->map;
	uint32_t size = (m->value->size + 7) & ~7u;
	LLVMValueRef value;

	if (np_vkind_is_aggregation(m->value->kind)) {
		np_gen_aggregate(g, map, n->binary.right);
		return;
	}
	if (n->binary.op != NP_OP_NONE) {
		change_in_place(g, n);
		return;
	}
	value = np_temp(g, size);
	np_gen_into(g, n->binary.right, value, size);
	np_gen_update(g, m->index, np_gen_key(g, map), value);
}

LLVMValueRef np_gen_forget(struct np_gen *g, struct np_node *map, LLVMValueRef key)
{
	return np_helper(g, MAP_DELETE, 2, np_map_symbol(g, np_ref(map)->map->index), key);
}

LLVMValueRef np_gen_delete(struct np_gen *g, struct np_node *n)
{
	LLVMValueRef err = np_gen_forget(g, n->call.args, np_gen_key(g, n->call.args));

	return np_bool(g, LLVMBuildICmp(g->b, LLVMIntEQ, err, np_const(g, 0), ""));
}
