/* The plan: types, maps, events, probes as the runtime reads them. */
#include <linux/bpf.h>
#include <string.h>

#include "gen/gen.h"

void np_gen_line(struct np_gen *g, struct np_loc loc, uint32_t *line, uint32_t *column)
{
	struct np_place at = np_source_place(g->checked->sources, loc.beg);

	*line = at.line + (at.source ? at.source->lines_before : 0);
	*column = at.column;
}

/*
 * The members of a struct, bitfields by their units. Of the kernel's structs these are the places
 * on this kernel: the loader compares.
 */
static void add_members(struct np_gen *g, const struct np_type *t, struct np_plan_type *p)
{
	struct np_btf_member m;

	for (uint32_t i = 0; np_btf_member(t->btf, t->btf_id, i, &m); i++) {
		const struct np_type *type = np_type_from_btf(g->checked->types, t->btf, m.type);
		uint32_t unit;

		if (type->kind == NP_V_ENUM && !*type->name) /* as bpftrace */
			type = np_type_int(g->checked->types, type->size, type->is_signed);
		/* in a packed struct a bitfield may go on in the next unit */
		while (m.bit_size && type->size < 8 &&
		       m.bit_offset % (type->size * 8) + m.bit_size > type->size * 8)
			type = np_type_int(g->checked->types, type->size * 2, type->is_signed);
		unit = m.bit_size ? type->size * 8 : 8;
		struct np_plan_member out = {
			.name = m.name,
			.offset = m.bit_offset / unit * (unit / 8),
			.bit_shift = m.bit_size ? m.bit_offset % unit : 0,
			.bit_size = m.bit_size,
			.type = np_gen_type(g, type),
		};

		np_vec_push(g->arena, &p->members, out);
	}
	if (!np_btf_is_program(t->btf))
		p->format = "kernel";
}

static uint32_t words_index(struct np_gen *g, const struct np_plan_words *words)
{
	for (uint32_t i = 0; i < g->words.n; i++)
		if (g->words.v[i] == words)
			return i;
	np_vec_push(g->arena, &g->words, words);
	np_vec_push(g->arena, &g->plan->words, *words);
	return g->words.n - 1;
}

/* A STRUCT or ENUM of the kernel is found again by name; elements stand before their owner. */
uint32_t np_gen_type(struct np_gen *g, const struct np_type *t)
{
	for (uint32_t i = 0; i < g->types.n; i++)
		if (g->types.v[i] == t)
			return i;
	struct np_plan_type p = {
		.kind = t->kind,
		.size = t->size,
		.is_signed = t->is_signed,
		.name = t->name,
		.anchor = t->anchor,
		.elem = NP_NO_INDEX,
		.count = t->count,
		.a = t->a,
		.b = t->b,
		.c = t->c,
		.format = t->format,
		.words = t->words ? words_index(g, t->words) + 1 : 0,
	};

	if (t->elem && (t->kind == NP_V_ARRAY || np_vkind_is_aggregation(t->kind)))
		p.elem = np_gen_type(g, t->elem);
	/* the names of a program's enum go with the image */
	struct np_btf_enumerator e;

	for (uint32_t i = 0; t->kind == NP_V_ENUM && t->btf && np_btf_is_program(t->btf) &&
			     np_btf_enumerator(t->btf, t->btf_id, i, &e);
	     i++)
		np_vec_push(g->arena, &p.names,
			    ((struct np_plan_name){.text = e.name, .value = (uint64_t)e.value}));
	for (uint32_t i = 0; i < t->n_members; i++) {
		struct np_plan_member m = {
			.name = t->members[i].name,
			.offset = t->members[i].offset,
			.type = np_gen_type(g, t->members[i].type),
		};

		np_vec_push(g->arena, &p.members, m);
	}
	if (t->kind == NP_V_STRUCT && t->btf)
		add_members(g, t, &p);
	np_vec_push(g->arena, &g->types, t);
	np_vec_push(g->arena, &g->plan->types, p);
	return g->types.n - 1;
}

static uint32_t own_map(struct np_gen *g, const char *name, enum np_map_role role, uint32_t type,
			uint32_t key_size, uint32_t value_size, uint32_t entries, bool mmapable)
{
	struct np_plan_map m = {
		.name = name,
		.role = role,
		.bpf_type = type,
		.key_size = key_size,
		.value_size = value_size,
		.max_entries = entries,
		.mmapable = mmapable,
		.generation = NP_NO_INDEX,
		.key_type = NP_NO_INDEX,
		.value_type = NP_NO_INDEX,
	};

	np_vec_push(g->arena, &g->plan->maps, m);
	return g->plan->maps.n - 1;
}

#define PROCESSES 32768 /* that --follow can tell apart at one time */

static uint32_t most_keys(const struct np_gen *g)
{
	if (g->opt->max_map_keys)
		return g->opt->max_map_keys;
	return (uint32_t)np_config_number(&g->checked->config, NP_C_MAX_MAP_KEYS);
}

#define GENERATIONS_AT_ONCE 64 /* of a map without keys: clear() in a loop, say */

/* What is in it when it is emptied stays there until the reader has printed it. */
static void add_generation(struct np_gen *g, const struct np_map *m, struct np_plan_map *p)
{
	p->generation = g->generations_used++;
	p->key_size = m->key ? p->key_size + 8 : 8;
	p->max_entries = m->key ? p->max_entries * 2 : GENERATIONS_AT_ONCE;
	if (p->bpf_type == BPF_MAP_TYPE_PERCPU_ARRAY)
		p->bpf_type = BPF_MAP_TYPE_PERCPU_HASH;
}

/* How the values of a map are shown: those that are times say so. */
static const struct np_type *shown_type(struct np_gen *g, const struct np_map *m)
{
	struct np_type t = *m->value;

	if (!m->duration)
		return m->value;
	t.elem = np_type_simple(g->checked->types, NP_V_DURATION);
	return np_type_intern(g->checked->types, &t);
}

static void script_map(struct np_gen *g, const struct np_map *m)
{
	bool agg = np_vkind_is_aggregation(m->value->kind);
	struct np_plan_map p = {
		.name = m->name,
		.role = NP_MAP_USER,
		.style = m->style,
		.bpf_type = !m->key && agg ? BPF_MAP_TYPE_PERCPU_ARRAY
			    : agg          ? BPF_MAP_TYPE_PERCPU_HASH
					   : BPF_MAP_TYPE_HASH,
		.key_size = m->key ? (m->key->size + 7) & ~7u
			    : agg  ? 4
				   : 8,
		.generation = NP_NO_INDEX,
		.value_size = (m->value->size + 7) & ~7u,
		.max_entries = !m->key   ? 1
			       : m->kind ? m->size
					 : most_keys(g),
		.sized = m->key && m->kind,
		.key_type = m->key ? np_gen_type(g, m->key) : NP_NO_INDEX,
		.value_type = np_gen_type(g, shown_type(g, m)),
		.value_heading = m->value_heading,
	};
	uint32_t column;

	if (p.sized)
		p.bpf_type = m->kind->bpf_type;
	if (m->emptied)
		add_generation(g, m, &p);
	if (!strcmp(m->name, NP_FOLLOW_MAP)) {
		p.name = "--follow";
		p.role = NP_MAP_FOLLOW;
		p.style = NP_STYLE_HIDDEN;
		p.max_entries = PROCESSES;
		g->follow = g->plan->maps.n;
	}
	for (uint32_t i = 0; m->style == NP_STYLE_TABLE && i < m->n_keys; i++) {
		struct np_plan_member c = {
			.name = m->headings[i],
			.offset = m->n_keys == 1 ? 0 : m->key->members[i].offset,
			.type = np_gen_type(g, m->keys[i]),
		};

		np_vec_push(g->arena, &p.columns, c);
	}
	np_gen_line(g, m->loc, &p.line, &column);
	np_vec_push(g->arena, &g->plan->maps, p);
}

#define STACKS 16384 /* the loader makes it more where that costs nothing */

/* Room for the text of every probe, and as much for the name in it. */
static uint32_t probe_bytes(const struct np_gen *g)
{
	size_t most = 0;

	np_vec_each (struct np_body *, b, &g->checked->bodies)
		np_vec_each (struct np_attach_point, p, &(*b)->points)
			most = strlen(p->text) > most ? strlen(p->text) : most;
	return ((uint32_t)most + 8) & ~7u;
}

/* The script's maps first: their indexes are the checker's. */
void np_gen_plan_maps(struct np_gen *g)
{
	g->follow = g->snapshots = NP_NO_INDEX;
	for (uint32_t i = 0; i < g->checked->maps.n; i++)
		script_map(g, g->checked->maps.v[i]);
	if (g->generations_used)
		g->generations = own_map(g, "generations", NP_MAP_GENERATIONS, BPF_MAP_TYPE_ARRAY,
					 4, 8 * g->generations_used, 1, false);
	g->ring = own_map(g, "ring", NP_MAP_RING, BPF_MAP_TYPE_RINGBUF, 0, 0, 0, false);
	g->control = own_map(g, "control", NP_MAP_CONTROL, BPF_MAP_TYPE_ARRAY, 4,
			     sizeof(struct np_control), 1, true);
	g->lost = own_map(g, "lost", NP_MAP_LOST, BPF_MAP_TYPE_PERCPU_ARRAY, 4, 8, 0, false);
	g->scratch = own_map(g, "scratch", NP_MAP_SCRATCH, BPF_MAP_TYPE_PERCPU_ARRAY, 4, 0,
			     NP_SCRATCH_LEVELS, false);
	g->nesting = own_map(g, "nesting", NP_MAP_NESTING, BPF_MAP_TYPE_PERCPU_ARRAY, 4,
			     8 * NP_SCRATCH_LEVELS, 1, false);
	g->constant = own_map(g, "zeroes", NP_MAP_CONST, BPF_MAP_TYPE_ARRAY, 4, 512, 1, false);
	g->probes = own_map(g, "probes", NP_MAP_PROBES, BPF_MAP_TYPE_ARRAY, 4, 2 * probe_bytes(g),
			    0, false);
	g->data = own_map(g, "data", NP_MAP_DATA, BPF_MAP_TYPE_ARRAY, 4, 8, 1, false);
	g->stacks = own_map(g, "stacks", NP_MAP_STACKS, BPF_MAP_TYPE_HASH, 8,
			    8 + NP_STACK_DEPTH * 8, STACKS, false);
	g->build_stacks =
		own_map(g, "build_stacks", NP_MAP_BUILD_STACKS, BPF_MAP_TYPE_HASH, 8,
			8 + NP_STACK_DEPTH * sizeof(struct np_build_frame), STACKS, false);
}

#define SNAPSHOTS 4096

uint32_t np_gen_snapshot_map(struct np_gen *g)
{
	if (g->snapshots == NP_NO_INDEX)
		g->snapshots = own_map(g, "snapshots", NP_MAP_SNAPSHOTS, BPF_MAP_TYPE_HASH, 8,
				       sizeof(struct np_snapshot), SNAPSHOTS, false);
	return g->snapshots;
}

#define CALLS_IN_FLIGHT 8192

uint32_t np_gen_saved_map(struct np_gen *g, uint32_t value_size)
{
	return own_map(g, "saved", NP_MAP_SAVED, BPF_MAP_TYPE_HASH, sizeof(struct np_saved_key),
		       value_size, CALLS_IN_FLIGHT, false);
}

uint32_t np_gen_event(struct np_gen *g, enum np_event_kind kind, const struct np_node *at)
{
	struct np_plan_event e = {
		.kind = kind, .size = sizeof(struct np_record), .map = NP_NO_INDEX};

	np_gen_line(g, at->loc, &e.line, &e.column);
	np_vec_push(g->arena, &g->plan->events, e);
	return g->plan->events.n - 1;
}

void np_gen_need(struct np_gen *g, enum np_feature f)
{
	g->needs |= 1ull << f;
}
