/*
 * Fuzz target of the image reader: an ELF image, or a plan alone, is refused or can be trusted: it
 * is shown, and records and maps whose bytes are the input's are written by both writers.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image/object.h"
#include "out/out.h"

#define MOST_BYTES 65536 /* of a record or a map's rows, here */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t no_stack(void *arg, uint64_t key, uint64_t *addresses, uint32_t max)
{
	(void)arg;
	for (uint32_t i = 0; i < max && i < key % 8; i++)
		addresses[i] = key + i;
	return (uint32_t)(key % 8 < max ? key % 8 : max);
}

/* So many bytes out of the input, over and over. */
static uint8_t *bytes_of(const uint8_t *data, size_t size, size_t n)
{
	uint8_t *p = calloc(1, n + 1);

	for (size_t i = 0; p && size && i < n; i++)
		p[i] = data[i % size];
	return p;
}

static void write_events(struct np_out *o, const struct np_plan *plan, const uint8_t *data,
			 size_t size)
{
	for (uint32_t i = 0; i < plan->events.n; i++) {
		size_t n = plan->events.v[i].size + 64u;
		uint8_t *record = n < MOST_BYTES ? bytes_of(data, size, n) : NULL;

		if (!record)
			continue;
		memcpy(record, &i, 4);
		np_out_event(o, record, n);
		np_out_event(o, record, n / 2);
		free(record);
	}
}

static void write_maps(struct np_out *o, const struct np_plan *plan, const uint8_t *data,
		       size_t size)
{
	for (uint32_t i = 0; i < plan->maps.n; i++) {
		const struct np_plan_map *m = &plan->maps.v[i];
		struct np_map_content c = {.map = i,
					   .n = 3,
					   .key_size = m->key_size,
					   .stride = m->value_size,
					   .cpus = 1};

		if (m->key_size > MOST_BYTES || m->value_size > MOST_BYTES)
			continue;
		c.keys = bytes_of(data, size, 3 * (size_t)c.key_size);
		c.values = bytes_of(data, size, 3 * (size_t)c.stride);
		if (c.keys && c.values)
			np_out_map(o, &c, i % 3, i % 5);
		free((void *)c.keys);
		free((void *)c.values);
	}
}

static void write_all(const struct np_plan *plan, const uint8_t *data, size_t size)
{
	const struct np_out_context context = {.plan = plan, .stack = no_stack};
	static FILE *nowhere;

	if (!nowhere)
		nowhere = fopen("/dev/null", "we");
	for (int f = NP_FORMAT_TEXT; f < NP_FORMAT_COUNT; f++) {
		struct np_out *o = np_out_new(&context, (enum np_format)f, nowhere);

		write_events(o, plan, data, size);
		write_maps(o, plan, data, size);
		np_out_finish(o);
		np_out_free(o);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct np_arena *a = np_arena_new();
	const struct np_plan *plan;
	struct np_text out = {0};
	const char *error = NULL;

	if (size >= 8 && !memcmp(data, NP_PLAN_MAGIC, 8)) {
		plan = np_plan_decode(a, data, size, &error);
	} else {
		struct np_object *o = np_object_read(a, data, size, &error);

		plan = o ? o->plan : NULL;
	}
	if (!plan && !error)
		abort();
	if (plan) {
		np_plan_dump(plan, &out);
		write_all(plan, data, size);
	}
	np_text_free(&out);
	np_arena_free(a);
	return 0;
}
