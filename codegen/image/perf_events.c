/* Events of software: and hardware: probes. */
#include "image/perf_events.h"

#include <linux/perf_event.h>
#include <stdlib.h>
#include <string.h>

#include "image/plan.h"

const struct np_perf_event np_perf_events[] = {
#define NP_PERF_EVENT(kind, name, alias, type, config, count) \
	{NP_P_##kind, name, alias, PERF_TYPE_##type, PERF_COUNT_##config, count},
#include "image/perf_events.def"
#undef NP_PERF_EVENT
};
const uint32_t np_perf_event_count = sizeof(np_perf_events) / sizeof(np_perf_events[0]);

/* "L1-dcache-load-misses" and its like: cache, what is done with it, whether it misses. */
static bool cache_event(const char *name, uint64_t *config)
{
	static const struct {
		const char *name;
		uint64_t id;
	} caches[] = {
		{"L1-dcache-", PERF_COUNT_HW_CACHE_L1D}, {"L1-icache-", PERF_COUNT_HW_CACHE_L1I},
		{"LLC-", PERF_COUNT_HW_CACHE_LL},        {"dTLB-", PERF_COUNT_HW_CACHE_DTLB},
		{"iTLB-", PERF_COUNT_HW_CACHE_ITLB},     {"branch-", PERF_COUNT_HW_CACHE_BPU},
		{"node-", PERF_COUNT_HW_CACHE_NODE}};
	static const struct {
		const char *all, *missed;
		uint64_t id;
	} uses[] = {{"loads", "load-misses", PERF_COUNT_HW_CACHE_OP_READ},
		    {"stores", "store-misses", PERF_COUNT_HW_CACHE_OP_WRITE},
		    {"prefetches", "prefetch-misses", PERF_COUNT_HW_CACHE_OP_PREFETCH}};

	for (size_t i = 0; i < sizeof(caches) / sizeof(caches[0]); i++) {
		size_t n = strlen(caches[i].name);

		if (strncmp(name, caches[i].name, n))
			continue;
		for (size_t k = 0; k < sizeof(uses) / sizeof(uses[0]); k++) {
			bool missed = !strcmp(name + n, uses[k].missed);

			if (!missed && strcmp(name + n, uses[k].all))
				continue;
			*config = caches[i].id | uses[k].id << 8 |
				  (missed ? PERF_COUNT_HW_CACHE_RESULT_MISS
					  : PERF_COUNT_HW_CACHE_RESULT_ACCESS)
					  << 16;
			return true;
		}
	}
	return false;
}

bool np_perf_event_find(uint32_t kind, const char *name, struct np_perf_event *out)
{
	char *end;

	for (uint32_t i = 0; i < np_perf_event_count; i++) {
		const struct np_perf_event *e = &np_perf_events[i];

		if (e->kind != kind || (strcmp(e->name, name) && strcmp(e->alias, name)))
			continue;
		*out = *e;
		return true;
	}
	if (kind != NP_P_HARDWARE)
		return false;
	*out = (struct np_perf_event){kind, name, "", PERF_TYPE_HW_CACHE, 0, 1000000};
	if (cache_event(name, &out->config))
		return true;
	/* "pmu/term=value,.../": what the terms mean, the machine says that it runs on */
	out->type = NP_PERF_PMU;
	if (strchr(name, '/') && strchr(name, '/') != name && name[strlen(name) - 1] == '/')
		return true;
	if (*name != 'r' || !name[1])
		return false;
	*out = (struct np_perf_event){kind, name, "", PERF_TYPE_RAW, 0, 1000000};
	out->config = strtoull(name + 1, &end, 16);
	return !*end;
}
