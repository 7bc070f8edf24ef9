/* Load, attach, run, report. */
#include "cli/execute.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/complain.h"
#include "image/manifest.h"
#include "load/load.h"
#include "load/params.h"
#include "run/run.h"
#include "sym/sym.h"

struct reporter {
	const struct np_execute *e;
	const struct np_plan *plan;
};

static void probe_failed(void *arg, const struct np_plan_probe *p, const char *message,
			 const char *hint)
{
	const struct reporter *r = arg;
	char text[1024];

	snprintf(text, sizeof(text), "'%s' did not attach: %s", p->text, message);
	np_complain(r->plan, NP_E_ATTACH, p->line, p->column, text, hint);
}

static void probe_used(void *arg, const struct np_plan_probe *p, const char *mechanism,
		       const char *why)
{
	(void)arg;
	fprintf(stderr, "%s: %s%s%s%s\n", p->text, mechanism, why && *why ? " (" : "",
		why ? why : "", why && *why ? ")" : "");
}

/* Why the kernel may refuse a program that we made. */
static const char *whose_fault(const struct np_plan *p, char *text, size_t size)
{
	if (!*p->c_files)
		return "this is a bug in nprobe: please report it with the script; -v shows what "
		       "the kernel said";
	snprintf(text, size, "the kernel looks into the C code of %s, too: -v shows what it said",
		 p->c_files);
	return text;
}

/* What the kernel said of a program or map, as one error. */
static void show_load_error(const struct np_plan *p, const struct np_load_error *err, bool verbose)
{
	const char *message = err->message ? err->message : strerror(err->err);
	enum np_error code = err->file         ? NP_E_OUTPUT_FILE
			     : err->permission ? NP_E_PERMISSION
			     : err->verifier   ? NP_E_VERIFIER
					       : NP_E_KERNEL;
	char hint[1024];

	np_complain(p, code, err->line, err->column, message,
		    err->verifier ? whose_fault(p, hint, sizeof(hint)) : err->hint);
	if (err->log && verbose)
		fprintf(stderr, "%s\n", err->log);
}

/* The format is of stacks alone. */
static bool needs_stacks(const struct np_execute *e)
{
	return e->format == NP_FORMAT_FOLDED || e->format == NP_FORMAT_FLAMEGRAPH;
}

static int run(struct np_arena *a, struct np_loaded *l, const struct np_execute *e, FILE *f,
	       struct np_load_error *error)
{
	const struct np_plan *plan = np_loaded_plan(l);
	struct reporter reporter = {e, plan};
	const struct np_attach_report report = {
		.failed = probe_failed,
		.used = e->verbose ? probe_used : NULL,
		.arg = &reporter,
	};
	struct np_syms *syms = np_syms_new();
	const struct np_out_context context = {
		.plan = plan,
		.syms = syms,
		.btf = np_world_btf(e->world),
		.stack = np_run_stack,
		.build_stack = np_run_build_stack,
		.snapshot = np_run_snapshot,
		.arg = l,
		.top = e->top,
		.total = e->total,
		.clock = e->clock,
	};

	np_syms_demangle(syms, plan->demangle);
	np_syms_debug_dirs(syms, e->debug_info);

	struct np_out *out = np_out_new(&context, e->format, f);

	if (needs_stacks(e))
		np_out_divert(out, stderr);
	/* a command may write to our terminal, too */
	if (!e->command)
		np_out_refresh(out);
	const struct np_run_options opt = {
		.out = out,
		.syms = syms,
		.output = f,
		.report = &report,
		.messages = stderr,
		.for_ns = e->for_ns,
		.command = e->command,
		.pid = e->pid,
		.follow = e->follow,
		.suite = e->suite,
		.filter = e->filter,
		.cost = e->cost,
		.quiet = e->quiet,
		.max_cat = e->max_cat ? e->max_cat : plan->cat_bytes,
		.print_maps = plan->print_maps,
	};
	int command_status = 0;
	int status = np_run(l, &opt, &command_status, error);

	(void)a;
	np_out_flush(out);
	/* a reader that went away wants no more, and no message */
	if (status >= 0 && np_out_error(out) && np_out_error(out) != EPIPE) {
		fprintf(stderr, "nprobe: error NP0506: '%s': %s\n",
			e->output ? e->output : "standard output", strerror(np_out_error(out)));
		status = 1;
	}
	np_out_free(out);
	np_syms_free(syms);
	return status;
}

void np_standard_streams(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 1 ? O_RDONLY : O_RDWR) < 0)
			_exit(1);
}

/* Whoever read standard output has gone: that is no error. */
static bool reader_gone(void)
{
	struct pollfd p = {.fd = STDOUT_FILENO};

	return poll(&p, 1, 0) == 1 && p.revents & POLLERR;
}

/* What a write fails with; an errno of something else says nothing of it. */
static bool is_of_write(int err)
{
	return err == ENOSPC || err == EDQUOT || err == EFBIG || err == EIO || err == EBADF;
}

int np_written(int status)
{
	int before = errno; /* of a write that failed earlier, or of anything */
	bool failed = ferror(stdout);
	int err = fflush(stdout) ? errno : failed && is_of_write(before) ? before : 0;

	if (status || !(failed || err) || err == EPIPE || reader_gone())
		return status;
	fprintf(stderr, "nprobe: error NP0506: 'standard output': %s\n",
		err ? strerror(err) : "some could not be written");
	return 1;
}

static bool has_map(const struct np_plan *plan, uint32_t role)
{
	np_vec_each (struct np_plan_map, m, &plan->maps)
		if (m->role == role)
			return true;
	return false;
}

/*
 * An option about what is traced, beside --test or --bench; or about the course of the tracing,
 * beside a program that is pinned, which has none. NULL: there is none.
 */
static const char *not_of(const struct np_execute *e, bool pinned)
{
	const struct {
		bool given;
		const char *name;
	} all[] = {
		{e->command, "-c"},
		{e->pid, "-p"},
		{e->comm, "--comm"},
		{e->cgroup, "--cgroup"},
		{e->for_ns, "--for"},
		{pinned ? e->format != NP_FORMAT_TEXT : needs_stacks(e), "-f"},
		{pinned && e->output, "-o"},
		{pinned && e->cost, "--cost"},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].given)
			return all[i].name;
	return NULL;
}

/* The first test or benchmark, if there is nothing else; NULL: there is. */
static const struct np_plan_probe *tests_alone(const struct np_plan *plan)
{
	const struct np_plan_probe *first = NULL;

	np_vec_each (struct np_plan_probe, p, &plan->probes) {
		if (p->kind != NP_P_TEST && p->kind != NP_P_BENCH && !p->internal)
			return NULL;
		if (!first && !p->internal)
			first = p;
	}
	return first;
}

/* Whether there is something to run. False: it is said what is not. */
static bool has_work(const struct np_execute *e, const struct np_plan *plan)
{
	const struct np_plan_probe *test = e->suite || e->dry_run ? NULL : tests_alone(plan);
	bool pinned = np_plan_pin(plan);
	const char *other = e->suite || pinned ? not_of(e, pinned && !e->suite) : NULL;

	if (test) {
		np_complain(plan, NP_E_EMPTY, test->line, test->column,
			    "the program has nothing to trace",
			    test->kind == NP_P_TEST ? "use --test to run test probes"
						    : "use --bench to run bench probes");
		return false;
	}
	if (other) {
		fprintf(stderr, "nprobe: error NP0502: option '%s' does not go with %s\n", other,
			e->suite ? "--test and --bench: they trace nothing"
				 : "a program that is pinned: it runs without nprobe");
		return false;
	}
	if (!e->suite || np_suite_choose(plan, e->suite, e->filter, NULL))
		return true;
	fprintf(stderr, "nprobe: error NP0211: there is no %s: probe%s%s%s\n",
		e->suite == NP_SUITE_TEST ? "test" : "bench",
		e->filter ? " whose name matches '" : "", e->filter ? e->filter : "",
		e->filter ? "'" : "");
	return false;
}

struct np_execute np_execute_asked(const struct np_cli *cli, struct np_world *w)
{
	return (struct np_execute){
		.world = w,
		.param_args = cli->rest,
		.n_param_args = cli->n_rest,
		.pid = cli->pid,
		.follow = cli->follow,
		.comm = cli->comm,
		.cgroup = cli->cgroup,
		.command = cli->command,
		.output = cli->output,
		.debug_info = cli->debug_info,
		.format = cli->format,
		.top = cli->top,
		.total = cli->total,
		.clock = cli->clock,
		.cost = cli->cost,
		.suite = cli->suite,
		.filter = cli->probe_filter,
		.for_ns = cli->for_ns,
		.buffer = cli->buffer,
		.max_cat = cli->max_cat,
		.unsafe = cli->unsafe,
		.allow = cli->allow,
		.most = cli->most,
		.map_keys = cli->map_keys,
		.dry_run = cli->dry_run,
		.verbose = cli->verbose,
		.quiet = cli->quiet,
	};
}

/*
 * The compiler has told it at its place; but an image comes from elsewhere, and C code can hide
 * what it calls.
 */
static bool is_safe(const struct np_object *o, const struct np_execute *e)
{
	const char *calls = np_object_unsafe(o);

	if (e->unsafe || (!calls && !o->plan->unsafe))
		return true;
	if (o->plan->unsafe)
		fprintf(stderr, "nprobe: error NP0507: this image changes what the machine does\n");
	else
		fprintf(stderr,
			"nprobe: error NP0507: this program changes what the machine does: it "
			"calls %s()\n",
			calls);
	fprintf(stderr, "  hint: run it with --unsafe to allow that\n");
	return false;
}

/* --allow */
static bool is_within(struct np_arena *a, const struct np_object *o, const struct np_execute *e)
{
	struct np_manifest m;

	if (!e->allow)
		return true;
	if (e->own)
		np_manifest_make(a, o, &m);
	else
		np_manifest_of_image(a, o, &m);
	if (m.level <= e->most)
		return true;
	fprintf(stderr,
		"nprobe: error NP0508: this program is '%s', and --allow permits '%s': it %s\n"
		"  hint: nprobe show --manifest tells all that it does; --allow %s permits it\n",
		np_level_name(m.level), np_level_name(e->most), m.because, np_level_name(m.level));
	return false;
}

int np_execute(struct np_arena *a, const struct np_object *o, const struct np_execute *e)
{
	const struct np_plan *plan = o->plan;
	struct np_param_value *values = np_alloc(a, (plan->params.n + 1) * sizeof(*values));
	struct np_load_options opt = {
		.world = e->world,
		.params = values,
		.pid = e->pid,
		.follow = e->follow,
		.comm = e->comm,
		.ring_bytes = e->buffer ? e->buffer : plan->ring_bytes,
		.max_map_keys = e->map_keys,
		.apart = e->cost,
		.verbose = e->verbose,
	};
	struct np_load_error error = {0};
	const char *message, *hint;
	struct np_loaded *l = NULL;
	FILE *f = stdout;
	int status;

	if (np_params_parse(a, plan, e->n_param_args, e->param_args, values, &message, &hint)) {
		fprintf(stderr, "nprobe: error NP0505: %s\n", message);
		if (hint)
			fprintf(stderr, "  hint: %s\n", hint);
		return 1;
	}
	if (!is_safe(o, e) || !is_within(a, o, e))
		return 1;
	if (!has_work(e, plan))
		return 1;
	if (needs_stacks(e) && !np_out_can_fold(plan)) {
		fprintf(stderr,
			"nprobe: error NP0502: '%s' for option '-f': no map of the program has a "
			"stack "
			"in its keys and a count, sum or number as its value\n"
			"  hint: such as profile:hz:99 { @[kstack] = count(); }\n",
			np_format_name(e->format));
		return 1;
	}
	if (e->dry_run)
		return 0;
	if (e->follow && !has_map(plan, NP_MAP_FOLLOW)) {
		fprintf(stderr,
			"nprobe: error NP0502: this image cannot --follow: it was built where "
			"the kernel does not tell of new processes\n");
		return 1;
	}
	if (e->cgroup && (message = e->world->ops->cgroup(e->world, e->cgroup, &opt.cgroup,
							  &opt.cgroup_level))) {
		fprintf(stderr, "nprobe: error NP0502: '%s' for option '--cgroup': %s\n", e->cgroup,
			message);
		return 1;
	}
	if (e->cgroup && !np_world_has(e->world, NP_FEAT_ANCESTOR_CGROUP))
		fprintf(stderr,
			"nprobe: this kernel tells a task's own cgroup alone: what runs below '%s' "
			"is left out\n",
			e->cgroup);
	if (e->output && !(f = fopen(e->output, "we"))) {
		fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", e->output, strerror(errno));
		return 1;
	}
	status = np_load(a, o, &opt, &l, &error);
	if (!status)
		status = run(a, l, e, f, &error);
	if (l)
		np_loaded_close(l);
	if (f != stdout && fclose(f) && !status) {
		fprintf(stderr, "nprobe: error NP0506: '%s': %s\n", e->output, strerror(errno));
		status = 1;
	}
	if (status >= 0)
		return status;
	if (e->may_retry && error.verifier)
		return NP_EXECUTE_REFUSED;
	if (error.message || error.err)
		show_load_error(plan, &error, e->verbose);
	return error.file ? 1 : 2;
}
