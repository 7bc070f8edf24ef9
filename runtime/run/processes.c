/* Processes by descent: see processes.h. */
#include "run/processes.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

struct process {
	int pid, parent;
	bool in;
};

bool process_stat(int pid, char *state, int *parent)
{
	char path[64], text[512];
	const char *end;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[n < 0 ? 0 : n] = '\0';
	/* "pid (name) state ppid": the name may hold anything */
	end = strrchr(text, ')');
	return end && sscanf(end + 1, " %c %d", state, parent) == 2;
}

static uint32_t list_processes(struct process **out)
{
	DIR *d = opendir("/proc");
	struct process *v = NULL;
	uint32_t n = 0, cap = 0;
	struct dirent *e;

	while (d && (e = readdir(d))) {
		int pid = atoi(e->d_name), parent;
		char state;

		if (pid <= 0 || !process_stat(pid, &state, &parent))
			continue;
		if (n == cap) {
			cap = cap ? 2 * cap : 256;
			v = np_xrealloc(v, cap * sizeof(*v));
		}
		v[n++] = (struct process){.pid = pid, .parent = parent};
	}
	if (d)
		closedir(d);
	*out = v;
	return n;
}

static bool is_in(const struct process *v, uint32_t n, int pid)
{
	for (uint32_t i = 0; i < n; i++)
		if (v[i].pid == pid)
			return v[i].in;
	return false;
}

uint32_t processes_of(int pid, int **pids)
{
	struct process *v;
	uint32_t n = list_processes(&v), found = 0;
	bool more = true;

	*pids = np_xcalloc(n + 1, sizeof(**pids));
	while (more) {
		more = false;
		for (uint32_t i = 0; i < n; i++) {
			if (v[i].in || (v[i].pid != pid && !is_in(v, n, v[i].parent)))
				continue;
			v[i].in = more = true;
			(*pids)[found++] = v[i].pid;
		}
	}
	free(v);
	return found;
}
