/* begin, end, interval, self, tests: see timers.h. */
#include "run/timers.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "attach/attach.h"
#include "run/signals.h"

int timers_run(const struct timer *t)
{
	LIBBPF_OPTS(bpf_test_run_opts, opt);
	int err = bpf_prog_test_run_opts(t->prog_fd, &opt);

	return err == -1 ? -errno : err;
}

/* The first program of the probe that this kernel takes. */
static int load_one(struct np_loaded *l, uint32_t probe, struct np_load_error *error)
{
	const struct np_plan_probe *p = &np_loaded_plan(l)->probes.v[probe];
	const char *missing = NULL;
	int fd = -ENOENT;

	*error = (struct np_load_error){.err = ENOENT, .message = "the image lacks a program"};
	for (uint32_t i = 0; i < p->programs.n && fd < 0; i++)
		if (np_program_fits(l, p->programs.v[i].program, &missing))
			fd = np_load_program(l, p->programs.v[i].program, probe, error);
	if (fd == -ENOENT && missing && error->err == ENOENT && !error->log)
		error->message = np_sprintf(np_loaded_arena(l), "this kernel lacks '%s'", missing);
	return fd;
}

static bool is_loaded(const struct np_plan *p, uint32_t i, const bool *tests)
{
	switch (p->probes.v[i].kind) {
	case NP_P_BEGIN:
	case NP_P_END: return true;
	case NP_P_INTERVAL:
	case NP_P_SELF: return !tests;
	default: return tests && tests[i];
	}
}

int timers_load(struct timers *t, struct np_loaded *l, const bool *tests,
		struct np_load_error *error)
{
	const struct np_plan *p = np_loaded_plan(l);

	*t = (struct timers){.v = np_xcalloc(p->probes.n + 1, sizeof(*t->v))};
	for (uint32_t i = 0; i < p->probes.n; i++) {
		int fd;

		if (!is_loaded(p, i, tests))
			continue;
		fd = load_one(l, i, error);
		if (fd < 0)
			return fd;
		t->v[t->n++] = (struct timer){.probe = i, .prog_fd = fd, .fd = -1};
	}
	return 0;
}

void timers_close(struct timers *t)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (t->v[i].fd >= 0)
			close(t->v[i].fd);
	free(t->v);
	*t = (struct timers){0};
}

int timers_run_kind(const struct timers *t, const struct np_plan *p, enum np_probe_kind kind)
{
	int n = 0;

	for (uint32_t i = 0; i < t->n; i++) {
		if (p->probes.v[t->v[i].probe].kind != (uint32_t)kind)
			continue;
		int err = timers_run(&t->v[i]);

		if (err)
			return err;
		n++;
	}
	return n;
}

int timers_clock(uint64_t first_ns, uint64_t period_ns)
{
	const uint64_t second = 1000000000;
	const struct itimerspec when = {
		.it_value = {(time_t)(first_ns / second), (long)(first_ns % second)},
		.it_interval = {(time_t)(period_ns / second), (long)(period_ns % second)},
	};
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);

	if (fd < 0)
		return -errno;
	if (timerfd_settime(fd, 0, &when, NULL)) {
		int err = errno;

		close(fd);
		return -err;
	}
	return fd;
}

int timers_start(struct timers *t, struct np_loaded *l)
{
	const struct np_plan *p = np_loaded_plan(l);

	for (uint32_t i = 0; i < t->n; i++) {
		const struct np_plan_probe *probe = &p->probes.v[t->v[i].probe];

		if (probe->kind == NP_P_SELF) {
			t->v[i].fd = signals_take((int)probe->period);
			if (t->v[i].fd < 0)
				return t->v[i].fd;
		}
		if (probe->kind != NP_P_INTERVAL)
			continue;
		uint64_t period = np_probe_period_ns(l, probe);

		t->v[i].fd = timers_clock(period, period);
		if (t->v[i].fd < 0)
			return t->v[i].fd;
	}
	return 0;
}

bool timers_have_expired(const struct timers *t)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (t->v[i].expired)
			return true;
	return false;
}

void timers_run_expired(struct timers *t)
{
	for (uint32_t i = 0; i < t->n; i++) {
		char times[sizeof(struct signalfd_siginfo)]; /* a clock's are 8 bytes */

		if (!t->v[i].expired)
			continue;
		t->v[i].expired = false;
		if (read(t->v[i].fd, times, sizeof(times)) > 0)
			timers_run(&t->v[i]);
	}
}
