/*
 * Detaching.  Closing a perf event waits for all CPUs, some 70-106 ms each and one after the
 * other, also at exit.  So the last references are left with a child, which ends by itself
 * once we have closed ours; nprobe returns to the prompt meanwhile.
 *
 * Disabling an event does not stop a program on a tracepoint, kprobe or uprobe: it hangs on the
 * trace event, not on the perf event. Until the child is done such programs still run, and
 * np_control.exiting makes them return at once.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attach/attach_internal.h"

static int fd_compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void close_range_of(unsigned first, unsigned last)
{
#ifdef __NR_close_range
	if (!syscall(__NR_close_range, first, last, 0))
		return;
#endif
	if (last > 65535)
		last = 65535; /* before 5.9 */
	for (unsigned fd = first; fd <= last; fd++)
		close((int)fd);
}

/*
 * The child: only `keep` (sorted) stays open, so that no pipe, file or terminal waits for it;
 * it ends when the other end of `wait` is closed. Async-signal-safe calls only.
 */
static _Noreturn void hold(const int *keep, uint32_t n, int wait)
{
	sigset_t none;
	unsigned next = 0;
	char c;

	setsid();
	for (uint32_t i = 0; i < n; i++) {
		if ((unsigned)keep[i] > next)
			close_range_of(next, (unsigned)keep[i] - 1);
		next = (unsigned)keep[i] + 1;
	}
	close_range_of(next, ~0u);
	if (chdir("/"))
		_exit(1);
	/* SIGINT for the whole terminal is no longer ours, after setsid */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	while (read(wait, &c, 1) < 0 && errno == EINTR)
		;
	_exit(0);
}

/* True when a child holds the descriptors; *release is then to be closed after them. */
static bool hand_over(const struct attach_handles *h, int *release)
{
	int *keep = np_xcalloc(h->n + 1, sizeof(*keep)), ends[2];
	uint32_t n = 0;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC)) {
		free(keep);
		return false;
	}
	for (uint32_t i = 0; i < h->n; i++)
		if (h->v[i].row->slow)
			keep[n++] = h->v[i].fd;
	keep[n++] = ends[0];
	qsort(keep, n, sizeof(*keep), fd_compare);
	pid = fork();
	if (!pid)
		hold(keep, n, ends[0]);
	free(keep);
	close(ends[0]);
	if (pid < 0)
		close(ends[1]);
	*release = ends[1];
	return pid > 0;
}

void attach_release(struct attach_handles *h)
{
	bool held = false, slow = false;
	int release;

	for (uint32_t i = 0; i < h->n; i++) {
		slow |= h->v[i].row->slow;
		if (!h->v[i].row->slow)
			close(h->v[i].fd);
	}
	if (slow)
		held = hand_over(h, &release);
	for (uint32_t i = 0; i < h->n; i++)
		if (h->v[i].row->slow)
			close(h->v[i].fd);
	if (held)
		close(release);
	free(h->v);
	*h = (struct attach_handles){0};
}
