/*
 * --follow: fills the map of the processes that count with the first one and those that descend
 * from it; from then on the programs keep it.
 */
#include "run/follow.h"

#include <bpf/bpf.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/maps.h"

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

static int add(int fd, int pid)
{
	uint64_t key = (uint64_t)pid, one = 1;

	return bpf_map_update_elem(fd, &key, &one, BPF_ANY);
}

static bool is_in(const struct process *v, uint32_t n, int pid)
{
	for (uint32_t i = 0; i < n; i++)
		if (v[i].pid == pid)
			return v[i].in;
	return false;
}

int follow_add(const struct np_loaded *l, int pid)
{
	uint32_t map = maps_find(np_loaded_plan(l), NP_MAP_FOLLOW);

	return map == NP_NO_INDEX ? -1 : add(np_loaded_map(l, map), pid);
}

void follow_descendants(const struct np_loaded *l, int pid)
{
	uint32_t map = maps_find(np_loaded_plan(l), NP_MAP_FOLLOW);
	struct process *v;
	uint32_t n = list_processes(&v);
	bool more = map != NP_NO_INDEX;

	while (more) {
		more = false;
		for (uint32_t i = 0; i < n; i++) {
			if (v[i].in || (v[i].pid != pid && !is_in(v, n, v[i].parent)))
				continue;
			v[i].in = more = true;
			add(np_loaded_map(l, map), v[i].pid);
		}
	}
	free(v);
}
