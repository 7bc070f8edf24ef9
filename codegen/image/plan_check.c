/*
 * What a decoded plan must satisfy, so that its readers may trust it: indexes in range, known
 * kinds, values as large as their kind says, members within their owner, types that do not
 * contain themselves and do not multiply, our own maps in the shape that their readers expect.
 */
#include <linux/bpf.h>

#include "image/params.h"
#include "image/plan_internal.h"
#include "image/reads.h"
#include "image/symbols.h"
#include "image/words.h"

#define LARGEST_VALUE (4u << 20)
#define DEEPEST 48        /* types within types */
#define MOST_PARTS 300000 /* pieces that a printer may meet in one value */

static bool index_ok(uint32_t i, uint32_t n, bool optional)
{
	return i < n || (optional && i == NP_NO_INDEX);
}

/* Fewest bytes of a value of each kind. */
static const uint8_t smallest[] = {
	[NP_V_INT] = 1,         [NP_V_BOOL] = 1,     [NP_V_ENUM] = 1,      [NP_V_PTR] = 8,
	[NP_V_BYTES] = 4,       [NP_V_INET] = 24,    [NP_V_MAC] = 8,       [NP_V_KSTACK] = 8,
	[NP_V_USTACK] = 16,     [NP_V_KSYM] = 8,     [NP_V_USYM] = 16,     [NP_V_LOC] = 8,
	[NP_V_TIME] = 8,        [NP_V_DURATION] = 8, [NP_V_PROBE] = 8,     [NP_V_USERNAME] = 8,
	[NP_V_CGROUP_PATH] = 8, [NP_V_FACT] = 8,     [NP_V_COUNT] = 8,     [NP_V_SUM] = 16,
	[NP_V_AVG] = 16,        [NP_V_MIN] = 16,     [NP_V_MAX] = 16,      [NP_V_STATS] = 16,
	[NP_V_HIST] = 8,        [NP_V_LHIST] = 8,    [NP_V_QUANTILE] = 16, [NP_V_TSERIES] = 24,
};
_Static_assert(sizeof(smallest) == NP_V_END, "the last kind has no size");

static bool size_ok(const struct np_plan_type *t)
{
	if (t->size < smallest[t->kind] || t->size > LARGEST_VALUE)
		return false;
	if (t->kind == NP_V_INT || t->kind == NP_V_ENUM)
		return t->size == 1 || t->size == 2 || t->size == 4 || t->size == 8;
	return true;
}

/* Members lie within their owner and are of types below `below`: no cycles. */
static bool members_ok(const struct np_plan *p, const struct np_plan_member *m, uint32_t n,
		       uint32_t size, uint32_t below)
{
	for (uint32_t i = 0; i < n; i++) {
		if (m[i].type >= below || m[i].offset > size)
			return false;
		uint32_t bytes = m[i].tail ? 4 : p->types.v[m[i].type].size;

		if (bytes > size - m[i].offset || m[i].bit_size > 64 || m[i].bit_shift > 63 ||
		    m[i].bit_size + m[i].bit_shift > 64)
			return false;
	}
	return true;
}

static bool buckets_ok(const struct np_plan_type *t)
{
	if ((uint64_t)t->count * 8 > t->size)
		return false;
	if (t->kind == NP_V_HIST)
		return t->a >= 0 && t->a <= 5 && t->count <= np_hist_buckets((uint32_t)t->a);
	if (t->kind == NP_V_TSERIES)
		return t->a > 0 && t->b >= 0 && t->b <= NP_TSERIES_SUM && t->count &&
		       (uint64_t)t->count * sizeof(struct np_tseries_entry) <= t->size;
	if (t->kind == NP_V_QUANTILE)
		return t->a >= 0 && t->a <= 5 && t->count == np_hist_buckets((uint32_t)t->a) + 1;
	return t->c > 0 && t->a < t->b && t->count >= 2;
}

/* What a type comes to when it is printed: how deep it goes, how many pieces it has. */
struct extent {
	uint32_t depth, parts;
};

static void contains(struct extent *e, const struct extent *part, uint32_t count)
{
	uint64_t parts = (uint64_t)part->parts * count + e->parts;

	e->parts = parts > UINT32_MAX ? UINT32_MAX : (uint32_t)parts;
	if (part->depth >= e->depth)
		e->depth = part->depth + 1;
}

/* extents[0 .. i-1] are known; sets extents[i]. */
static bool type_ok(const struct np_plan *p, uint32_t i, struct extent *extents)
{
	const struct np_plan_type *t = &p->types.v[i];
	struct extent e = {1, 1};

	if (t->kind >= NP_V_END || !size_ok(t) || t->words > p->words.n ||
	    (t->elem != NP_NO_INDEX && t->elem >= i))
		return false;
	if (t->kind == NP_V_ARRAY) {
		if (t->elem == NP_NO_INDEX ||
		    (uint64_t)t->count * p->types.v[t->elem].size > t->size)
			return false;
		contains(&e, &extents[t->elem], t->count);
	}
	if (t->kind >= NP_V_HIST && t->kind <= NP_V_TSERIES && !buckets_ok(t))
		return false;
	if (!members_ok(p, t->members.v, t->members.n, t->size, i))
		return false;
	np_vec_each (struct np_plan_member, m, &t->members)
		contains(&e, &extents[m->type], 1);
	extents[i] = e;
	return e.depth <= DEEPEST && e.parts <= MOST_PARTS;
}

/* How each of our own maps has to look; its readers count on it. */
static bool own_map_ok(const struct np_plan_map *m)
{
	static const struct {
		uint32_t bpf_type, key_size, value_size; /* value_size 0: any */
	} shapes[] = {
		[NP_MAP_RING] = {BPF_MAP_TYPE_RINGBUF, 0, 0},
		[NP_MAP_SCRATCH] = {BPF_MAP_TYPE_PERCPU_ARRAY, 4, 0},
		[NP_MAP_CONTROL] = {BPF_MAP_TYPE_ARRAY, 4, sizeof(struct np_control)},
		[NP_MAP_LOST] = {BPF_MAP_TYPE_PERCPU_ARRAY, 4, 8},
		[NP_MAP_STACKS] = {BPF_MAP_TYPE_HASH, 8, 8 + NP_STACK_DEPTH * 8},
		[NP_MAP_BUILD_STACKS] = {BPF_MAP_TYPE_HASH, 8,
					 8 + NP_STACK_DEPTH * sizeof(struct np_build_frame)},
		[NP_MAP_SNAPSHOTS] = {BPF_MAP_TYPE_HASH, 8, sizeof(struct np_snapshot)},
		[NP_MAP_CONST] = {BPF_MAP_TYPE_ARRAY, 4, 0},
		[NP_MAP_NESTING] = {BPF_MAP_TYPE_PERCPU_ARRAY, 4, 8 * NP_SCRATCH_LEVELS},
		[NP_MAP_SAVED] = {BPF_MAP_TYPE_HASH, sizeof(struct np_saved_key), 0},
		[NP_MAP_FOLLOW] = {BPF_MAP_TYPE_HASH, 8, 8},
		[NP_MAP_DATA] = {BPF_MAP_TYPE_ARRAY, 4, 0},
		[NP_MAP_PROBES] = {BPF_MAP_TYPE_ARRAY, 4, 0},
		[NP_MAP_GENERATIONS] = {BPF_MAP_TYPE_ARRAY, 4, 0},
	};

	return m->bpf_type == shapes[m->role].bpf_type && m->key_size == shapes[m->role].key_size &&
	       (!shapes[m->role].value_size || m->value_size == shapes[m->role].value_size) &&
	       (m->role != NP_MAP_CONTROL || m->mmapable) && m->style == NP_STYLE_HIDDEN;
}

static uint32_t generation_bytes(const struct np_plan_map *m)
{
	return m->generation == NP_NO_INDEX ? 0 : 8;
}

static bool user_map_ok(const struct np_plan *p, const struct np_plan_map *m)
{
	switch (m->bpf_type) {
	case BPF_MAP_TYPE_HASH:
	case BPF_MAP_TYPE_PERCPU_HASH:
	case BPF_MAP_TYPE_LRU_HASH:
	case BPF_MAP_TYPE_LRU_PERCPU_HASH: break;
	case BPF_MAP_TYPE_ARRAY:
	case BPF_MAP_TYPE_PERCPU_ARRAY:
		if (m->key_size != 4)
			return false;
		break;
	default: return false;
	}
	if (!m->key_size || m->key_size > LARGEST_VALUE || !m->value_size)
		return false;
	/* an array's key is a position: a key that is larger would be read beyond it */
	if (m->key_size < generation_bytes(m))
		return false;
	if (m->key_type != NP_NO_INDEX &&
	    p->types.v[m->key_type].size > m->key_size - generation_bytes(m))
		return false;
	if (m->value_type != NP_NO_INDEX && p->types.v[m->value_type].size > m->value_size)
		return false;
	return m->style == NP_STYLE_HIDDEN || m->value_type != NP_NO_INDEX;
}

static bool map_ok(const struct np_plan *p, const struct np_plan_map *m)
{
	if (m->role >= NP_MAP_ROLE_END || m->style > NP_STYLE_TABLE ||
	    m->value_size > LARGEST_VALUE || !index_ok(m->key_type, p->types.n, true) ||
	    !index_ok(m->value_type, p->types.n, true))
		return false;
	if (!(m->role == NP_MAP_USER ? user_map_ok(p, m) : own_map_ok(m)))
		return false;
	return members_ok(p, m->columns.v, m->columns.n, m->key_size, p->types.n);
}

/* There is one of each of our own, but for those of clauses. */
static bool roles_ok(const struct np_plan *p)
{
	uint32_t seen = 0;

	np_vec_each (struct np_plan_map, m, &p->maps) {
		if (m->role != NP_MAP_USER && m->role != NP_MAP_SAVED && seen >> m->role & 1)
			return false;
		seen |= 1u << m->role;
	}
	return true;
}

static bool event_ok(const struct np_plan *p, const struct np_plan_event *e)
{
	if (e->kind == NP_EV_SYSTEM && !p->unsafe)
		return false;
	return e->kind < NP_EV_END && e->size <= LARGEST_VALUE &&
	       e->size >= sizeof(struct np_record) && index_ok(e->map, p->maps.n, true) &&
	       members_ok(p, e->args.v, e->args.n, e->size, p->types.n);
}

static bool program_ok(const struct np_plan *p, const struct np_plan_program *g)
{
	if (!*g->section || g->mechanism >= NP_M_COUNT || g->memory > NP_MEM_CAST ||
	    g->slots.n > NP_SLOT_MAX || !index_ok(g->entry, p->programs.n, true))
		return false;
	/* who saves for others has nobody who does so for it */
	if (g->entry != NP_NO_INDEX && p->programs.v[g->entry].entry != NP_NO_INDEX)
		return false;
	np_vec_each (struct np_plan_slot, s, &g->slots)
		if (s->role > NP_SLOT_RETVAL || s->size > LARGEST_VALUE)
			return false;
	return true;
}

static bool probe_ok(const struct np_plan *p, const struct np_plan_probe *probe)
{
	/* the file of one that is pinned is a path from the root */
	if (*probe->pin && (probe->kind != NP_P_ITER || *probe->pin != '/'))
		return false;
	if (probe->kind >= NP_P_COUNT || !probe->programs.n)
		return false;
	np_vec_each (struct np_plan_program_ref, r, &probe->programs)
		if (r->program >= p->programs.n)
			return false;
	return true;
}

static bool loss_ok(const struct np_plan *p, const struct np_plan_loss *l)
{
	return l->cause < NP_LOSS_COUNT && index_ok(l->map, p->maps.n, true) &&
	       index_ok(l->event, p->events.n, true);
}

const char *np_plan_wrong(struct np_arena *a, const struct np_plan *p)
{
	struct extent *extents = np_alloc(a, (p->types.n + 1) * sizeof(*extents));

	np_vec_each (struct np_plan_words, w, &p->words)
		if (!np_words_ok(w))
			return "damaged: words do not add up";
	for (uint32_t i = 0; i < p->types.n; i++)
		if (!type_ok(p, i, extents))
			return "damaged: a type does not add up";
	np_vec_each (struct np_plan_map, m, &p->maps)
		if (!map_ok(p, m))
			return "damaged: a map does not add up";
	if (!roles_ok(p))
		return "damaged: it has two maps for one purpose";
	np_vec_each (struct np_plan_event, e, &p->events)
		if (!event_ok(p, e))
			return "damaged: an event does not add up";
	np_vec_each (struct np_plan_program, g, &p->programs)
		if (!program_ok(p, g))
			return "damaged: a program does not add up";
	np_vec_each (struct np_plan_read, r, &p->reads)
		if (r->kind >= NP_READS)
			return "damaged: it reads what there is not";
	np_vec_each (struct np_plan_probe, probe, &p->probes)
		if (!probe_ok(p, probe))
			return "damaged: a probe does not add up";
	np_vec_each (struct np_plan_param, param, &p->params)
		if (!*param->name || !np_param_row(param->type))
			return "damaged: an option does not add up";
	np_vec_each (struct np_plan_loss, l, &p->losses)
		if (!loss_ok(p, l))
			return "damaged: a loss counter does not add up";
	return NULL;
}
