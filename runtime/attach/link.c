/*
 * Attaching by BPF links: tracepoints and functions whose program names its target itself, and
 * user functions through one multi link.  libbpf 1.1 does not know the latter: the system call
 * is made here, with a struct of our own.
 */
#include <bpf/bpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attach/attach_internal.h"

#define UPROBE_MULTI 48       /* BPF_TRACE_UPROBE_MULTI, since 6.6 */
#define UPROBE_MULTI_RETURN 1 /* BPF_F_UPROBE_MULTI_RETURN */
#define UPROBE_SESSION 57     /* BPF_TRACE_UPROBE_SESSION, since 6.13 */

#define KPROBE_MULTI 42       /* BPF_TRACE_KPROBE_MULTI, since 5.18 */
#define KPROBE_MULTI_RETURN 1 /* BPF_F_KPROBE_MULTI_RETURN */
#define KPROBE_SESSION 56     /* BPF_TRACE_KPROBE_SESSION, since 6.10 */

/* The part of union bpf_attr that BPF_LINK_CREATE reads for a multi link. */
struct multi_attr {
	uint32_t prog_fd, target_fd, attach_type, link_flags;
	uint64_t path, offsets, semaphores, cookies;
	uint32_t n, flags, pid, pad;
};
struct kprobe_multi_attr {
	uint32_t prog_fd, target_fd, attach_type, link_flags;
	uint32_t flags, n;
	uint64_t symbols, addresses, cookies;
};

int attach_raw(const struct attach_job *job, struct attach_why *why)
{
	int fd = bpf_raw_tracepoint_open(NULL, job->prog_fd);

	(void)why;
	if (fd < 0)
		return fd == -1 ? -errno : fd;
	attach_keep(job, fd);
	return 0;
}

int attach_iter(const struct attach_job *job, struct attach_why *why)
{
	int fd = bpf_link_create(job->prog_fd, 0, BPF_TRACE_ITER, NULL), err;

	if (fd < 0)
		return fd == -1 ? -errno : fd;
	err = *job->probe->pin ? attach_pin(fd, job->probe->pin, why) : 0;
	if (err) {
		close(fd);
		return err;
	}
	attach_keep(job, fd);
	return 0;
}

static int link_create(void *attr, size_t size)
{
	long fd = syscall(__NR_bpf, BPF_LINK_CREATE, attr, size);

	return fd < 0 ? -errno : (int)fd;
}

/* All functions of the job by one link; the cookie tells which one fired. */
int attach_kprobe_multi(const struct attach_job *job, struct attach_why *why)
{
	const char **symbols = np_xcalloc(job->n_together, sizeof(*symbols));
	uint64_t *cookies = np_xcalloc(job->n_together, sizeof(*cookies));
	struct kprobe_multi_attr a = {
		.prog_fd = (uint32_t)job->prog_fd,
		.attach_type =
			job->row->mechanism == NP_M_KPROBE_SESSION ? KPROBE_SESSION : KPROBE_MULTI,
		.flags = job->row->mechanism == NP_M_KRETPROBE_MULTI ? KPROBE_MULTI_RETURN : 0,
		.n = job->n_together,
		.symbols = (uintptr_t)symbols,
		.cookies = (uintptr_t)cookies,
	};
	int fd;

	(void)why;
	for (uint32_t i = 0; i < job->n_together; i++) {
		symbols[i] = job->plan->probes.v[job->together[i]].name;
		cookies[i] = job->together[i];
	}
	fd = link_create(&a, sizeof(a));
	if (fd >= 0)
		attach_keep(job, fd);
	free(symbols);
	free(cookies);
	return fd < 0 ? fd : 0;
}

/*
 * Before 6.10 a multi link with a pid sees one thread of the process only. Such kernels look the
 * pid up where later ones refuse a negative one.
 */
static bool filters_processes(struct multi_attr a)
{
	int fd;

	a.pid = UINT32_MAX;
	fd = link_create(&a, sizeof(a));
	if (fd >= 0)
		close(fd);
	return fd == -EINVAL;
}

int attach_uprobe_multi(const struct attach_job *job, struct attach_why *why)
{
	struct attach_place place;
	int err = attach_user_place(job, &place, why), fd;
	struct multi_attr a = {
		.prog_fd = (uint32_t)job->prog_fd,
		.attach_type =
			job->row->mechanism == NP_M_UPROBE_SESSION ? UPROBE_SESSION : UPROBE_MULTI,
		.path = (uintptr_t)place.path,
		.offsets = (uintptr_t)&place.offset,
		.semaphores = place.semaphore ? (uintptr_t)&place.semaphore : 0,
		.n = 1,
		.flags = job->row->mechanism == NP_M_URETPROBE ? UPROBE_MULTI_RETURN : 0,
		.pid = (uint32_t)np_loaded_pid(job->loaded),
	};

	/* the program was loaded for it only where the kernel has it */
	if (!np_world_has(np_loaded_world(job->loaded), NP_FEAT_UPROBE_MULTI)) {
		snprintf(why->message, sizeof(why->message), "this kernel has none");
		return -EOPNOTSUPP;
	}
	if (err)
		return err;
	if (a.pid && !filters_processes(a)) {
		snprintf(why->message, sizeof(why->message), "this kernel's sees one thread only");
		return -EOPNOTSUPP;
	}
	fd = link_create(&a, sizeof(a));
	if (fd < 0)
		return fd;
	attach_keep(job, fd);
	return 0;
}
