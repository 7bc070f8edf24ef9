/* Attaching: the table of attachers, the ladder over the running kernel, and its result. */
#include "attach/attach.h"

#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "attach/attach_internal.h"

const struct attach_row attach_rows[] = {
#define NP_ATTACHER(mechanism, name, feature, function, slow) \
	{NP_M_##mechanism, name, NP_FEAT_##feature, attach_##function, slow},
#include "attach/attachers.def"
#undef NP_ATTACHER
};
const uint32_t attach_row_count = sizeof(attach_rows) / sizeof(attach_rows[0]);

struct np_attached {
	struct attach_handles handles;
	struct attach_outcome outcome;
};

static bool kernel_fits(void *arg, uint32_t program, const char **missing)
{
	return np_program_fits(arg, program, missing);
}

static int kernel_load(void *arg, uint32_t program, uint32_t probe, struct np_load_error *error)
{
	return np_load_program(arg, program, probe, error);
}

static int kernel_attach(void *arg, const struct attach_job *job, struct attach_why *why)
{
	struct attach_job with = *job;

	with.loaded = arg;
	return job->row->attach(&with, why);
}

static void kernel_close(void *arg, const struct attach_handle *h)
{
	(void)arg;
	close(h->fd);
}

/* One descriptor a probe, and two programs: a thousand probes need more than the usual 1024. */
static void raise_file_limit(void)
{
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) || r.rlim_cur >= r.rlim_max)
		return;
	r.rlim_cur = r.rlim_max;
	setrlimit(RLIMIT_NOFILE, &r);
}

int np_attach(struct np_loaded *l, const struct np_attach_report *report, struct np_attached **out,
	      struct np_load_error *error)
{
	const struct attach_ops ops = {kernel_fits,  kernel_load, kernel_attach,
				       kernel_close, l,           np_loaded_follow(l)};
	struct np_attached *at = np_xcalloc(1, sizeof(*at));
	int err;

	raise_file_limit();
	err = attach_ladder(np_loaded_plan(l), &ops, report, &at->handles, &at->outcome, error);
	if (err) {
		np_detach(at);
		return err;
	}
	*out = at;
	return (int)at->outcome.attached;
}

struct np_attach_absent np_attached_absent(const struct np_attached *at)
{
	return at->outcome.absent;
}

/* The part of struct bpf_link_info that says what a multi link missed, since 6.7. */
struct multi_info {
	uint32_t type, id, prog_id, pad;
	uint64_t addresses;
	uint32_t count, flags;
	uint64_t missed, cookies;
};

static uint64_t skipped(const struct attach_handle *h)
{
	struct multi_info info = {0};
	uint32_t len = sizeof(info);

	if (h->row->attach != attach_kprobe_multi || bpf_obj_get_info_by_fd(h->fd, &info, &len) ||
	    len < sizeof(info))
		return 0;
	return info.missed;
}

static void program_info(int fd, struct bpf_prog_info *info)
{
	uint32_t len = sizeof(*info);

	memset(info, 0, sizeof(*info));
	if (bpf_obj_get_info_by_fd(fd, info, &len))
		memset(info, 0, sizeof(*info));
}

void np_program_cost(int prog_fd, uint64_t *events, uint64_t *ns)
{
	struct bpf_prog_info info;

	program_info(prog_fd, &info);
	*events = info.run_cnt;
	*ns = info.run_time_ns;
}

/* Handles of one program side by side, in the order in which they were attached. */
static int by_program(const void *x, const void *y)
{
	const struct attach_handle *const *a = x, *const *b = y;

	if ((*a)->prog_fd != (*b)->prog_fd)
		return (*a)->prog_fd < (*b)->prog_fd ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

uint32_t np_attached_programs(const struct np_attached *at, struct np_attached_program **out)
{
	const struct attach_handles *all = &at->handles;
	const struct attach_handle **order = np_xcalloc(all->n + 1, sizeof(struct attach_handle *));
	struct np_attached_program *v = np_xcalloc(all->n + 1, sizeof(*v)), *last = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < all->n; i++)
		order[i] = &all->v[i];
	qsort(order, all->n, sizeof(struct attach_handle *), by_program);
	for (uint32_t i = 0; i < all->n; i++) {
		const struct attach_handle *h = order[i];
		struct bpf_prog_info info;

		/* a probe has a handle for each of its CPUs or places */
		if (!i || h->prog_fd != order[i - 1]->prog_fd) {
			program_info(h->prog_fd, &info);
			last = &v[n++];
			*last = (struct np_attached_program){
				.probe = h->probe,
				.more = h->more,
				.at_entry = h->at_entry,
				.both = h->row->mechanism == NP_M_KPROBE_SESSION ||
					h->row->mechanism == NP_M_UPROBE_SESSION,
				.events = info.run_cnt,
				.ns = info.run_time_ns,
				.busy = info.recursion_misses,
			};
		} else if (h->probe != order[i - 1]->probe && !h->probe->again) {
			last->more += 1 + h->more;
		}
		last->skipped += skipped(h);
	}
	free(order);
	*out = v;
	return n;
}

uint32_t np_attached_iterate(const struct np_attached *at)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < at->handles.n; i++) {
		char nothing[4096];
		ssize_t got;
		int fd;

		if (at->handles.v[i].row->attach != attach_iter)
			continue;
		n++;
		fd = bpf_iter_create(at->handles.v[i].fd);
		if (fd < 0)
			continue;
		/* its program is run as the file is read; EAGAIN: there are very many */
		do
			got = read(fd, nothing, sizeof(nothing));
		while (got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR)));
		close(fd);
	}
	return n;
}

void np_attached_unwatch(struct np_attached *at, uint64_t address)
{
	for (uint32_t i = 0; i < at->handles.n; i++) {
		const struct attach_handle *h = &at->handles.v[i];

		if (h->probe->kind == NP_P_WATCHPOINT && h->probe->offset == address)
			ioctl(h->fd, PERF_EVENT_IOC_DISABLE, 0);
	}
}

void np_detach(struct np_attached *at)
{
	if (!at)
		return;
	attach_release(&at->handles);
	free(at);
}

uint64_t np_probe_period_ns(const struct np_loaded *l, const struct np_plan_probe *p)
{
	const struct np_plan *plan = np_loaded_plan(l);
	const struct np_param_value *values = np_loaded_params(l);

	for (uint32_t i = 0; *p->period_param && values && i < plan->params.n; i++)
		if (!strcmp(plan->params.v[i].name, p->period_param) && values[i].integer > 0)
			return (uint64_t)values[i].integer;
	return p->period ? p->period : 1000000000u;
}
