/*
 * For the tests of runtime/out: a plan built by hand, records and map contents built by
 * hand, and what the writer makes of them as a string.
 */
#ifndef OUT_FIXTURE_H
#define OUT_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "out/out.h"

static struct np_arena *arena;
static struct np_plan plan;
static struct np_out_context ctx;
static int failures, checks;

static struct np_plan_type *fix_blank(struct np_plan_type *t)
{
	t->name = t->anchor = t->format = "";
	t->elem = NP_NO_INDEX;
	return t;
}

static uint32_t type_of(uint32_t kind, uint32_t size, bool is_signed)
{
	struct np_plan_type *t = fix_blank(np_vec_add(arena, &plan.types));

	t->kind = kind;
	t->size = size;
	t->is_signed = is_signed;
	return plan.types.n - 1;
}
#define INT_TYPE(size) type_of(NP_V_INT, size, true)
#define UINT_TYPE(size) type_of(NP_V_INT, size, false)
#define STR_TYPE(size) type_of(NP_V_STR, size, false)

/* Adds a member behind the last one. */
__attribute__((unused)) static void add_member_at(uint32_t type, const char *name, uint32_t of,
						  uint32_t offset)
{
	struct np_plan_member *m = np_vec_add(arena, &plan.types.v[type].members);

	m->name = name;
	m->type = of;
	m->offset = offset;
	if (plan.types.v[type].size < offset + plan.types.v[of].size)
		plan.types.v[type].size = offset + plan.types.v[of].size;
}
__attribute__((unused)) static void add_member(uint32_t type, const char *name, uint32_t of)
{
	add_member_at(type, name, of, plan.types.v[type].size);
}

__attribute__((unused)) static uint32_t map_of(const char *name, uint32_t style, uint32_t key,
					       uint32_t value)
{
	struct np_plan_map *m = np_vec_add(arena, &plan.maps);

	m->name = name;
	m->style = style;
	m->bpf_type = 1; /* hash */
	m->key_type = key;
	m->value_type = value;
	m->value_heading = "";
	m->key_size = key == NP_NO_INDEX ? 0 : plan.types.v[key].size;
	m->value_size = plan.types.v[value].size;
	return plan.maps.n - 1;
}

/* An event with a record that is filled while its arguments are added. */
static uint8_t record[8192];
static uint32_t record_len;

__attribute__((unused)) static uint32_t event_of(uint32_t kind, const char *format)
{
	struct np_plan_event *e = np_vec_add(arena, &plan.events);
	struct np_record r = {.event = plan.events.n - 1};

	e->kind = kind;
	e->format = format;
	e->map = NP_NO_INDEX;
	e->size = sizeof(r);
	memset(record, 0, sizeof(record));
	memcpy(record, &r, sizeof(r));
	record_len = sizeof(r);
	return plan.events.n - 1;
}

/* Adds an argument to the last event: its fixed part; tails come after the last of them. */
__attribute__((unused)) static void arg_bytes(const char *name, uint32_t type, const void *bytes,
					      uint32_t n)
{
	struct np_plan_event *e = &plan.events.v[plan.events.n - 1];
	struct np_plan_member *m = np_vec_add(arena, &e->args);

	m->name = name;
	m->type = type;
	m->offset = e->size;
	memcpy(record + m->offset, bytes, n);
	e->size += (plan.types.v[type].size + 7) / 8 * 8;
	record_len = e->size;
}
__attribute__((unused)) static void arg_u64(const char *name, uint32_t type, uint64_t v)
{
	arg_bytes(name, type, &v, 8);
}
__attribute__((unused)) static void arg_str(const char *name, uint32_t type, const char *s)
{
	uint32_t n = (uint32_t)strlen(s) + 1;

	arg_bytes(name, type, s, n < plan.types.v[type].size ? n : plan.types.v[type].size);
}

/* A test begins with an empty plan. */
static void fix_start(void)
{
	np_arena_free(arena);
	arena = np_arena_new();
	memset(&plan, 0, sizeof(plan));
	memset(&ctx, 0, sizeof(ctx));
	ctx.plan = &plan;
}

static char *result;
static size_t result_len;
static FILE *result_file;

static struct np_out *fix_open(enum np_format format)
{
	free(result);
	result = NULL;
	result_file = open_memstream(&result, &result_len);
	if (!result_file)
		abort();
	return np_out_new(&ctx, format, result_file);
}

static const char *fix_close(struct np_out *o)
{
	np_out_free(o);
	fclose(result_file);
	return result;
}

__attribute__((unused)) static const char *event_text(enum np_format format)
{
	struct np_out *o = fix_open(format);

	np_out_event(o, record, record_len);
	return fix_close(o);
}

__attribute__((unused)) static const char *map_text(enum np_format format,
						    const struct np_map_content *c, uint32_t top,
						    uint32_t div)
{
	struct np_out *o = fix_open(format);

	np_out_map(o, c, top, div);
	return fix_close(o);
}

static void expect(const char *file, int line, const char *want, const char *got)
{
	checks++;
	if (!strcmp(want, got))
		return;
	failures++;
	printf("%s:%d:\n--- want\n%s--- got\n%s---\n", file, line, want, got);
}
#define EXPECT(want, got) expect(__FILE__, __LINE__, want, got)

static int fix_end(void)
{
	np_arena_free(arena);
	free(result);
	printf("%d checks, %d failed\n", checks, failures);
	return failures != 0;
}

#endif
