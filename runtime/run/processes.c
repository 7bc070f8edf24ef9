/* Processes by descent: see processes.h. /proc/PID/stat names the parent. */
#include "run/processes.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct process {
	int pid, parent;
	bool in;
};

static int parent_of(const char *pid)
{
	char path[300], text[512];
	const char *end;
	int parent = -1;
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%s/stat", pid);
	f = fopen(path, "re");
	if (!f)
		return -1;
	n = fread(text, 1, sizeof(text) - 1, f);
	fclose(f);
	text[n] = '\0';
	/* "pid (name) state ppid": the name may hold anything */
	end = strrchr(text, ')');
	if (!end || sscanf(end + 1, " %*c %d", &parent) != 1)
		return -1;
	return parent;
}

static uint32_t list_processes(struct process **out)
{
	DIR *d = opendir("/proc");
	struct process *v = NULL;
	uint32_t n = 0, cap = 0;
	struct dirent *e;

	while (d && (e = readdir(d))) {
		int pid = atoi(e->d_name), parent = pid > 0 ? parent_of(e->d_name) : -1;

		if (parent < 0)
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
