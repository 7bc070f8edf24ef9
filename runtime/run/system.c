/*
 * system(): a command of the shell, run to its end before the next record is read, so that its
 * output stands between the lines before and after it.  What ends the run ends it too: it has a
 * process group of its own, which is killed as a whole.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/runner.h"

#define PATIENCE_MS 200
#define CHUNK 16384
#define JSON_MOST (1u << 20) /* bytes of output that become one object */

struct shell {
	pid_t pid;
	int pidfd, output;   /* output: -1 at its end */
	struct np_text kept; /* JSON: what it said so far */
	size_t said;
};

static _Noreturn void child(const char *command, int out, const struct signals *s)
{
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signals_restore(s);
	/* errors too, in their place among the rest: as bpftrace has it */
	if (dup2(out, STDOUT_FILENO) >= 0 && dup2(out, STDERR_FILENO) >= 0)
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static int start(struct shell *s, const char *command, const struct signals *signals)
{
	int ends[2], err;

	*s = (struct shell){.pidfd = -1, .output = -1};
	if (pipe2(ends, O_CLOEXEC))
		return -errno;
	s->pid = fork();
	if (!s->pid)
		child(command, ends[1], signals);
	err = s->pid < 0 ? errno : 0;
	close(ends[1]);
	s->output = ends[0];
	if (err)
		return -err;
	setpgid(s->pid, s->pid); /* whoever of both comes first */
	fcntl(s->output, F_SETFL, O_NONBLOCK);
	s->pidfd = (int)syscall(SYS_pidfd_open, s->pid, 0);
	return s->pidfd < 0 ? -errno : 0;
}

static void say(struct runner *r, struct shell *s, int status)
{
	np_out_foreign(r->opt->out, "syscall", s->kept.s ? s->kept.s : "", s->kept.n, status);
	np_text_clear(&s->kept);
}

/* Takes what there is of its output. */
static void listen_to(struct runner *r, struct shell *s)
{
	char chunk[CHUNK];
	size_t taken = 0;
	ssize_t n;

	/* of one that never stops a part: others have a word too */
	while (s->output >= 0 && taken < JSON_MOST) {
		n = read(s->output, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0) {
			close(s->output);
			s->output = -1;
			return;
		}
		s->said += (size_t)n;
		taken += (size_t)n;
		np_text_addn(&s->kept, chunk, (size_t)n);
		if (!np_out_is_json(r->opt->out) || s->kept.n >= JSON_MOST)
			say(r, s, 0);
	}
}

/* A signal, or the time limit; at the end of the run a signal kills us. */
static bool is_told_to_stop(const struct runner *r, int timeout_ms, struct shell *s)
{
	struct pollfd p[] = {
		{.fd = r->at_end ? -1 : r->signals.fd, .events = POLLIN},
		{.fd = r->at_end ? -1 : r->limit, .events = POLLIN},
		{.fd = s ? s->output : -1, .events = POLLIN},
		{.fd = s ? s->pidfd : -1, .events = POLLIN},
	};

	poll(p, 4, timeout_ms);
	return p[0].revents || p[1].revents;
}

/* Its wait status; *killed: it was still running when the run was to end. */
static int wait_for(struct runner *r, struct shell *s, bool *killed)
{
	int status = 0;

	*killed = false;
	while (waitpid(s->pid, &status, WNOHANG) == 0) {
		if (is_told_to_stop(r, -1, s)) {
			struct pollfd p = {.fd = s->pidfd, .events = POLLIN};

			*killed = true;
			kill(-s->pid, SIGTERM);
			poll(&p, 1, PATIENCE_MS);
			kill(-s->pid, SIGKILL);
			waitpid(s->pid, &status, 0);
			break;
		}
		listen_to(r, s);
		np_out_flush(r->opt->out);
		if (r->opt->output && ferror(r->opt->output) && !*killed) {
			*killed = true;
			kill(-s->pid, SIGKILL);
		}
	}
	/* what it left running in the background may keep the pipe open for long */
	listen_to(r, s);
	return status;
}

static void tell_status(struct runner *r, const struct np_plan_event *e, const char *command,
			int status)
{
	if (WIFSIGNALED(status))
		runner_tell(r, e, "error", "the command was killed by signal %d (%s): %s",
			    WTERMSIG(status), strsignal(WTERMSIG(status)), command);
	else
		runner_tell(r, e, "error", "the command ended with status %d: %s",
			    WEXITSTATUS(status), command);
}

void runner_system(struct runner *r, const struct np_plan_event *e, const char *command)
{
	bool json = np_out_is_json(r->opt->out), killed;
	struct shell s;
	int status, err;

	np_out_flush(r->opt->out);
	/* what waits in the ring must not keep us once we are to end */
	if (is_told_to_stop(r, 0, NULL)) {
		runner_tell(r, e, "warning", "not run, because tracing ended: %s", command);
		return;
	}
	err = start(&s, command, &r->signals);
	if (err) {
		runner_tell(r, e, "error", "the command could not be run: %s", strerror(-err));
		if (s.pid > 0) {
			kill(-s.pid, SIGKILL);
			waitpid(s.pid, &status, 0);
		}
	} else {
		status = wait_for(r, &s, &killed);
		/* as bpftrace has it: an empty line follows */
		if (!json && (s.said || !status))
			np_text_addc(&s.kept, '\n');
		say(r, &s, WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
		if (status && !killed)
			tell_status(r, e, command, status);
		else if (killed)
			runner_tell(r, e, "warning", "ended with the tracing: %s", command);
	}
	np_text_free(&s.kept);
	if (s.output >= 0)
		close(s.output);
	if (s.pidfd >= 0)
		close(s.pidfd);
}
