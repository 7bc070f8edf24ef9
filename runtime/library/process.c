/* fork and exec with pipes; standard input is a file in memory, so nobody waits for anybody. */
#include "library/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int np_memory_file(const void *bytes, size_t n)
{
	int fd = memfd_create("nprobe", MFD_CLOEXEC);
	const char *p = bytes;

	while (fd >= 0 && n) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0) {
			close(fd);
			return -1;
		}
		p += done;
		n -= (size_t)done;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static void set_environment(const char *const *env)
{
	for (; env && *env; env++) {
		if (strchr(*env, '='))
			putenv((char *)*env);
		else
			unsetenv(*env);
	}
}

/* In the child. 127 and the errno in *told if it cannot be. */
static void become(const struct np_process *p, int in, int out, int err, int told)
{
	struct rlimit files = {p->most, p->most};

	dup2(in, 0);
	dup2(out, 1);
	if (err >= 0)
		dup2(err, 2);
	if (p->keep)
		fcntl(p->keep, F_SETFD, 0);
	if (p->most)
		setrlimit(RLIMIT_FSIZE, &files);
	signal(SIGPIPE, SIG_DFL);
	set_environment(p->env);
	execvp(p->argv[0], (char *const *)p->argv);
	int why = errno;
	ssize_t unused = write(told, &why, sizeof(why));

	(void)unused;
	_exit(127);
}

static int take(int fd, size_t most, struct np_text *out)
{
	char buf[65536];
	ssize_t n;

	while ((n = read(fd, buf, sizeof(buf))) > 0 || (n < 0 && errno == EINTR)) {
		if (n < 0)
			continue;
		if (most && out->n + (size_t)n > most)
			return -EFBIG;
		np_text_addn(out, buf, (size_t)n);
	}
	return 0;
}

int np_process_run(const struct np_process *p, struct np_text *out, struct np_text *err)
{
	int in = np_memory_file(p->in, p->in_len), said = -1, result[2] = {-1, -1};
	int told[2] = {-1, -1}, why = 0, status = 0;
	pid_t pid = -1;

	if (!p->says)
		said = np_memory_file(NULL, 0);
	if (in < 0 || (!p->says && said < 0) || pipe2(result, O_CLOEXEC) ||
	    pipe2(told, O_CLOEXEC) || (pid = fork()) < 0) {
		status = -errno;
		goto out;
	}
	if (!pid)
		become(p, in, result[1], said, told[1]);
	close(result[1]);
	close(told[1]);
	result[1] = told[1] = -1;
	status = take(result[0], p->most, out);
	/* what has more to say than may be ends when nobody reads */
	close(result[0]);
	result[0] = -1;
	ssize_t n = read(told[0], &why, sizeof(why));
	int end = 0;

	while (waitpid(pid, &end, 0) < 0 && errno == EINTR)
		;
	if (n == sizeof(why))
		status = -why;
	else if (!status)
		status = WIFEXITED(end) ? WEXITSTATUS(end) : 128 + WTERMSIG(end);
	if (said >= 0) {
		lseek(said, 0, SEEK_SET);
		take(said, 65536, err);
	}
out:
	for (int i = 0; i < 2; i++) {
		if (result[i] >= 0)
			close(result[i]);
		if (told[i] >= 0)
			close(told[i]);
	}
	if (in >= 0)
		close(in);
	if (said >= 0)
		close(said);
	return status;
}
