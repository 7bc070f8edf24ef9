/* The processes that there are, by descent. */
#ifndef NP_RUN_PROCESSES_H
#define NP_RUN_PROCESSES_H

#include <stdint.h>

/* A process and all that descend from it: their ids, to be freed; how many. */
uint32_t processes_of(int pid, int **pids);

#endif
