/* Reading, clearing and zeroing maps, by batch where the kernel can. */
#include "run/maps.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdlib.h>
#include <string.h>

#include "run/run.h"

#define FIRST_CHUNK 4096

static bool is_percpu(const struct np_plan_map *m)
{
	return m->bpf_type == BPF_MAP_TYPE_PERCPU_ARRAY || m->bpf_type == BPF_MAP_TYPE_PERCPU_HASH;
}

static bool is_array(const struct np_plan_map *m)
{
	return m->bpf_type == BPF_MAP_TYPE_ARRAY || m->bpf_type == BPF_MAP_TYPE_PERCPU_ARRAY;
}

static void grow(struct np_map_content *c, uint32_t *cap, uint32_t want)
{
	if (want <= *cap)
		return;
	*cap = want;
	c->keys = np_xrealloc((void *)(uintptr_t)c->keys, (size_t)want * c->key_size);
	c->values = np_xrealloc((void *)(uintptr_t)c->values, (size_t)want * c->stride);
}

static uint8_t *key_at(const struct np_map_content *c, uint32_t i)
{
	return (uint8_t *)(uintptr_t)c->keys + (size_t)i * c->key_size;
}

static uint8_t *value_at(const struct np_map_content *c, uint32_t i)
{
	return (uint8_t *)(uintptr_t)c->values + (size_t)i * c->stride;
}

/* One key after the other: for arrays and where batches are not known. */
static int read_singly(int fd, struct np_map_content *c, uint32_t *cap)
{
	uint8_t *last = NULL;

	for (;;) {
		grow(c, cap, c->n + 1 > *cap ? (*cap ? *cap * 2 : 64) : *cap);
		last = c->n ? key_at(c, c->n - 1) : NULL;
		if (bpf_map_get_next_key(fd, last, key_at(c, c->n)))
			return 0;
		if (!bpf_map_lookup_elem(fd, key_at(c, c->n), value_at(c, c->n)))
			c->n++;
		else if (!last || errno != ENOENT)
			return 0;
	}
}

static int read_batches(int fd, struct np_map_content *c, uint32_t *cap)
{
	uint32_t chunk = FIRST_CHUNK, batch[64], *in = NULL; /* the position is as large as a key */
	uint8_t *position = np_xcalloc(1, c->key_size > sizeof(batch) ? c->key_size : sizeof(batch));
	int err = 0;

	for (;;) {
		uint32_t n = chunk;

		grow(c, cap, c->n + chunk);
		err = bpf_map_lookup_batch(fd, in, position, key_at(c, c->n), value_at(c, c->n), &n,
					   NULL)
			      ? -errno
			      : 0;
		if (err == -ENOSPC) { /* a bucket has more than a chunk takes */
			chunk *= 2;
			continue;
		}
		if (err && err != -ENOENT)
			break;
		c->n += n;
		if (err == -ENOENT || !n) {
			err = 0;
			break;
		}
		in = (uint32_t *)position;
	}
	free(position);
	return err;
}

int np_map_read(struct np_loaded *l, uint32_t map, struct np_map_content *out)
{
	const struct np_plan_map *m = &np_loaded_plan(l)->maps.v[map];
	struct np_world *w = np_loaded_world(l);
	int fd = np_loaded_map(l, map), err;
	uint32_t cap = 0;

	*out = (struct np_map_content){
		.map = map,
		.key_size = m->key_size,
		.cpus = is_percpu(m) ? w->ops->cpus(w) : 1,
	};
	out->stride = ((m->value_size + 7) & ~7u) * out->cpus;
	if (fd < 0)
		return -ENOENT;
	err = is_array(m) ? -EINVAL : read_batches(fd, out, &cap);
	if (err) {
		out->n = 0;
		err = read_singly(fd, out, &cap);
	}
	return err;
}

static void free_content(struct np_map_content *c)
{
	free((void *)(uintptr_t)c->keys);
	free((void *)(uintptr_t)c->values);
}

void np_map_clear(struct np_loaded *l, uint32_t map)
{
	struct np_map_content c;

	if (is_array(&np_loaded_plan(l)->maps.v[map])) {
		np_map_zero(l, map);
		return;
	}
	if (!np_map_read(l, map, &c))
		for (uint32_t i = 0; i < c.n; i++)
			bpf_map_delete_elem(np_loaded_map(l, map), key_at(&c, i));
	free_content(&c);
}

void np_map_zero(struct np_loaded *l, uint32_t map)
{
	struct np_map_content c;

	if (!np_map_read(l, map, &c)) {
		uint8_t *zero = np_xcalloc(1, c.stride);

		for (uint32_t i = 0; i < c.n; i++)
			bpf_map_update_elem(np_loaded_map(l, map), key_at(&c, i), zero, BPF_EXIST);
		free(zero);
	}
	free_content(&c);
}

void np_map_print(struct np_loaded *l, struct np_out *o, uint32_t map, uint32_t top, uint32_t div)
{
	struct np_map_content c;

	if (!np_map_read(l, map, &c))
		np_out_map(o, &c, top, div);
	free_content(&c);
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct np_plan_map *const *)a)->name,
		      (*(const struct np_plan_map *const *)b)->name);
}

void np_maps_print_all(struct np_loaded *l, struct np_out *o)
{
	const struct np_plan *p = np_loaded_plan(l);
	const struct np_plan_map **list = np_xcalloc(p->maps.n, sizeof(*list));
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->maps.n; i++)
		if (p->maps.v[i].style != NP_STYLE_HIDDEN)
			list[n++] = &p->maps.v[i];
	qsort(list, n, sizeof(*list), by_name);
	for (uint32_t i = 0; i < n; i++)
		np_map_print(l, o, (uint32_t)(list[i] - p->maps.v), 0, 0);
	free(list);
}

static uint32_t find_role(const struct np_plan *p, uint32_t role)
{
	for (uint32_t i = 0; i < p->maps.n; i++)
		if (p->maps.v[i].role == role)
			return i;
	return NP_NO_INDEX;
}

uint64_t np_lost_count(struct np_loaded *l, uint32_t index)
{
	uint32_t map = find_role(np_loaded_plan(l), NP_MAP_LOST);
	struct np_world *w = np_loaded_world(l);
	uint32_t cpus = w->ops->cpus(w);
	uint64_t *values = np_xcalloc(cpus, sizeof(*values)), sum = 0;

	if (map != NP_NO_INDEX && np_loaded_map(l, map) >= 0 &&
	    !bpf_map_lookup_elem(np_loaded_map(l, map), &index, values))
		for (uint32_t i = 0; i < cpus; i++)
			sum += values[i];
	free(values);
	return sum;
}

uint32_t np_run_stack(void *loaded, uint64_t key, uint64_t *addresses, uint32_t max)
{
	struct np_loaded *l = loaded;
	uint32_t map = find_role(np_loaded_plan(l), NP_MAP_STACKS);
	struct {
		uint32_t n, unused;
		uint64_t addresses[NP_STACK_DEPTH];
	} stack;

	if (map == NP_NO_INDEX || np_loaded_map(l, map) < 0 ||
	    bpf_map_lookup_elem(np_loaded_map(l, map), &key, &stack))
		return 0;
	uint32_t n = stack.n < NP_STACK_DEPTH ? stack.n : NP_STACK_DEPTH;

	n = n < max ? n : max;
	memcpy(addresses, stack.addresses, n * sizeof(*addresses));
	return n;
}
