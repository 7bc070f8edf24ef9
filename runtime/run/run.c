/*
 * The course of a run: begin, attach, events, detach, end, maps, losses.  Whatever ends it, the
 * programs are told to stop (control->exiting) before anything else is done, so that what is
 * shown at the end does not change while it is shown.
 */
#include "run/run.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "run/follow.h"
#include "run/losses.h"
#include "run/maps.h"
#include "run/runner.h"

#define NOTIFY "__BPFTRACE_NOTIFY_PROBES_ATTACHED"

static int fail(struct np_load_error *error, int err, const char *message, const char *hint)
{
	*error = (struct np_load_error){.err = -err, .message = message, .hint = hint};
	return err;
}

static int open_ring(struct runner *r, struct np_load_error *error)
{
	uint32_t ring = maps_find(r->plan, NP_MAP_RING);
	uint32_t control = maps_find(r->plan, NP_MAP_CONTROL);
	int err;

	if (control != NP_NO_INDEX && np_loaded_map(r->loaded, control) >= 0) {
		void *p = mmap(NULL, sizeof(*r->control), PROT_READ | PROT_WRITE, MAP_SHARED,
			       np_loaded_map(r->loaded, control), 0);

		if (p == MAP_FAILED)
			return fail(error, -errno,
				    "what is shared with the programs could not be mapped", NULL);
		r->control = p;
	}
	if (ring == NP_NO_INDEX || np_loaded_map(r->loaded, ring) < 0)
		return 0;
	r->ring_fd = np_loaded_map(r->loaded, ring);
	err = ring_open(&r->ring, r->ring_fd, np_loaded_map_entries(r->loaded, ring));
	if (err)
		return fail(error, err, "the ring buffer could not be mapped",
			    "try a smaller --buffer");
	r->has_ring = true;
	return 0;
}

static int open_process(struct runner *r, struct np_load_error *error)
{
	if (!r->opt->pid)
		return 0;
	r->process = (int)syscall(SYS_pidfd_open, r->opt->pid, 0);
	if (r->process >= 0)
		return 0;
	return fail(error, -errno,
		    errno == EINVAL ? "-p was given a thread, not a process"
				    : "there is no process with the id that -p was given",
		    errno == EINVAL ? "grep Tgid /proc/ID/status names its process" : NULL);
}

/* Whether addresses of processes are shown by name, perhaps when these have ended. */
static bool names_user_code(const struct np_plan *p)
{
	np_vec_each (struct np_plan_type, t, &p->types)
		if (t->kind == NP_V_USYM || (t->kind == NP_V_USTACK && strcmp(t->format, "raw") &&
					     strcmp(t->format, "build_id")))
			return true;
	return false;
}

/* The status of a run whose command could not be started. */
static int no_command(const struct runner *r)
{
	if (r->opt->messages)
		fprintf(r->opt->messages, "cannot run '%s': %s\n", r->opt->command[0],
			strerror(r->command.exec_errno));
	return 1;
}

/* What we run ourselves. */
static int load_own(struct runner *r, struct np_load_error *error)
{
	bool *tests = NULL;
	int err;

	if (r->opt->suite) {
		tests = np_xcalloc(r->plan->probes.n + 1, sizeof(*tests));
		np_suite_choose(r->plan, r->opt->suite, r->opt->filter, tests);
	}
	err = timers_load(&r->timers, r->loaded, tests, error);
	free(tests);
	return err;
}

static int prepare(struct runner *r, struct np_load_error *error)
{
	int err = open_process(r, error);

	if (!err)
		err = open_ring(r, error);
	if (!err && r->opt->command) {
		err = command_prepare(&r->command, r->opt->command, &r->signals);
		if (r->command.exec_errno)
			return no_command(r);
		if (err)
			fail(error, err, "no process could be made for the command", NULL);
		else
			np_loaded_set_command(r->loaded, r->command.pid);
	}
	if (!err)
		err = runner_open_files(r, error);
	if (!err)
		err = load_own(r, error);
	if (err)
		return err;
	err = timers_run_kind(&r->timers, r->plan, NP_P_BEGIN);
	return err < 0 ? fail(error, err, "the kernel did not run the begin probe",
			      err == -EINVAL ? "it takes kernel 5.10" : NULL)
		       : 0;
}

static void tell_attached(struct runner *r, const struct np_attached *at, uint32_t n)
{
	struct np_attach_absent absent = np_attached_absent(at);
	FILE *m = r->opt->messages;

	if (!r->opt->quiet && m) {
		fprintf(m, "Attached %u probe%s\n", n, n == 1 ? "" : "s");
		if (absent.optional)
			fprintf(m, "%u optional probe%s not on this kernel\n", absent.optional,
				absent.optional == 1 ? "" : "s");
		if (absent.wildcard)
			fprintf(m, "%u match%s of wildcards could not be attached (-v says why)\n",
				absent.wildcard, absent.wildcard == 1 ? "" : "es");
		fflush(m);
	}
	if (getenv(NOTIFY)) {
		puts(NOTIFY);
		fflush(stdout);
	}
	if (!r->opt->quiet)
		np_out_attached(r->opt->out, n);
	np_out_flush(r->opt->out);
}

/* Whether anything but begin and end can still happen. */
static bool has_source(const struct runner *r, uint32_t attached)
{
	if (attached || r->command.pid)
		return true;
	for (uint32_t i = 0; i < r->timers.n; i++)
		if (r->timers.v[i].fd >= 0)
			return true;
	return false;
}

bool runner_told_to_stop(const struct runner *r)
{
	struct pollfd p = {.fd = r->signals.fd, .events = POLLIN};

	return poll(&p, 1, 0) == 1;
}

/* SIGUSR1 prints the maps, unless the script has its own use for it. */
static int watch_print(struct runner *r)
{
	np_vec_each (struct np_plan_probe, p, &r->plan->probes)
		if (p->kind == NP_P_SELF && p->period == SIGUSR1)
			return 0;
	r->print = signals_take(SIGUSR1);
	return r->print < 0 ? r->print : 0;
}

static int start(struct runner *r, uint32_t attached, struct np_load_error *error)
{
	int err = timers_start(&r->timers, r->loaded);

	if (!err && r->opt->for_ns) {
		r->limit = timers_clock(r->opt->for_ns, 0);
		err = r->limit < 0 ? r->limit : 0;
	}
	if (!err)
		err = watch_print(r);
	if (!err)
		err = runner_watch(r);
	if (err)
		return fail(error, err, "timers could not be set up", NULL);
	r->ended = !has_source(r, attached) || runner_told_to_stop(r);
	if (!r->ended)
		command_go(&r->command);
	return 0;
}

/* Keys that a map holds now. */
static uint32_t count_keys(struct runner *r, uint32_t map)
{
	struct np_map_content c;
	uint32_t n;

	maps_read(r->loaded, map, r->generation[map], &c);
	n = c.n;
	maps_free(&c);
	return n;
}

/* Programs that were attached, as the kernel counted them when they were taken off. */
struct counted {
	struct np_attached_program *v;
	uint32_t n;
};

static void tell_losses(struct runner *r, const struct counted *counted)
{
	uint64_t *counts = np_xcalloc(r->plan->losses.n + 1, sizeof(*counts)), events = 0;
	uint32_t *entries = np_xcalloc(r->plan->maps.n + 1, sizeof(*entries));
	uint32_t *keys = np_xcalloc(r->plan->maps.n + 1, sizeof(*keys));
	struct np_text text = {0};

	for (uint32_t i = 0; i < r->plan->maps.n; i++)
		entries[i] = np_loaded_map_entries(r->loaded, i);
	if (!maps_read_losses(r->loaded, counts)) {
		/* what a benchmark prints nobody was to see */
		for (uint32_t i = 0; r->opt->suite == NP_SUITE_BENCH && i < r->plan->losses.n; i++)
			if (r->plan->losses.v[i].cause == NP_LOSS_RING_FULL)
				counts[i] = 0;
		for (uint32_t i = 0; i < r->plan->losses.n; i++)
			if (counts[i] && r->plan->losses.v[i].map < r->plan->maps.n &&
			    r->plan->losses.v[i].cause == NP_LOSS_MAP_FULL)
				keys[r->plan->losses.v[i].map] =
					count_keys(r, r->plan->losses.v[i].map);
		events = losses_text(r->plan, counts, entries, keys, r->opt->out, &text);
	}
	losses_missed_text(r->plan, counted->v, counted->n, r->opt->out, &text);
	if (np_out_cut_stacks(r->opt->out))
		np_text_addf(&text,
			     "%" PRIu64 " stack%s cut: ustack(dwarf) goes by the %u bytes that "
			     "are copied\n",
			     np_out_cut_stacks(r->opt->out),
			     np_out_cut_stacks(r->opt->out) == 1 ? " was" : "s were",
			     NP_SNAPSHOT_BYTES);
	if (r->opt->syms) {
		struct np_sym_losses lost;

		np_syms_losses(r->opt->syms, &lost);
		losses_symbols_text(&lost, r->opt->out, &text);
	}
	if (np_out_left_out(r->opt->out))
		np_text_add(&text, "values below 0 were left out: stacks are drawn by amounts\n");
	if (events)
		np_out_lost(r->opt->out, events);
	if (text.n && r->opt->messages) {
		np_out_flush(r->opt->out);
		fputs(text.s, r->opt->messages);
	}
	np_text_free(&text);
	free(keys);
	free(entries);
	free(counts);
}

/* Stops the programs; what they sent before is shown. */
static void stop(struct runner *r, struct np_attached *at, struct counted *counted)
{
	if (r->control)
		__atomic_store_n(&r->control->exiting, 1, __ATOMIC_SEQ_CST);
	counted->n = np_attached_programs(at, &counted->v);
	if (r->cost.on)
		cost_read(&r->cost, r->plan, counted->v, counted->n);
	np_detach(at);
	r->attached = NULL;
	signals_kill();
	runner_drain(r);
}

static void tell_cost(struct runner *r)
{
	struct np_text text = {0};

	cost_read_timers(&r->cost, &r->timers, r->plan);
	np_out_costs(r->opt->out, r->cost.v, r->cost.n, r->cost.elapsed_ns, &text);
	np_out_flush(r->opt->out);
	if (text.n && r->opt->messages)
		fputs(text.s, r->opt->messages);
	np_text_free(&text);
}

static void finish(struct runner *r, const struct counted *counted)
{
	if (r->unread)
		return;
	r->discard = false;
	r->at_end = true;
	timers_run_kind(&r->timers, r->plan, NP_P_END);
	runner_drain(r);
	np_out_probe(r->opt->out, NP_NO_INDEX);
	if (!r->opt->suite)
		np_out_end_of_events(r->opt->out);
	if (r->opt->print_maps && !r->opt->suite)
		runner_print_map(r, NP_NO_INDEX, 0, 0);
	np_out_finish(r->opt->out);
	tell_losses(r, counted);
	if (r->cost.on)
		tell_cost(r);
	np_out_flush(r->opt->out);
}

/* --test, --bench: an exit() in begin ends it before any has run. */
static int run_suite(struct runner *r, struct np_load_error *error)
{
	const struct counted none = {0};
	int failed = 0;

	cost_go(&r->cost);
	runner_drain(r);
	if (!r->ended)
		failed = runner_suite(r, error);
	if (failed < 0)
		return failed;
	if (r->cost.on)
		cost_read(&r->cost, r->plan, NULL, 0);
	finish(r, &none);
	return failed ? failed : r->status;
}

/* Whoever reads the file runs it from now on. */
static int leave_pinned(struct runner *r, struct np_attached *at)
{
	const char *file = np_plan_pin(r->plan);
	FILE *m = r->opt->messages;

	if (r->opt->output)
		fprintf(r->opt->output, "Program pinned to %s\n", file);
	if (!r->opt->quiet && m)
		fprintf(m, "cat %s runs it, rm %s removes it\n", file, file);
	np_detach(at);
	return 0;
}

#define MANY 200 /* probes, which take seconds to attach: on old kernels minutes */

/* A pattern may stand for more than its writer thought. */
static void tell_attaching(const struct runner *r)
{
	FILE *m = r->opt->messages;

	if (r->opt->quiet || !m || r->plan->probes.n < MANY)
		return;
	fprintf(m, "Attaching %u probes ...\n", r->plan->probes.n);
	fflush(m);
}

static int run(struct runner *r, struct np_load_error *error)
{
	struct np_attach_report report = *r->opt->report;
	struct np_attached *at = NULL;
	struct counted counted = {0};
	int attached, err, root = r->opt->pid ? r->opt->pid : r->command.pid;

	report.stop_fd = r->signals.fd;
	/* without it those that are still there are asked */
	if (r->opt->syms && names_user_code(r->plan))
		np_syms_watch(r->opt->syms, r->opt->pid);
	if (r->opt->follow && follow_add(r->loaded, root))
		return fail(error, -errno, "the processes to follow could not be kept", NULL);
	tell_attaching(r);
	attached = np_attach(r->loaded, &report, &at, error);

	if (attached < 0)
		return attached;
	r->attached = at;
	if (r->opt->follow)
		follow_descendants(r->loaded, root);
	cost_go(&r->cost);
	tell_attached(r, at, (uint32_t)attached + r->timers.n);
	if (attached && np_plan_pin(r->plan))
		return leave_pinned(r, at);
	err = start(r, (uint32_t)attached, error);
	if (err) {
		np_detach(at);
		return err;
	}
	/* what is iterated over comes to an end */
	r->ended |= !has_source(r, (uint32_t)attached - np_attached_iterate(at));
	runner_loop(r);
	stop(r, at, &counted);
	if (r->command.exec_errno)
		r->status = no_command(r);
	else
		finish(r, &counted);
	free(counted.v);
	return r->status;
}

/* Before the first program runs. That it is not possible is no reason not to trace. */
static void start_cost(struct runner *r)
{
	int err = r->opt->cost ? cost_start(&r->cost) : 0;

	if (err && r->opt->messages)
		fprintf(r->opt->messages,
			"nprobe: no --cost: the kernel does not count what programs take (%s%s)\n",
			strerror(-err),
			err == -EPERM    ? "; it takes CAP_SYS_ADMIN"
			: err == -EINVAL ? "; it takes kernel 5.8"
					 : "");
}

static void close_all(struct runner *r)
{
	const int fds[] = {r->epoll, r->process, r->limit, r->print};

	free(r->generation);
	free(r->zeroed);
	free(r->unreadable);
	cost_close(&r->cost);
	runner_close_files(r);
	command_close(&r->command);
	timers_close(&r->timers);
	if (r->has_ring)
		ring_close(&r->ring);
	if (r->control)
		munmap(r->control, sizeof(*r->control));
	for (size_t i = 0; i < sizeof(fds) / sizeof(fds[0]); i++)
		if (fds[i] >= 0)
			close(fds[i]);
}

int np_run(struct np_loaded *l, const struct np_run_options *opt, int *command_status,
	   struct np_load_error *error)
{
	struct runner r = {
		.loaded = l,
		.plan = np_loaded_plan(l),
		.opt = opt,
		.command = {.pidfd = -1, .go = -1, .error = -1},
		.epoll = -1,
		.signals = {.fd = -1},
		.process = -1,
		.limit = -1,
		.print = -1,
		.cost = {.fd = -1},
	};
	int status = signals_open(&r.signals);

	r.generation = np_xcalloc(r.plan->maps.n + 1, sizeof(*r.generation));
	r.zeroed = np_xcalloc(r.plan->maps.n + 1, sizeof(*r.zeroed));
	r.unreadable = np_xcalloc(r.plan->maps.n + 1, sizeof(*r.unreadable));

	start_cost(&r);
	if (status)
		fail(error, status, "signals could not be caught", NULL);
	else
		status = prepare(&r, error);
	if (!status)
		status = opt->suite ? run_suite(&r, error) : run(&r, error);
	close_all(&r);
	if (command_status)
		*command_status = r.command.ended ? r.command.status : 0;
	signals_close(&r.signals);
	return status;
}
