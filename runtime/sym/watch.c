/*
 * What processes map, told by the kernel: a perf event on each CPU writes a record for every
 * executable mapping, exec and fork into a ring of its own.  So the symbols of processes are
 * known that end before anybody asks.  A process that moves writes into several rings: all of
 * them are read as one, in the order of time.  Where a ring was full the processes are asked anew.
 */
#include <dirent.h>
#include <errno.h>
#include <linux/perf_event.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

#define RING (128 * 1024) /* bytes on each CPU */
/* With less room than a record may need, some may be missing: the kernel tells of that later. */
#define LARGEST (4096 + 256)
#define CLOCK CLOCK_MONOTONIC_RAW /* it goes evenly, and both we and perf can read it */
#define NEVER UINT64_MAX

struct watch_ring {
	int fd;
	struct perf_event_mmap_page *head; /* the data follow in the next page */
	/* while it is read: */
	uint64_t at, end;
	struct perf_event_header next; /* the record at `at` */
	uint64_t time;                 /* of that record, in ns of CLOCK; NEVER: none is left */
};
struct sym_watch {
	struct watch_ring *v;
	uint32_t n;
	int epoll;
	size_t page;
};

/* The records that we read, behind their header; their time is their last word. */
struct mmap2 {
	uint32_t pid, tid;
	uint64_t address, length, offset;
	uint32_t major, minor;
	uint64_t inode, generation;
	uint32_t protection, flags;
	char path[];
};
struct comm {
	uint32_t pid, tid;
	char comm[];
};
struct fork {
	uint32_t pid, parent, tid, parent_tid;
	uint64_t time;
};

struct lost {
	uint64_t id, n;
};

static int open_event(int cpu)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_SOFTWARE,
		.config = PERF_COUNT_SW_DUMMY,
		.size = sizeof(attr),
		.exclude_kernel = 1,
		.mmap = 1,
		.mmap2 = 1,
		.comm = 1,
		.comm_exec = 1,
		.task = 1,
		.sample_type = PERF_SAMPLE_TIME,
		.sample_id_all = 1,
		.use_clockid = 1,
		.clockid = CLOCK,
		.watermark = 1,
		.wakeup_watermark = RING / 2,
	};

	return (int)syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
}

static int add_ring(struct sym_watch *w, int cpu)
{
	struct epoll_event wanted = {.events = EPOLLIN};
	struct watch_ring r = {.fd = open_event(cpu)};

	if (r.fd < 0)
		return errno == ENODEV ? 0 : -errno; /* a CPU that is off */
	r.head = mmap(NULL, w->page + RING, PROT_READ | PROT_WRITE, MAP_SHARED, r.fd, 0);
	if (r.head == MAP_FAILED || epoll_ctl(w->epoll, EPOLL_CTL_ADD, r.fd, &wanted)) {
		int err = errno;

		if (r.head != MAP_FAILED)
			munmap(r.head, w->page + RING);
		close(r.fd);
		return -err;
	}
	w->v[w->n++] = r;
	return 0;
}

void sym_watch_free(struct sym_watch *w)
{
	if (!w)
		return;
	for (uint32_t i = 0; i < w->n; i++) {
		munmap(w->v[i].head, w->page + RING);
		close(w->v[i].fd);
	}
	if (w->epoll >= 0)
		close(w->epoll);
	free(w->v);
	free(w);
}

int sym_watch_new(struct sym_watch **out)
{
	long cpus = sysconf(_SC_NPROCESSORS_CONF);
	struct sym_watch *w = np_xcalloc(1, sizeof(*w));
	int err = 0;

	w->page = (size_t)sysconf(_SC_PAGESIZE);
	w->epoll = epoll_create1(EPOLL_CLOEXEC);
	w->v = np_xcalloc(cpus > 0 ? (size_t)cpus : 1, sizeof(*w->v));
	if (w->epoll < 0)
		err = -errno;
	for (int cpu = 0; cpu < cpus && !err; cpu++)
		err = add_ring(w, cpu);
	if (err) {
		sym_watch_free(w);
		return err;
	}
	*out = w;
	return 0;
}

int sym_watch_fd(const struct sym_watch *w)
{
	return w->epoll;
}

/* Those that run already. */
void sym_watch_running(struct sym_users *u)
{
	DIR *d = opendir("/proc");
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (atoi(e->d_name) > 0)
			sym_users_read(u, atoi(e->d_name));
	if (d)
		closedir(d);
}

static void take(struct sym_users *u, const struct perf_event_header *h, const void *body, size_t n)
{
	const struct mmap2 *m = body;
	const struct fork *f = body;
	const struct comm *c = body;
	const struct lost *l = body;

	switch (h->type) {
	case PERF_RECORD_MMAP2:
		if (n <= sizeof(*m) || !memchr(m->path, '\0', n - sizeof(*m)))
			break;
		sym_users_map(u, (pid_t)m->pid,
			      &(struct sym_mapping){.start = m->address,
						    .end = m->address + m->length,
						    .offset = m->offset,
						    .dev = makedev(m->major, m->minor),
						    .inode = m->inode,
						    .path = m->path,
						    .is_new = true});
		break;
	case PERF_RECORD_COMM:
		if (n >= sizeof(*c) && h->misc & PERF_RECORD_MISC_COMM_EXEC)
			sym_users_exec(u, (pid_t)c->pid);
		break;
	case PERF_RECORD_FORK:
		if (n >= sizeof(*f))
			sym_users_fork(u, (pid_t)f->pid, (pid_t)f->parent);
		break;
	case PERF_RECORD_LOST:
		if (n >= sizeof(*l))
			sym_users_lost(u, l->n);
		break;
	default: break;
	}
}

/* A record may go around the end of the ring. */
static void copy_out(void *to, const uint8_t *data, uint64_t at, size_t n)
{
	size_t first = RING - at % RING;

	if (first > n)
		first = n;
	memcpy(to, data + at % RING, first);
	memcpy((uint8_t *)to + first, data, n - first);
}

static const uint8_t *data_of(const struct sym_watch *w, const struct watch_ring *r)
{
	return (const uint8_t *)r->head + w->page;
}

/* Looks at the record that is the next of its ring. */
static void look(const struct sym_watch *w, struct watch_ring *r)
{
	r->time = NEVER;
	if (r->at + sizeof(r->next) > r->end)
		return;
	copy_out(&r->next, data_of(w, r), r->at, sizeof(r->next));
	if (r->next.size < sizeof(r->next) + sizeof(r->time) || r->at + r->next.size > r->end)
		r->at = r->end; /* the kernel writes none such */
	else
		copy_out(&r->time, data_of(w, r), r->at + r->next.size - sizeof(r->time),
			 sizeof(r->time));
}

static void take_next(const struct sym_watch *w, struct watch_ring *r, struct sym_users *u)
{
	uint64_t record[65536 / 8]; /* its size is a u16 */

	copy_out(record, data_of(w, r), r->at, r->next.size);
	take(u, &r->next, (uint8_t *)record + sizeof(r->next),
	     r->next.size - sizeof(r->next) - sizeof(r->time));
	r->at += r->next.size;
	look(w, r);
}

static struct watch_ring *earliest(const struct sym_watch *w)
{
	struct watch_ring *first = &w->v[0];

	for (uint32_t i = 1; i < w->n; i++)
		if (w->v[i].time < first->time)
			first = &w->v[i];
	return first;
}

static bool has_records(const struct sym_watch *w)
{
	for (uint32_t i = 0; i < w->n; i++)
		if (__atomic_load_n(&w->v[i].head->data_head, __ATOMIC_RELAXED) !=
		    w->v[i].head->data_tail)
			return true;
	return false;
}

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

void sym_watch_read(struct sym_watch *w, struct sym_users *u)
{
	/* what is written from now on is left for the next time: the rings are looked at one
	   behind the other, and one of them may lack what the same process wrote before that */
	uint64_t until = has_records(w) ? now() : 0;
	bool full = false;

	if (!until)
		return;
	for (uint32_t i = 0; i < w->n; i++) {
		struct watch_ring *r = &w->v[i];

		r->at = r->head->data_tail;
		r->end = __atomic_load_n(&r->head->data_head, __ATOMIC_ACQUIRE);
		full |= r->end - r->at > RING - LARGEST;
		look(w, r);
	}
	for (struct watch_ring *r = earliest(w); r->time <= until; r = earliest(w))
		take_next(w, r, u);
	for (uint32_t i = 0; i < w->n; i++)
		__atomic_store_n(&w->v[i].head->data_tail, w->v[i].at, __ATOMIC_RELEASE);
	if (full)
		sym_users_lost(u, 0);
}
