/*
 * Tests and benchmarks: what the users of bpftrace's --test and --bench read, in its words.  A
 * time is never rounded to another unit than what it is long enough for.
 */
#include <inttypes.h>

#include "out/out_internal.h"

#define GREEN "\033[32m"
#define RED "\033[31m"
#define PLAIN "\033[0m"

/* "[ RUN      ] " and its like. */
static void label(struct np_out *o, const char *colour, const char *text)
{
	np_text_addf(&o->buf, "%s[%s]%s ", o->colour ? colour : "", text, o->colour ? PLAIN : "");
}

static const char *tests(uint32_t n)
{
	return n == 1 ? "test" : "tests";
}

/* Behind what a test printed without a newline. */
static void begin_line(struct np_out *o)
{
	np_out_flush(o);
	if (o->open_line)
		np_text_addc(&o->buf, '\n');
}

void np_out_tests(struct np_out *o, uint32_t n)
{
	if (np_out_is_json(o))
		return;
	begin_line(o);
	label(o, GREEN, "==========");
	np_text_addf(&o->buf, "Running %u %s.\n", n, tests(n));
}

void np_out_test(struct np_out *o, const char *name)
{
	if (np_out_is_json(o))
		return;
	label(o, GREEN, " RUN      ");
	np_text_addf(&o->buf, "%s\n", name);
}

/* The largest unit of which there are ten at least. */
static void add_time(struct np_text *t, uint64_t ns)
{
	if (ns < 10000)
		np_text_addf(t, "%" PRIu64 " ns", ns);
	else if (ns < 10000000)
		np_text_addf(t, "%" PRIu64 " \u03bcs", ns / 1000);
	else
		np_text_addf(t, "%" PRIu64 " ms", ns / 1000000);
}

/* {"type": "...", "data": {"NAME": { ...; or JSONL's members of the same, in one object */
static void begin_json(struct np_out *o, const char *type, const char *name)
{
	if (o->format == NP_FORMAT_JSONL) {
		out_jsonl_begin(o, type);
		out_jsonl_member(o, "name", name, strlen(name));
		np_text_add(&o->buf, ", ");
		return;
	}
	out_json_begin(&o->buf, type);
	np_text_addc(&o->buf, '{');
	out_json_string(&o->buf, name, strlen(name));
	np_text_add(&o->buf, ": {");
}

static void end_json(struct np_out *o)
{
	if (o->format == NP_FORMAT_JSONL) {
		out_jsonl_end(o);
		return;
	}
	np_text_add(&o->buf, "}}");
	out_json_end(&o->buf);
}

void np_out_test_result(struct np_out *o, const char *name, uint64_t ns, bool passed)
{
	if (np_out_is_json(o)) {
		begin_json(o, "test_result", name);
		np_text_add(&o->buf, "\"duration\": ");
		out_json_u64(&o->buf, ns);
		np_text_addf(&o->buf, ", \"passed\": %s", passed ? "true" : "false");
		end_json(o);
		return;
	}
	begin_line(o);
	label(o, passed ? GREEN : RED, passed ? "       OK " : "  FAILED  ");
	np_text_addf(&o->buf, "%s (", name);
	add_time(&o->buf, ns);
	np_text_add(&o->buf, ")\n");
}

void np_out_tests_end(struct np_out *o, uint32_t ran, const char *const *failed, uint32_t n)
{
	if (np_out_is_json(o))
		return;
	label(o, GREEN, "==========");
	np_text_addf(&o->buf, "%u %s ran.\n", ran, tests(ran));
	label(o, GREEN, "  PASSED  ");
	np_text_addf(&o->buf, "%u %s.\n", ran - n, tests(ran - n));
	if (!n)
		return;
	label(o, RED, "  FAILED  ");
	np_text_addf(&o->buf, "%u %s, listed below:\n", n, tests(n));
	for (uint32_t i = 0; i < n; i++) {
		label(o, RED, "  FAILED  ");
		np_text_addf(&o->buf, "%s\n", failed[i]);
	}
}

#define NAME_COLUMNS 40
#define TIME_COLUMNS 14

static uint64_t average(const struct np_out_benchmark *b)
{
	return b->runs ? (b->ns + b->runs / 2) / b->runs : 0;
}

static void table(struct np_out *o, const struct np_out_benchmark *v, uint32_t n)
{
	static const char heading[] = "Benchmark";
	struct np_text *t = &o->buf;
	size_t width = NAME_COLUMNS;

	for (uint32_t i = 0; i < n; i++) {
		size_t w = np_display_width(v[i].name, strlen(v[i].name));

		width = w > width ? w : width;
	}
	begin_line(o);
	np_text_add(t, heading);
	np_text_pad(t, ' ', width - strlen(heading));
	np_text_addf(t, " %-*s Iterations\n", TIME_COLUMNS, "Time(ns)");
	np_text_pad(t, '-', width + TIME_COLUMNS + strlen("  Iterations"));
	np_text_addc(t, '\n');
	for (uint32_t i = 0; i < n; i++) {
		np_text_add(t, v[i].name);
		np_text_pad(t, ' ', width - np_display_width(v[i].name, strlen(v[i].name)));
		np_text_addf(t, " %-*" PRIu64 " %" PRIu64 "\n", TIME_COLUMNS, average(&v[i]),
			     v[i].runs);
	}
}

void np_out_benchmarks(struct np_out *o, const struct np_out_benchmark *v, uint32_t n)
{
	if (!np_out_is_json(o)) {
		table(o, v, n);
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		np_out_probe(o, v[i].probe);
		begin_json(o, "benchmark_result", v[i].name);
		np_text_add(&o->buf, "\"average\": ");
		out_json_u64(&o->buf, average(&v[i]));
		np_text_add(&o->buf, ", \"iters\": ");
		out_json_u64(&o->buf, v[i].runs);
		end_json(o);
	}
	np_out_probe(o, NP_NO_INDEX);
}
