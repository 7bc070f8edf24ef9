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
	if (kind != NP_P_HARDWARE || *name != 'r' || !name[1])
		return false;
	*out = (struct np_perf_event){kind, name, "", PERF_TYPE_RAW, 0, 1000000};
	out->config = strtoull(name + 1, &end, 16);
	return !*end;
}
