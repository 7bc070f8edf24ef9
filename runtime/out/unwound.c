/*
 * Stacks by .eh_frame.  The kernel counts under what it copied, and no two copies are the same: the
 * frames are found here, once for each copy, and what was counted for the same frames is added up.
 */
#include <stdlib.h>

#include "base/strmap.h"
#include "out/out_internal.h"

#define MOST_KNOWN 16384 /* stacks; then they are found anew */

struct unwound {
	uint64_t key;  /* of the copy, or a hash of the frames */
	uint64_t same; /* the hash of the frames */
	uint32_t n;
	uint64_t frames[];
};
struct out_unwound {
	struct np_arena *arena;
	struct np_strmap by_key; /* key -> struct unwound */
	uint64_t cut;
};

void out_unwound_free(struct out_unwound *u)
{
	if (!u)
		return;
	np_arena_free(u->arena);
	free(u);
}

/* Not while a map is written, which refers to them. */
void out_unwound_trim(struct np_out *o)
{
	struct out_unwound *u = o->unwound;

	if (!u || u->by_key.n < MOST_KNOWN)
		return;
	np_arena_free(u->arena);
	u->arena = np_arena_new();
	u->by_key = (struct np_strmap){0};
}

uint64_t np_out_cut_stacks(const struct np_out *o)
{
	return o->unwound ? o->unwound->cut : 0;
}

static struct unwound *find(const struct out_unwound *u, uint64_t key)
{
	void **found = np_strmap_find(&u->by_key, (const char *)&key, sizeof(key));

	return found ? *found : NULL;
}

static struct unwound *add(struct out_unwound *u, uint64_t key, const uint64_t *frames, uint32_t n)
{
	struct unwound *w = np_alloc(u->arena, sizeof(*w) + n * sizeof(*frames));

	w->key = key;
	w->n = n;
	memcpy(w->frames, frames, n * sizeof(*frames));
	*np_strmap_put(u->arena, &u->by_key, (const char *)&w->key, sizeof(w->key)) = w;
	return w;
}

static uint64_t hash(const uint64_t *frames, uint32_t n)
{
	uint64_t h = n;

	for (uint32_t i = 0; i < n; i++) {
		h = (h ^ frames[i]) * 0x9e3779b97f4a7c15ull;
		h ^= h >> 29;
	}
	return h | 1;
}

static struct unwound *walk(struct np_out *o, uint64_t key, uint32_t pid,
			    const struct np_snapshot *s)
{
	uint32_t n, max = s->depth < NP_STACK_DEPTH ? s->depth : NP_STACK_DEPTH;
	uint32_t bytes = s->bytes < sizeof(s->stack) ? s->bytes : sizeof(s->stack);
	uint64_t frames[NP_STACK_DEPTH];
	struct unwound *w;
	bool cut;

	n = np_sym_unwind(o->ctx.syms, pid, s->registers, s->stack, bytes, frames, max, &cut);
	o->unwound->cut += cut && n < max && bytes == sizeof(s->stack);
	w = add(o->unwound, key, frames, n);
	w->same = (hash(frames, n) & ~(uint64_t)NP_STACK_RETURNS) | (key & NP_STACK_RETURNS);
	if (!find(o->unwound, w->same))
		add(o->unwound, w->same, frames, n)->same = w->same;
	return w;
}

static struct unwound *unwind(struct np_out *o, uint64_t key, uint32_t pid)
{
	struct out_unwound *u = o->unwound;
	struct np_snapshot *s;
	struct unwound *w;

	if (!key || !o->ctx.snapshot || !o->ctx.syms)
		return NULL;
	if (!u) {
		u = o->unwound = np_xcalloc(1, sizeof(*u));
		u->arena = np_arena_new();
	}
	w = find(u, key);
	if (w && w->same == key)
		return w;
	/* it is asked for even if it is known: that makes room in the kernel */
	s = np_xcalloc(1, sizeof(*s));
	if (o->ctx.snapshot(o->ctx.arg, key, s) && !w)
		w = walk(o, key, pid, s);
	free(s);
	return w;
}

uint32_t out_unwound(struct np_out *o, uint64_t key, uint32_t pid, const uint64_t **frames)
{
	const struct unwound *w = unwind(o, key, pid);

	*frames = w ? w->frames : NULL;
	return w ? w->n : 0;
}

/* --- what was counted for the same frames --- */

static bool is_unwound(const struct np_plan_type *t)
{
	return t->kind == NP_V_USTACK && !strcmp(t->format, NP_STACK_BY_DWARF);
}

/* In a value of the type: keys of copies to those of their frames. False: it has none. */
static bool same_keys(struct np_out *o, const struct np_plan_type *t, uint8_t *p, uint32_t len,
		      int depth)
{
	bool any = false;

	if (is_unwound(t) && len >= 16) {
		struct unwound *w =
			unwind(o, out_load(p, 8, false), (uint32_t)out_load(p + 8, 4, false));

		if (w)
			memcpy(p, &w->same, sizeof(w->same));
		return true;
	}
	np_vec_each (struct np_plan_member, m, &t->members)
		if (depth < 8 && m->type < o->plan->types.n && m->offset < len)
			any |= same_keys(o, &o->plan->types.v[m->type], p + m->offset,
					 len - m->offset, depth + 1);
	return any;
}

/* One CPU's value of an aggregation to another's. */
static void add_values(const struct np_plan_type *t, uint8_t *to, const uint8_t *from,
		       uint32_t words)
{
	bool extreme = t->kind == NP_V_MIN || t->kind == NP_V_MAX;
	uint64_t a[2], b[2];

	if (extreme) {
		memcpy(a, to, sizeof(a));
		memcpy(b, from, sizeof(b));
		if (b[1] && (!a[1] || (t->is_signed ? ((int64_t)b[0] < (int64_t)a[0])
						    : b[0] < a[0]) == (t->kind == NP_V_MIN)))
			memcpy(to, from, sizeof(b));
		return;
	}
	for (uint32_t i = 0; i < words; i++) {
		bool largest = t->kind == NP_V_QUANTILE && i == words - 1;

		memcpy(a, to + i * 8, 8);
		memcpy(b, from + i * 8, 8);
		a[0] = largest ? a[0] > b[0] ? a[0] : b[0] : a[0] + b[0];
		memcpy(to + i * 8, a, 8);
	}
}

static void add_row(const struct out_map *m, uint8_t *to, const uint8_t *from)
{
	if (!np_vkind_is_aggregation(m->value->kind) || m->value->kind == NP_V_TSERIES)
		return; /* one of them was the last */
	for (uint32_t cpu = 0; cpu < m->cpus; cpu++)
		add_values(m->value, to + (size_t)cpu * m->step, from + (size_t)cpu * m->step,
			   out_aggregate_size(m->value) / 8);
}

struct np_map_content out_merge(struct np_out *o, const struct out_map *m,
				const struct np_map_content *c)
{
	struct np_map_content merged = *c;
	struct np_strmap rows = {0};
	struct np_arena *a;
	uint8_t *keys, *values;
	bool any = false;

	if (!m->key || !c->keys || !c->n || !out_type_is_sound(o, m->key))
		return merged;
	keys = np_xrealloc(NULL, (size_t)c->n * c->key_size);
	memcpy(keys, c->keys, (size_t)c->n * c->key_size);
	for (uint32_t i = 0; i < c->n && (any || !i); i++)
		any |= same_keys(o, m->key, keys + (size_t)i * c->key_size, c->key_size, 0);
	if (!any) {
		free(keys);
		return merged;
	}
	a = np_arena_new();
	values = np_xrealloc(NULL, (size_t)c->n * c->stride);
	merged.n = 0;
	for (uint32_t i = 0; i < c->n; i++) {
		const uint8_t *key = keys + (size_t)i * c->key_size;
		const uint8_t *value = c->values + (size_t)i * c->stride;
		void **at = np_strmap_find(&rows, (const char *)key, c->key_size);
		uint8_t *own = keys + (size_t)merged.n * c->key_size;

		if (at) {
			add_row(m, *at, value);
			continue;
		}
		memmove(own, key, c->key_size);
		at = np_strmap_put(a, &rows, (const char *)own, c->key_size);
		*at = values + (size_t)merged.n++ * c->stride;
		memcpy(*at, value, c->stride);
	}
	np_arena_free(a);
	merged.keys = keys;
	merged.values = values;
	return merged;
}
