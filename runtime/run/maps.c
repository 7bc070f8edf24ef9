/*
 * Maps: see maps.h.  By batches where the kernel has them (0.3 us a key, against 2 us one by
 * one); a batch has to hold the fullest bucket, so it grows when the kernel says ENOSPC.
 */
#include "run/maps.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdlib.h>
#include <string.h>

#include "run/run.h"

#define BATCH_FIRST 4096
#define GENERATION 8 /* bytes before a key */

/* How a map's values lie in memory. */
struct shape {
	int fd;
	uint32_t key_size, value_size, stride, cpus, entries;
	bool is_array;
};

static bool shape_of(struct np_loaded *l, uint32_t map, struct shape *s)
{
	const struct np_plan_map *m = &np_loaded_plan(l)->maps.v[map];
	struct np_world *w = np_loaded_world(l);
	bool per_cpu = m->bpf_type == BPF_MAP_TYPE_PERCPU_HASH ||
		       m->bpf_type == BPF_MAP_TYPE_PERCPU_ARRAY ||
		       m->bpf_type == BPF_MAP_TYPE_LRU_PERCPU_HASH;

	s->fd = np_loaded_map(l, map);
	s->key_size = m->key_size;
	s->value_size = m->value_size;
	s->cpus = per_cpu ? w->ops->cpus(w) : 1;
	s->stride = per_cpu ? ((m->value_size + 7) & ~7u) * s->cpus : m->value_size;
	s->entries = np_loaded_map_entries(l, map);
	s->is_array = m->bpf_type == BPF_MAP_TYPE_ARRAY || m->bpf_type == BPF_MAP_TYPE_PERCPU_ARRAY;
	return s->fd >= 0 && s->key_size && s->stride;
}

struct entries {
	uint8_t *keys, *values;
	size_t n, cap;
};

static void grow(struct entries *e, const struct shape *s, size_t want)
{
	if (want <= e->cap)
		return;
	e->cap = want;
	e->keys = np_xrealloc(e->keys, want * s->key_size);
	e->values = np_xrealloc(e->values, want * s->stride);
}

/* -EOPNOTSUPP or -EINVAL: this kernel has no batches for this map. */
static int read_batches(const struct shape *s, struct entries *e)
{
	uint32_t chunk = s->entries < BATCH_FIRST ? s->entries : BATCH_FIRST;
	uint8_t *token = np_xcalloc(2, s->key_size + 8), *next = token + s->key_size + 8;
	bool first = true;
	int err;

	do {
		uint32_t count = chunk;

		grow(e, s, e->n + chunk);
		err = bpf_map_lookup_batch(s->fd, first ? NULL : token, next,
					   e->keys + e->n * s->key_size,
					   e->values + e->n * s->stride, &count, NULL);
		if (err == -ENOSPC) {
			chunk *= 2;
			continue;
		}
		if (err && err != -ENOENT)
			break;
		e->n += count;
		memcpy(token, next, s->key_size + 8);
		first = false;
	} while (err != -ENOENT);
	free(token);
	return err == -ENOENT ? 0 : err;
}

/*
 * Key by key. When the key that we stand on is deleted meanwhile, the kernel begins again: the
 * bound on the number of steps ends that, and what was read twice is not kept twice because
 * keys that are known are looked for.
 */
static int read_singly(const struct shape *s, struct entries *e)
{
	uint8_t *key = np_xcalloc(2, s->key_size), *next = key + s->key_size;
	const uint8_t *at = NULL;
	int err = 0;

	for (uint64_t steps = 0; steps < 2ull * s->entries; steps++) {
		bool known = false;

		err = bpf_map_get_next_key(s->fd, at, next);
		if (err)
			break;
		memcpy(key, next, s->key_size);
		at = key;
		for (size_t i = 0; i < e->n && steps >= s->entries && !known; i++)
			known = !memcmp(e->keys + i * s->key_size, key, s->key_size);
		if (known)
			continue;
		grow(e, s, e->n == e->cap ? 2 * e->cap + 16 : e->cap);
		err = bpf_map_lookup_elem(s->fd, key, e->values + e->n * s->stride);
		if (err && err != -ENOENT)
			break;
		if (err)
			continue; /* deleted since */
		memcpy(e->keys + e->n++ * s->key_size, key, s->key_size);
	}
	free(key);
	return err == -ENOENT ? 0 : err; /* ENOENT: behind the last */
}

static int read_all(const struct shape *s, struct entries *e)
{
	int err = s->is_array ? -EOPNOTSUPP : read_batches(s, e);

	if (!err || err == -ENOMEM)
		return err;
	e->n = 0;
	return read_singly(s, e);
}

static uint64_t generation_of(const uint8_t *key)
{
	uint64_t v;

	memcpy(&v, key, sizeof(v));
	return v;
}

/* Leaves the keys of one generation, without it. */
static void keep_generation(struct shape *s, struct entries *e, uint64_t generation)
{
	uint32_t size = s->key_size - GENERATION;
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++) {
		const uint8_t *key = e->keys + i * s->key_size;

		if (generation_of(key) != generation)
			continue;
		memmove(e->keys + n * size, key + GENERATION, size);
		memmove(e->values + n++ * s->stride, e->values + i * s->stride, s->stride);
	}
	e->n = n;
	s->key_size = size;
}

int maps_read(struct np_loaded *l, uint32_t map, uint64_t generation, struct np_map_content *c)
{
	struct entries e = {0};
	struct shape s;
	int err;

	*c = (struct np_map_content){.map = map, .cpus = 1};
	if (!shape_of(l, map, &s))
		return -EINVAL;
	err = read_all(&s, &e);
	if (!err && np_loaded_plan(l)->maps.v[map].generation != NP_NO_INDEX)
		keep_generation(&s, &e, generation);
	c->keys = e.keys;
	c->values = e.values;
	c->n = err ? 0 : (uint32_t)e.n;
	c->key_size = s.key_size;
	c->stride = s.stride;
	c->cpus = s.cpus;
	return err;
}

void maps_free(struct np_map_content *c)
{
	free((void *)c->keys);
	free((void *)c->values);
	c->keys = c->values = NULL;
	c->n = 0;
}

/* A batch stops at a key that is gone: that one is passed over. */
static void delete_keys(const struct shape *s, const struct entries *e)
{
	for (size_t i = 0; i < e->n; i++) {
		uint32_t count = (uint32_t)(e->n - i);
		int err = bpf_map_delete_batch(s->fd, e->keys + i * s->key_size, &count, NULL);

		if (!err)
			return;
		if (err == -ENOENT && count < e->n - i)
			i += count;
		else
			bpf_map_delete_elem(s->fd, e->keys + i * s->key_size);
	}
}

int maps_forget(struct np_loaded *l, uint32_t map, uint64_t before)
{
	struct entries e = {0};
	struct shape s;
	size_t n = 0;
	int err;

	if (!shape_of(l, map, &s))
		return -EINVAL;
	err = read_all(&s, &e);
	for (size_t i = 0; !err && i < e.n; i++)
		if (generation_of(e.keys + i * s.key_size) < before)
			memmove(e.keys + n++ * s.key_size, e.keys + i * s.key_size, s.key_size);
	e.n = n;
	if (!err)
		delete_keys(&s, &e);
	free(e.keys);
	free(e.values);
	return err;
}

/* A key that has a value again keeps it. */
int maps_zero(struct np_loaded *l, uint32_t map, uint64_t from, uint64_t to)
{
	struct entries e = {0};
	struct shape s;
	uint8_t *zero;
	int err;

	if (!shape_of(l, map, &s))
		return -EINVAL;
	if (np_loaded_plan(l)->maps.v[map].key_type == NP_NO_INDEX)
		return 0; /* the program has done so */
	zero = np_xcalloc(1, s.stride);
	err = read_all(&s, &e);
	for (size_t i = 0; !err && i < e.n; i++) {
		uint8_t *key = e.keys + i * s.key_size;

		if (generation_of(key) != from)
			continue;
		memcpy(key, &to, sizeof(to));
		bpf_map_update_elem(s.fd, key, zero, BPF_NOEXIST);
	}
	free(zero);
	free(e.keys);
	free(e.values);
	return err;
}

uint32_t maps_find(const struct np_plan *p, enum np_map_role role)
{
	for (uint32_t i = 0; i < p->maps.n; i++)
		if (p->maps.v[i].role == (uint32_t)role)
			return i;
	return NP_NO_INDEX;
}

int maps_read_losses(struct np_loaded *l, uint64_t *counts)
{
	const struct np_plan *p = np_loaded_plan(l);
	uint32_t map = maps_find(p, NP_MAP_LOST);
	struct shape s;

	memset(counts, 0, p->losses.n * sizeof(*counts));
	if (map == NP_NO_INDEX || !shape_of(l, map, &s) || s.value_size != 8)
		return -ENOENT;
	uint64_t *values = np_xcalloc(s.cpus, sizeof(*values));

	for (uint32_t i = 0; i < p->losses.n && i < s.entries; i++)
		if (!bpf_map_lookup_elem(s.fd, &i, values))
			for (uint32_t cpu = 0; cpu < s.cpus; cpu++)
				counts[i] += values[cpu];
	free(values);
	return 0;
}

/* Statements of one text, in the order of the program. */
static int by_name(const void *a, const void *b, void *arg)
{
	const struct np_plan *p = arg;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int by = strcmp(p->maps.v[x].name, p->maps.v[y].name);

	return by ? by : x < y ? -1 : x > y;
}

uint32_t maps_printed(const struct np_plan *p, uint32_t *order)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->maps.n; i++)
		if (p->maps.v[i].role == NP_MAP_USER && p->maps.v[i].style != NP_STYLE_HIDDEN)
			order[n++] = i;
	qsort_r(order, n, sizeof(*order), by_name, (void *)p);
	return n;
}

/* Of a map of stacks: the frames of a key, each of so many bytes. */
static uint32_t read_stack(struct np_loaded *l, enum np_map_role role, uint64_t key, void *frames,
			   uint32_t frame, uint32_t max)
{
	uint32_t map = maps_find(np_loaded_plan(l), role);
	struct {
		uint32_t n, zero;
		uint8_t frames[NP_STACK_DEPTH * sizeof(struct np_build_frame)];
	} stack;
	struct shape s;

	if (map == NP_NO_INDEX || !shape_of(l, map, &s) || s.key_size != sizeof(key) ||
	    s.stride > sizeof(stack) || bpf_map_lookup_elem(s.fd, &key, &stack))
		return 0;
	if (stack.n > NP_STACK_DEPTH)
		stack.n = NP_STACK_DEPTH;
	if (stack.n > max)
		stack.n = max;
	memcpy(frames, stack.frames, (size_t)stack.n * frame);
	return stack.n;
}

uint32_t np_run_stack(void *loaded, uint64_t key, uint64_t *addresses, uint32_t max)
{
	return read_stack(loaded, NP_MAP_STACKS, key, addresses, sizeof(*addresses), max);
}

uint32_t np_run_build_stack(void *loaded, uint64_t key, struct np_build_frame *frames, uint32_t max)
{
	return read_stack(loaded, NP_MAP_BUILD_STACKS, key, frames, sizeof(*frames), max);
}

static bool has_snapshots(const struct np_plan *p, uint32_t type)
{
	const struct np_plan_type *t = type < p->types.n ? &p->types.v[type] : NULL;

	if (!t)
		return false;
	if (t->kind == NP_V_USTACK)
		return !strcmp(t->format, NP_STACK_BY_DWARF);
	np_vec_each (struct np_plan_member, m, &t->members)
		if (has_snapshots(p, m->type))
			return true;
	return false;
}

/* Maps that are printed later may refer to one; what is only printed is printed once. */
static bool is_kept(const struct np_plan *p)
{
	np_vec_each (struct np_plan_map, m, &p->maps)
		if (m->role == NP_MAP_USER &&
		    (has_snapshots(p, m->key_type) || has_snapshots(p, m->value_type)))
			return true;
	return false;
}

bool np_run_snapshot(void *loaded, uint64_t key, struct np_snapshot *snapshot)
{
	const struct np_plan *p = np_loaded_plan(loaded);
	uint32_t map = maps_find(p, NP_MAP_SNAPSHOTS);
	struct shape s;

	if (map == NP_NO_INDEX || !shape_of(loaded, map, &s) || s.key_size != sizeof(key) ||
	    s.stride != sizeof(*snapshot) || bpf_map_lookup_elem(s.fd, &key, snapshot))
		return false;
	if (!is_kept(p))
		bpf_map_delete_elem(s.fd, &key);
	return true;
}
