/*
 * Attaching by perf events: tracepoints, kprobes, uprobes, and the clock.  A program on a
 * tracepoint, kprobe or uprobe runs on every CPU although its event is on one: the event only
 * carries it.
 */
#include <bpf/bpf.h>
#include <dirent.h>
#include <errno.h>
#include <linux/hw_breakpoint.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attach/attach_internal.h"
#include "image/perf_events.h"
#include "world/world_live.h"

#define DEVICES "/sys/bus/event_source/devices/"

static int perf_open(struct perf_event_attr *attr, int pid, int cpu)
{
	long fd;

	attr->size = sizeof(*attr);
	fd = syscall(__NR_perf_event_open, attr, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC);
	return fd < 0 ? -errno : (int)fd;
}

/* Opens an event for the program and lets it run. 0 or negative errno. */
static int perf_attach(const struct attach_job *job, struct perf_event_attr *attr, int pid, int cpu)
{
	int fd = perf_open(attr, pid, cpu);

	if (fd < 0)
		return fd;
	attach_keep(job, fd);
	if (ioctl(fd, PERF_EVENT_IOC_SET_BPF, job->prog_fd) || ioctl(fd, PERF_EVENT_IOC_ENABLE, 0))
		return -errno;
	return 0;
}

/* A number from a file of a PMU: "7", or the bit in "config:0" or "config:32-63". -1: none. */
static int pmu_number(const char *file)
{
	char path[128], text[64];
	const char *s = text;
	FILE *f;

	snprintf(path, sizeof(path), DEVICES "%s", file);
	f = fopen(path, "re");
	if (!f)
		return -1;
	if (!fgets(text, sizeof(text), f))
		text[0] = '\0';
	fclose(f);
	if (!strncmp(s, "config:", 7))
		s += 7;
	return *s >= '0' && *s <= '9' ? atoi(s) : -1;
}

int attach_tracepoint(const struct attach_job *job, struct attach_why *why)
{
	struct np_world *w = np_loaded_world(job->loaded);
	const struct np_tp_format *format;
	int err = w->ops->tracepoint(w, job->probe->target, job->probe->name, &format);
	struct perf_event_attr attr = {.type = PERF_TYPE_TRACEPOINT, .sample_period = 1};
	uint32_t open = job->handles->n;

	if (err)
		return err;
	attr.config = format->id;
	err = perf_attach(job, &attr, -1, 0);
	/* the verifier knows no record sizes; here the kernel compares them */
	if (err == -EACCES && job->handles->n > open)
		snprintf(why->message, sizeof(why->message), "the program reads beyond the record");
	return err;
}

/* What the compiler kept of a function: name.isra.0, name.constprop.0 ... */
struct clones {
	const struct attach_job *job;
	struct perf_event_attr attr;
	struct attach_why *why;
	int err;
};

static bool attach_clone(void *arg, const char *module, const char *name)
{
	struct clones *c = arg;
	const struct np_plan_probe *p = c->job->probe;
	size_t n = strlen(p->name);
	char text[256];

	if (strncmp(name, p->name, n) || name[n] != '.' ||
	    (*p->target && strcmp(p->target, module)))
		return true;
	snprintf(text, sizeof(text), "%s%s%s", module, *module ? ":" : "", name);
	c->attr.kprobe_func = (uintptr_t)text;
	c->err = perf_attach(c->job, &c->attr, -1, 0);
	snprintf(c->why->message, sizeof(c->why->message), "as '%.200s'", text);
	return !c->err;
}

/* Several functions have the name (those of two files, or two builds of one): each by its address.
 */
struct namesakes {
	const struct attach_job *job;
	struct perf_event_attr attr;
	uint32_t n;
	int err;
};

static bool attach_namesake(void *arg, uint64_t address)
{
	struct namesakes *s = arg;

	s->attr.kprobe_func = 0;
	s->attr.kprobe_addr = address + s->job->probe->offset; /* where probe_offset was */
	s->err = perf_attach(s->job, &s->attr, -1, 0);
	s->n += !s->err;
	return !s->err;
}

static int attach_namesakes(const struct attach_job *job, const struct perf_event_attr *attr,
			    struct attach_why *why)
{
	struct namesakes s = {.job = job, .attr = *attr, .err = -EADDRNOTAVAIL};

	np_kernel_addresses(job->probe->name, attach_namesake, &s);
	if (!s.err)
		snprintf(why->message, sizeof(why->message), "in %u functions of that name", s.n);
	return s.err;
}

int attach_kprobe(const struct attach_job *job, struct attach_why *why)
{
	struct np_world *w = np_loaded_world(job->loaded);
	const struct np_plan_probe *p = job->probe;
	int err;
	int type = pmu_number("kprobe/type"), bit = pmu_number("kprobe/format/retprobe");
	struct perf_event_attr attr = {.probe_offset = p->offset};
	char name[256];

	if (type < 0)
		return -ENODEV;
	snprintf(name, sizeof(name), "%s%s%s", p->target, *p->target ? ":" : "", p->name);
	attr.type = (uint32_t)type;
	/* without a name the offset is an address: the kernel's records share the word */
	attr.kprobe_func = *p->name ? (uintptr_t)name : 0;
	if (job->row->mechanism == NP_M_KRETPROBE)
		attr.config = 1ull << (bit < 0 ? 0 : bit);
	err = perf_attach(job, &attr, -1, 0);
	if (err == -ENOENT && !p->offset) {
		struct clones c = {job, attr, why, err};

		w->ops->each_function(w, attach_clone, &c);
		err = c.err;
	}
	if (err == -EADDRNOTAVAIL && !*p->target)
		err = attach_namesakes(job, &attr, why);
	return err;
}

int attach_uprobe(const struct attach_job *job, struct attach_why *why)
{
	int type = pmu_number("uprobe/type"), bit = pmu_number("uprobe/format/retprobe");
	int shift = pmu_number("uprobe/format/ref_ctr_offset");
	int pid = np_loaded_pid(job->loaded);
	struct perf_event_attr attr = {0};
	struct attach_place place;
	int err = attach_user_place(job, &place, why);

	if (err)
		return err;
	if (type < 0)
		return -ENODEV;
	attr.type = (uint32_t)type;
	attr.uprobe_path = (uintptr_t)place.path;
	attr.probe_offset = place.offset;
	if (job->row->mechanism == NP_M_URETPROBE)
		attr.config |= 1ull << (bit < 0 ? 0 : bit);
	if (place.semaphore && shift < 0) {
		snprintf(
			why->message, sizeof(why->message),
			"this kernel cannot switch the probe on (semaphores are known since 4.20)");
		return -EOPNOTSUPP;
	}
	if (place.semaphore)
		attr.config |= place.semaphore << shift;
	return perf_attach(job, &attr, pid ? pid : -1, pid ? -1 : 0);
}

/* Each thread of the process, with the threads that it will make. */
static int threads_of_process(const struct attach_job *job, struct perf_event_attr *attr, int pid)
{
	char path[64];
	int err = 0, n = 0;
	struct dirent *d;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	dir = opendir(path);
	if (!dir)
		return -ESRCH;
	attr->inherit = 1;
	while (!err && (d = readdir(dir))) {
		int tid = atoi(d->d_name);

		err = tid ? perf_attach(job, attr, tid, -1) : 0;
		if (err == -ESRCH)
			err = 0; /* a thread that ended meanwhile */
		else if (tid)
			n++;
	}
	closedir(dir);
	return err ? err : n ? 0 : -ESRCH;
}

/* A place in memory; the size of the processor's unit of execution is that of a long. */
static void watched(const struct np_plan_probe *p, struct perf_event_attr *attr)
{
	attr->type = PERF_TYPE_BREAKPOINT;
	attr->sample_period = 1;
	attr->bp_addr = p->offset;
	attr->bp_len = p->period;
	for (const char *m = p->name; *m; m++)
		attr->bp_type |= *m == 'r'   ? HW_BREAKPOINT_R
				 : *m == 'w' ? HW_BREAKPOINT_W
					     : HW_BREAKPOINT_X;
	if (attr->bp_type == HW_BREAKPOINT_X)
		attr->bp_len = sizeof(long);
	/* x86 has none for reads alone */
	if (attr->bp_type == HW_BREAKPOINT_R)
		attr->bp_type = HW_BREAKPOINT_RW;
}

/* What is counted, and how many make it fire. */
static int sampled(const struct attach_job *job, struct perf_event_attr *attr,
		   struct attach_why *why)
{
	const struct np_plan_probe *p = job->probe;
	struct np_perf_event event;

	if (p->kind == NP_P_WATCHPOINT) {
		watched(p, attr);
		return 0;
	}
	if (p->kind != NP_P_PROFILE) {
		if (!np_perf_event_find(p->kind, p->name, &event))
			return -EINVAL;
		attr->type = event.type;
		attr->config = event.config;
		attr->sample_period = p->period;
		if (event.type == NP_PERF_PMU)
			return attach_pmu_event(p->name, attr, why);
		return 0;
	}
	attr->type = PERF_TYPE_SOFTWARE;
	attr->config = PERF_COUNT_SW_CPU_CLOCK;
	if (p->hertz) {
		attr->freq = 1;
		attr->sample_freq = p->hertz;
	} else {
		attr->sample_period = np_probe_period_ns(job->loaded, p);
	}
	return 0;
}

int attach_perf_event(const struct attach_job *job, struct attach_why *why)
{
	struct np_world *w = np_loaded_world(job->loaded);
	int pid = np_loaded_pid(job->loaded), n = 0;
	struct perf_event_attr attr = {0};
	int err = sampled(job, &attr, why);

	if (err)
		return err;
	/* an address means something in one process only */
	if (!pid && job->probe->kind == NP_P_WATCHPOINT)
		pid = np_loaded_command(job->loaded);
	if (pid)
		return threads_of_process(job, &attr, pid);
	for (uint32_t cpu = 0; cpu < w->ops->cpus(w); cpu++) {
		err = perf_attach(job, &attr, -1, (int)cpu);
		if (err == -ENODEV)
			continue; /* possible, but not running */
		if (err)
			return err;
		n++;
	}
	return n ? 0 : -ENODEV;
}
