/* The processes that --follow counts. */
#ifndef NP_RUN_FOLLOW_H
#define NP_RUN_FOLLOW_H

#include "load/load.h"

/* A process, before anything is attached: what it forks will be added. 0 or -1. */
int follow_add(const struct np_loaded *l, int pid);
/* Those that descend from it now, once the programs run. */
void follow_descendants(const struct np_loaded *l, int pid);

#endif
