/*
 * --follow: fills the map of the processes that count with the first one and those that descend
 * from it; from then on the programs keep it.
 */
#include "run/follow.h"

#include <bpf/bpf.h>
#include <stdlib.h>

#include "run/maps.h"
#include "run/processes.h"

static int add(int fd, int pid)
{
	uint64_t key = (uint64_t)pid, one = 1;

	return bpf_map_update_elem(fd, &key, &one, BPF_ANY);
}

int follow_add(const struct np_loaded *l, int pid)
{
	uint32_t map = maps_find(np_loaded_plan(l), NP_MAP_FOLLOW);

	return map == NP_NO_INDEX ? -1 : add(np_loaded_map(l, map), pid);
}

void follow_descendants(const struct np_loaded *l, int pid)
{
	uint32_t map = maps_find(np_loaded_plan(l), NP_MAP_FOLLOW);
	uint32_t n;
	int *pids;

	if (map == NP_NO_INDEX)
		return;
	n = processes_of(pid, &pids);
	for (uint32_t i = 0; i < n; i++)
		add(np_loaded_map(l, map), pids[i]);
	free(pids);
}
