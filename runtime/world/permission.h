/* What this process may do, of what the kernel lets only some do. */
#ifndef NP_WORLD_PERMISSION_H
#define NP_WORLD_PERMISSION_H

#include <stdbool.h>
#include <stdint.h>

#define NP_CAP_PERFMON 38 /* of 5.8: not in every linux/capability.h */
#define NP_CAP_BPF 39

/* A bit for each capability (capabilities(7)) that is in effect. */
uint64_t np_capabilities(void);

/* kernel.perf_event_paranoid. False: there is none, as without CONFIG_PERF_EVENTS. */
bool np_perf_paranoid(int *level);

/*
 * Whether perf_event_open is refused whatever is asked of it: the kernels of Debian (from 3 on) and
 * Ubuntu (4) want CAP_SYS_ADMIN for any use of it, where CAP_PERFMON would do elsewhere.
 */
bool np_perf_refused(void);

#endif
