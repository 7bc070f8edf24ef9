/*
 * Tests and benchmarks: programs that bpf_prog_test_run runs, one after the other, with nothing
 * else attached.  What a benchmark takes is what the kernel counted for its program, so neither
 * the system call that runs it nor the reading of its records is in it; the kernel's count itself
 * is, with some 20 ns a run.
 */
#include "run/tests.h"

#include <errno.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "run/runner.h"

#define WARM_RUNS 1000       /* before anything is counted: caches, branches, maps */
#define WARM_NS 50000000     /* ... or as many as this allows */
#define MEASURE_NS 500000000 /* then so long, the system calls included ... */
#define MEASURE_RUNS 1000000 /* ... or so many */
#define LOOK_EVERY 256       /* runs between two looks at signals */

static int filter_open(regex_t *re, const char *filter)
{
	return regcomp(re, filter, REG_EXTENDED | REG_NOSUB);
}

bool np_suite_bad_filter(const char *filter, char *why, size_t size)
{
	regex_t re;
	int err = filter_open(&re, filter);

	if (err)
		regerror(err, &re, why, size);
	else
		regfree(&re);
	return err;
}

static bool matches(const regex_t *re, const struct np_plan_probe *p)
{
	return !regexec(re, p->name, 0, NULL, 0) || !regexec(re, p->text, 0, NULL, 0);
}

uint32_t np_suite_choose(const struct np_plan *p, enum np_suite suite, const char *filter,
			 bool *chosen)
{
	uint32_t kind = suite == NP_SUITE_TEST ? NP_P_TEST : NP_P_BENCH, n = 0;
	regex_t re;

	if (filter && filter_open(&re, filter))
		return 0;
	for (uint32_t i = 0; i < p->probes.n; i++) {
		const struct np_plan_probe *probe = &p->probes.v[i];
		bool is = probe->kind == kind && (!filter || matches(&re, probe));

		if (chosen)
			chosen[i] = is;
		n += is;
	}
	if (filter)
		regfree(&re);
	return n;
}

static uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static const struct np_plan_probe *probe_of(const struct runner *r, const struct timer *t)
{
	return &r->plan->probes.v[t->probe];
}

static bool is_chosen(const struct runner *r, const struct timer *t)
{
	uint32_t kind = probe_of(r, t)->kind;

	return kind == NP_P_TEST || kind == NP_P_BENCH;
}

/* What the one before left behind: exit() ends only the one that calls it. */
static void reset(struct runner *r)
{
	if (r->control) {
		__atomic_store_n(&r->control->exiting, 0, __ATOMIC_SEQ_CST);
		__atomic_store_n(&r->control->failed, 0, __ATOMIC_SEQ_CST);
	}
}

static bool has_failed(const struct runner *r)
{
	return r->control && r->control->failed;
}

static bool has_exited(const struct runner *r)
{
	return r->control && r->control->exiting;
}

static int run_once(const struct timer *t, const struct np_plan_probe *p,
		    struct np_load_error *error)
{
	int err = timers_run(t);

	if (err)
		*error = (struct np_load_error){
			.err = -err,
			.line = p->line,
			.column = p->column,
			.message = "the kernel did not run it",
			.hint = err == -EINVAL ? "it takes kernel 5.10" : NULL,
		};
	return err;
}

/* --- tests --- */

/* The kernel's count of the run, if it counts; else how long the system call took. */
static int run_test(struct runner *r, const struct timer *t, bool counts, uint64_t *ns,
		    struct np_load_error *error)
{
	uint64_t runs, before = 0, after = 0, from;
	int err;

	reset(r);
	np_program_cost(t->prog_fd, &runs, &before);
	from = now_ns();
	err = run_once(t, probe_of(r, t), error);
	*ns = now_ns() - from;
	np_program_cost(t->prog_fd, &runs, &after);
	if (counts)
		*ns = after - before;
	if (!err)
		runner_drain(r);
	return err;
}

static int run_tests(struct runner *r, uint32_t n, struct np_load_error *error)
{
	const char **failed = np_xcalloc(n + 1, sizeof(*failed));
	uint32_t ran = 0, n_failed = 0;
	struct cost count = {.fd = -1};
	bool counts = !cost_start(&count);
	int err = 0;

	np_out_tests(r->opt->out, n);
	for (uint32_t i = 0; i < r->timers.n && !err && !runner_told_to_stop(r); i++) {
		const struct timer *t = &r->timers.v[i];
		const char *name = probe_of(r, t)->name;
		uint64_t ns;

		if (!is_chosen(r, t))
			continue;
		np_out_test(r->opt->out, name);
		np_out_flush(r->opt->out);
		err = run_test(r, t, counts, &ns, error);
		if (err)
			break;
		ran++;
		if (has_failed(r))
			failed[n_failed++] = name;
		np_out_probe(r->opt->out, t->probe);
		np_out_test_result(r->opt->out, name, ns, !has_failed(r));
	}
	np_out_probe(r->opt->out, NP_NO_INDEX);
	if (!err)
		np_out_tests_end(r->opt->out, ran, failed, n_failed);
	cost_close(&count);
	free(failed);
	return err ? err : n_failed || ran < n;
}

/* --- benchmarks --- */

/* What is sent while it is measured is not shown; but maps that it empties are emptied. */
static bool pass_over(void *arg, const void *record, uint32_t len)
{
	struct runner *r = arg;
	const struct np_plan_event *e;
	struct np_record head;

	if (len < sizeof(head))
		return true;
	memcpy(&head, record, sizeof(head));
	if (head.event >= r->plan->events.n)
		return true;
	e = &r->plan->events.v[head.event];
	if (e->kind == NP_EV_CLEAR || e->kind == NP_EV_ZERO)
		return runner_record(r, record, len);
	return true;
}

/* Until the time or number is over, or it fails. */
static int repeat(struct runner *r, const struct timer *t, uint64_t runs, uint64_t ns,
		  struct np_load_error *error)
{
	const uint64_t until = now_ns() + ns;

	reset(r);
	for (uint64_t i = 0; i < runs && now_ns() < until; i++) {
		int err = run_once(t, probe_of(r, t), error);

		if (err)
			return err;
		while (r->has_ring && !ring_is_empty(&r->ring))
			ring_drain(&r->ring, UINT32_MAX, pass_over, r);
		if (has_failed(r) || (!(i % LOOK_EVERY) && runner_told_to_stop(r)))
			break;
		if (has_exited(r))
			reset(r);
	}
	return 0;
}

static int measure(struct runner *r, const struct timer *t, struct np_out_benchmark *b,
		   struct np_load_error *error)
{
	uint64_t runs = 0, ns = 0;
	int err = repeat(r, t, WARM_RUNS, WARM_NS, error);

	*b = (struct np_out_benchmark){.name = probe_of(r, t)->name, .probe = t->probe};
	if (err || has_failed(r))
		return err;
	np_program_cost(t->prog_fd, &runs, &ns);
	err = repeat(r, t, MEASURE_RUNS, MEASURE_NS, error);
	np_program_cost(t->prog_fd, &b->runs, &b->ns);
	b->runs -= runs;
	b->ns -= ns;
	return err;
}

static int no_count(struct np_load_error *error, int err)
{
	*error = (struct np_load_error){
		.err = -err,
		.permission = err == -EPERM,
		.message = "the kernel does not count what programs take",
		.hint = err == -EPERM ? "it takes CAP_SYS_ADMIN" : NULL,
	};
	return err;
}

static void tell_failed(struct runner *r, const struct np_plan_probe *p)
{
	const struct np_plan_event at = {.line = p->line, .column = p->column};

	runner_tell(r, &at, "error", "'%s' failed, and is not measured", p->text);
}

static int run_benchmarks(struct runner *r, uint32_t n, struct np_load_error *error)
{
	struct np_out_benchmark *v = np_xcalloc(n + 1, sizeof(*v));
	struct cost count = {.fd = -1};
	uint32_t done = 0;
	int err = cost_start(&count);
	bool failed = false;

	if (err)
		err = no_count(error, err);
	for (uint32_t i = 0; i < r->timers.n && !err && !runner_told_to_stop(r); i++) {
		const struct timer *t = &r->timers.v[i];

		if (!is_chosen(r, t))
			continue;
		err = measure(r, t, &v[done], error);
		if (!err && has_failed(r)) {
			failed = true;
			tell_failed(r, probe_of(r, t));
		} else if (!err) {
			done++;
		}
	}
	if (!err)
		np_out_benchmarks(r->opt->out, v, done);
	cost_close(&count);
	free(v);
	return err ? err : failed || done < n;
}

int runner_suite(struct runner *r, struct np_load_error *error)
{
	uint32_t n = 0;
	int status;

	for (uint32_t i = 0; i < r->timers.n; i++)
		n += is_chosen(r, &r->timers.v[i]);
	status = r->opt->suite == NP_SUITE_TEST ? run_tests(r, n, error)
						: run_benchmarks(r, n, error);
	/* what comes now is of the end probes */
	reset(r);
	np_out_flush(r->opt->out);
	return status;
}
