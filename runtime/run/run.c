/*
 * The run: begin probes, attach, read until something ends it, detach, end probes, maps, losses.
 *
 * Reading: drain; while there is something, nap a little and drain again (no wake-ups are paid
 * for in a storm); when there is nothing, say so in the control map, drain once more, and sleep
 * until a program, a timer or a signal wakes us.
 */
#include "run/run.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "run/command.h"
#include "run/losses.h"
#include "run/maps.h"
#include "run/ring.h"

#define NAP_NS 300000 /* between two drains of a busy ring */

struct timer {
	int fd, program;
};

struct run {
	struct np_loaded *l;
	const struct np_plan *plan;
	const struct np_run_options *opt;
	struct np_ring ring;
	struct np_control *control;
	int epoll, signals;
	struct timer *timers;
	uint32_t n_timers;
	struct np_command command;
	int pid_fd, limit_fd;
	bool over, exited;
	int status, command_status;
};

static uint32_t find_role(const struct np_plan *p, uint32_t role)
{
	for (uint32_t i = 0; i < p->maps.n; i++)
		if (p->maps.v[i].role == role)
			return i;
	return NP_NO_INDEX;
}

/* Records */

static int64_t exit_status(const struct np_plan_event *e, const uint8_t *record, size_t len)
{
	int64_t v = 0;

	if (e->args.n && e->args.v[0].offset + 8 <= len)
		memcpy(&v, record + e->args.v[0].offset, 8);
	return v;
}

static bool on_record(void *arg, const void *record, size_t len)
{
	struct run *r = arg;
	const struct np_record *h = record;

	if (len < sizeof(*h) || h->event >= r->plan->events.n)
		return true;
	const struct np_plan_event *e = &r->plan->events.v[h->event];

	switch (e->kind) {
	case NP_EV_PRINT_MAP:
		if (e->map == NP_NO_INDEX)
			np_maps_print_all(r->l, r->opt->out);
		else
			np_map_print(r->l, r->opt->out, e->map, e->top, e->div);
		break;
	case NP_EV_CLEAR: np_map_clear(r->l, e->map); break;
	case NP_EV_ZERO: np_map_zero(r->l, e->map); break;
	case NP_EV_EXIT:
		if (!r->exited)
			r->status = (int)(exit_status(e, record, len) & 0xff);
		r->exited = r->over = true;
		break;
	default: np_out_event(r->opt->out, record, len); break;
	}
	return true;
}

static unsigned drain(struct run *r)
{
	return r->ring.consumer ? np_ring_drain(&r->ring, on_record, r) : 0;
}

/* Programs that we run ourselves: begin, end, interval */

static int run_program(int fd)
{
	LIBBPF_OPTS(bpf_test_run_opts, opt);

	return bpf_prog_test_run_opts(fd, &opt) ? -errno : 0;
}

static int load_own(struct run *r, uint32_t probe, struct np_load_error *error)
{
	const struct np_plan_probe *p = &r->plan->probes.v[probe];
	const char *missing;

	for (uint32_t i = 0; i < p->programs.n; i++) {
		uint32_t program = p->programs.v[i].program;

		if (!np_program_fits(r->l, program, &missing))
			continue;
		int fd = np_load_program(r->l, program, probe, error);

		if (fd >= 0 || !error->verifier || i + 1 == p->programs.n)
			return fd;
	}
	return -EOPNOTSUPP;
}

static int run_kind(struct run *r, uint32_t kind, struct np_load_error *error)
{
	for (uint32_t i = 0; i < r->plan->probes.n; i++) {
		if (r->plan->probes.v[i].kind != kind)
			continue;
		int fd = load_own(r, i, error);

		if (fd < 0)
			return fd;
		int err = run_program(fd);

		if (err) {
			error->err = -err;
			error->message = "the kernel does not run programs on request";
			return err;
		}
	}
	return 0;
}

static uint64_t period_of(struct run *r, const struct np_plan_probe *p)
{
	for (uint32_t i = 0; *p->period_param && i < r->plan->params.n; i++)
		if (!strcmp(r->plan->params.v[i].name, p->period_param))
			return (uint64_t)np_loaded_params(r->l)[i].integer;
	return p->period;
}

static void watch(struct run *r, int fd)
{
	struct epoll_event ev = {.events = EPOLLIN, .data.fd = fd};

	if (fd >= 0)
		epoll_ctl(r->epoll, EPOLL_CTL_ADD, fd, &ev);
}

static int timer_fd(uint64_t ns, bool repeat)
{
	struct itimerspec t = {.it_value = {(time_t)(ns / 1000000000), (long)(ns % 1000000000)}};
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);

	if (repeat)
		t.it_interval = t.it_value;
	if (fd >= 0)
		timerfd_settime(fd, 0, &t, NULL);
	return fd;
}

/* Loads the interval programs; the clocks are started by start_timers. */
static int load_timers(struct run *r, struct np_load_error *error)
{
	r->timers = np_xcalloc(r->plan->probes.n, sizeof(*r->timers));
	for (uint32_t i = 0; i < r->plan->probes.n; i++) {
		if (r->plan->probes.v[i].kind != NP_P_INTERVAL)
			continue;
		int program = load_own(r, i, error);

		if (program < 0)
			return program;
		r->timers[r->n_timers++] = (struct timer){(int)i, program};
	}
	return 0;
}

static void start_timers(struct run *r)
{
	for (uint32_t i = 0; i < r->n_timers; i++) {
		uint64_t ns = period_of(r, &r->plan->probes.v[r->timers[i].fd]);

		r->timers[i].fd = timer_fd(ns ? ns : 1, true);
		watch(r, r->timers[i].fd);
	}
}

/* Waiting */

static void on_signal(struct run *r)
{
	struct signalfd_siginfo s;

	while (read(r->signals, &s, sizeof(s)) == sizeof(s)) {
		if (s.ssi_signo == SIGCHLD) {
			int status;

			if (r->command.pid && waitpid(r->command.pid, &status, WNOHANG) == r->command.pid) {
				r->command_status = status;
				r->over = true;
			}
			continue;
		}
		if (s.ssi_signo == SIGUSR1) {
			np_maps_print_all(r->l, r->opt->out);
			np_out_flush(r->opt->out);
			continue;
		}
		r->over = true;
	}
}

static void on_ready(struct run *r, int fd)
{
	uint64_t count;

	if (fd == r->signals) {
		on_signal(r);
	} else if (fd == r->limit_fd || fd == r->pid_fd) {
		r->over = true;
	} else {
		for (uint32_t i = 0; i < r->n_timers; i++)
			/* however many periods have passed meanwhile: it runs once */
			if (r->timers[i].fd == fd && read(fd, &count, sizeof(count)) > 0)
				run_program(r->timers[i].program);
	}
}

static void wait_for(struct run *r, int timeout_ms)
{
	struct epoll_event events[16];
	int n = epoll_wait(r->epoll, events, 16, timeout_ms);

	for (int i = 0; i < n; i++)
		on_ready(r, events[i].data.fd);
}

static void loop(struct run *r)
{
	const struct timespec nap = {0, NAP_NS};

	while (!r->over) {
		if (drain(r)) {
			if (ferror(stdout))
				break;
			if (!r->over)
				nanosleep(&nap, NULL);
			wait_for(r, 0);
			continue;
		}
		np_out_flush(r->opt->out);
		if (r->control) {
			__atomic_store_n(&r->control->sleeping, 1, __ATOMIC_SEQ_CST);
			if (drain(r)) {
				__atomic_store_n(&r->control->sleeping, 0, __ATOMIC_SEQ_CST);
				continue;
			}
		}
		if (!r->over)
			wait_for(r, r->ring.consumer ? 100 : -1);
	}
}

/* Setting up */

static int open_ring(struct run *r, struct np_load_error *error)
{
	uint32_t ring = find_role(r->plan, NP_MAP_RING), control = find_role(r->plan, NP_MAP_CONTROL);
	int err = 0;

	if (control != NP_NO_INDEX && np_loaded_map(r->l, control) >= 0) {
		void *p = mmap(NULL, (size_t)sysconf(_SC_PAGESIZE), PROT_READ | PROT_WRITE, MAP_SHARED,
			       np_loaded_map(r->l, control), 0);

		r->control = p == MAP_FAILED ? NULL : p;
	}
	if (ring != NP_NO_INDEX && np_loaded_map(r->l, ring) >= 0) {
		err = np_ring_open(&r->ring, np_loaded_map(r->l, ring),
				   np_loaded_map_entries(r->l, ring));
		if (err) {
			error->err = -err;
			error->message = "the event ring could not be mapped";
		} else {
			watch(r, np_loaded_map(r->l, ring));
		}
	}
	return err;
}

static void open_events(struct run *r)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	r->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	r->epoll = epoll_create1(EPOLL_CLOEXEC);
	watch(r, r->signals);
}

/* Nothing but begin and end: there is nothing to wait for. */
static bool ends_by_itself(const struct np_plan *p)
{
	for (uint32_t i = 0; i < p->probes.n; i++)
		if (p->probes.v[i].kind != NP_P_BEGIN && p->probes.v[i].kind != NP_P_END)
			return false;
	return true;
}

static void say_attached(struct run *r, uint32_t n)
{
	np_out_attached(r->opt->out, n);
	if (!r->opt->quiet) {
		fprintf(r->opt->messages, "Attached %u probe%s\n", n, n == 1 ? "" : "s");
		fflush(r->opt->messages);
	}
	if (getenv("__BPFTRACE_NOTIFY_PROBES_ATTACHED")) {
		np_out_flush(r->opt->out);
		puts("__BPFTRACE_NOTIFY_PROBES_ATTACHED");
		fflush(stdout);
	}
}

static int let_command_go(struct run *r, struct np_load_error *error)
{
	int err = np_command_go(&r->command);

	if (!err)
		return 0;
	error->err = err;
	error->message = err == ENOENT ? "the command was not found" : strerror(err);
	r->over = true;
	return -err;
}

static uint32_t own_probes(const struct np_plan *p)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->probes.n; i++)
		n += p->probes.v[i].kind == NP_P_BEGIN || p->probes.v[i].kind == NP_P_END ||
		     p->probes.v[i].kind == NP_P_INTERVAL;
	return n;
}

/* A second Ctrl-C means it: the default action, whatever is still to print. */
static void allow_interrupt(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static int finish(struct run *r, struct np_attached *at, struct np_load_error *error)
{
	if (at)
		np_detach(at);
	allow_interrupt();
	drain(r);
	run_kind(r, NP_P_END, error);
	drain(r);
	if (r->opt->print_maps) {
		np_out_end_of_events(r->opt->out);
		np_maps_print_all(r->l, r->opt->out);
	}
	np_out_flush(r->opt->out);
	uint64_t lost = np_losses_tell(r->l, r->opt->messages);

	if (lost)
		np_out_lost(r->opt->out, lost);
	return r->status;
}

static int attach_and_loop(struct run *r, struct np_load_error *error)
{
	struct np_attached *at = NULL;
	int err, n;

	err = open_ring(r, error);
	if (!err)
		err = load_timers(r, error);
	if (!err)
		err = run_kind(r, NP_P_BEGIN, error);
	n = err ? err : np_attach(r->l, r->opt->report, &at, error);
	if (n < 0)
		return n;
	say_attached(r, (uint32_t)n + own_probes(r->plan));
	start_timers(r);
	if (r->opt->for_ns) {
		r->limit_fd = timer_fd(r->opt->for_ns, false);
		watch(r, r->limit_fd);
	}
	if (r->command.pid && let_command_go(r, error)) {
		np_detach(at);
		return -error->err;
	}
	if (ends_by_itself(r->plan) && !r->command.pid && !r->opt->for_ns)
		r->over = true;
	loop(r);
	return finish(r, at, error);
}

int np_run(struct np_loaded *l, const struct np_run_options *opt, int *command_status,
	   struct np_load_error *error)
{
	struct run r = {.l = l,
			.plan = np_loaded_plan(l),
			.opt = opt,
			.pid_fd = -1,
			.limit_fd = -1};
	int err = 0;

	open_events(&r);
	if (opt->command)
		err = np_command_start(&r.command, opt->command);
	if (!err && opt->pid) {
		r.pid_fd = (int)syscall(SYS_pidfd_open, opt->pid, 0);
		if (r.pid_fd < 0) {
			err = -errno;
			error->err = errno;
			error->message = errno == ESRCH ? "there is no process of that pid"
							: "the process cannot be watched";
		}
		watch(&r, r.pid_fd);
	}
	if (!err)
		err = attach_and_loop(&r, error);
	if (err < 0 && r.command.pid && !r.over)
		np_command_abandon(&r.command);
	*command_status = r.command_status;
	np_ring_close(&r.ring);
	for (uint32_t i = 0; i < r.n_timers; i++)
		if (r.timers[i].fd > 2)
			close(r.timers[i].fd);
	free(r.timers);
	close(r.signals);
	close(r.epoll);
	return err;
}
