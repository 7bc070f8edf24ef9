/*
 * Waiting and reading.  While events come the ring is read at short intervals and the programs
 * wake nobody; when none came, control->sleeping asks the next program for a wake-up.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "run/runner.h"

#define BATCH 65536     /* records between two looks at signals and timers */
#define NAP_NS 500000   /* between two readings of a busy ring */
#define SETTLE_NAPS 200 /* at the end, for a record that is still being written */

/* What an epoll event is about; intervals are FIRST_TIMER + their position. */
enum source { RING, SIGNAL, COMMAND, PROCESS, LIMIT, OUTPUT, SYMBOLS, PRINT, FIRST_TIMER };

static uint32_t drain(struct runner *r);

static int watch(struct runner *r, int fd, uint32_t source, uint32_t events)
{
	struct epoll_event e = {.events = events, .data.u32 = source};

	if (fd < 0)
		return 0;
	return epoll_ctl(r->epoll, EPOLL_CTL_ADD, fd, &e) ? -errno : 0;
}

int runner_watch(struct runner *r)
{
	int err = 0;

	r->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (r->epoll < 0)
		return -errno;
	if (r->has_ring)
		err = watch(r, r->ring_fd, RING, EPOLLIN);
	if (!err)
		err = watch(r, r->signals.fd, SIGNAL, EPOLLIN);
	if (!err)
		err = watch(r, r->command.pidfd, COMMAND, EPOLLIN);
	if (!err)
		err = watch(r, r->process, PROCESS, EPOLLIN);
	if (!err)
		err = watch(r, r->limit, LIMIT, EPOLLIN);
	if (!err && r->opt->syms)
		err = watch(r, np_syms_fd(r->opt->syms), SYMBOLS, EPOLLIN);
	if (!err)
		err = watch(r, r->print, PRINT, EPOLLIN);
	for (uint32_t i = 0; i < r->timers.n && !err; i++)
		err = watch(r, r->timers.v[i].fd, FIRST_TIMER + i, EPOLLIN);
	/* a pipe's or socket's reader that went away; regular files cannot be watched */
	if (!err && r->opt->output)
		watch(r, fileno(r->opt->output), OUTPUT, 0);
	return err;
}

/* SIGUSR1: all maps, behind what was printed before. */
static void print_maps(struct runner *r)
{
	struct signalfd_siginfo signal;

	if (read(r->print, &signal, sizeof(signal)) != sizeof(signal))
		return;
	drain(r);
	np_out_probe(r->opt->out, NP_NO_INDEX);
	runner_print_map(r, NP_NO_INDEX, 0, 0);
	np_out_flush(r->opt->out);
}

/* Handles what happened within the timeout (-1: whatever it takes). */
static void wait_for(struct runner *r, int timeout_ms)
{
	struct epoll_event events[64];
	int n = epoll_wait(r->epoll, events, 64, timeout_ms);

	for (int i = 0; i < n; i++) {
		uint32_t source = events[i].data.u32;

		switch (source) {
		case RING:
		case SYMBOLS: break;
		case PRINT: print_maps(r); break;
		case COMMAND: r->ended |= command_reap(&r->command); break;
		case OUTPUT: r->unread = true; /* fall through */
		case SIGNAL:
		case PROCESS:
		case LIMIT: r->ended = true; break;
		default: r->timers.v[source - FIRST_TIMER].expired = true;
		}
	}
	if (r->opt->syms)
		np_syms_poll(r->opt->syms);
	if (r->ended)
		return;
	if (timers_have_expired(&r->timers)) {
		drain(r);
		np_out_frame(r->opt->out);
	}
	if (!r->ended)
		timers_run_expired(&r->timers);
}

static void nap(void)
{
	const struct timespec t = {.tv_nsec = NAP_NS};

	nanosleep(&t, NULL);
}

static uint32_t drain(struct runner *r)
{
	uint32_t n = r->has_ring ? ring_drain(&r->ring, BATCH, runner_record, r) : 0;

	/* in a storm the writer's buffer fills by itself */
	if (n < BATCH) {
		np_out_flush(r->opt->out);
		runner_flush_files(r);
	}
	if (r->opt->output && ferror(r->opt->output))
		r->ended = r->unread = true;
	return n;
}

/* ms; files that processes map are looked at before they are deleted */
static int longest_sleep(const struct runner *r)
{
	return r->opt->syms && np_syms_fd(r->opt->syms) >= 0 ? 100 : 1000;
}

/*
 * The ring looked empty: says so, looks again, sleeps. A program that had looked at `sleeping`
 * before and sends its record after that does not wake us; it cannot take long, so the first
 * sleeps are short. Until something happens `sleeping` stays set.
 */
static void sleep_on_ring(struct runner *r)
{
	const int timeouts[] = {10, 100, longest_sleep(r)};
	size_t i = 0;

	__atomic_store_n(&r->control->sleeping, 1, __ATOMIC_SEQ_CST);
	while (!r->ended && __atomic_load_n(&r->control->sleeping, __ATOMIC_SEQ_CST)) {
		if (!ring_is_empty(&r->ring))
			break;
		wait_for(r, timeouts[i]);
		if (i + 1 < sizeof(timeouts) / sizeof(timeouts[0]))
			i++;
	}
	__atomic_store_n(&r->control->sleeping, 0, __ATOMIC_SEQ_CST);
}

void runner_loop(struct runner *r)
{
	while (!r->ended) {
		uint32_t n = drain(r);

		if (r->ended)
			break;
		if (!r->has_ring || !r->control) {
			/* without the flag every record wakes us, or there are none */
			wait_for(r, longest_sleep(r) < 1000 ? longest_sleep(r) : -1);
		} else if (n == BATCH) {
			wait_for(r, 0);
		} else if (n || !ring_is_empty(&r->ring)) {
			nap();
			wait_for(r, 0);
		} else {
			sleep_on_ring(r);
		}
	}
}

void runner_drain(struct runner *r)
{
	for (int naps = 0; r->has_ring && naps < SETTLE_NAPS;) {
		if (ring_drain(&r->ring, BATCH, runner_record, r))
			continue;
		if (ring_is_empty(&r->ring))
			break;
		nap();
		naps++;
	}
	np_out_flush(r->opt->out);
}
