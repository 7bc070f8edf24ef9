/* The rows of perf_events.def. */
#ifndef NP_IMAGE_PERF_EVENTS_H
#define NP_IMAGE_PERF_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#define NP_PERF_PMU UINT32_MAX /* type: see the name, "pmu/term=value,.../" */

struct np_perf_event {
	uint32_t kind;            /* NP_P_SOFTWARE or NP_P_HARDWARE */
	const char *name, *alias; /* alias "": none */
	uint32_t type;            /* of struct perf_event_attr */
	uint64_t config;
	uint64_t count; /* by default */
};
extern const struct np_perf_event np_perf_events[];
extern const uint32_t np_perf_event_count;

/*
 * By name or alias. "rHEX" of hardware is the processor's own number of an event, as perf has
 * it. False: there is no such event.
 */
bool np_perf_event_find(uint32_t kind, const char *name, struct np_perf_event *out);

#endif
