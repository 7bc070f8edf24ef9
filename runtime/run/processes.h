/* The processes that there are, by descent. */
#ifndef NP_RUN_PROCESSES_H
#define NP_RUN_PROCESSES_H

#include <stdbool.h>
#include <stdint.h>

/* As /proc tells it; 'S' is asleep. False: it is not there, or is not ours to look at. */
bool process_stat(int pid, char *state, int *parent);
/* A process and all that descend from it: their ids, to be freed; how many. */
uint32_t processes_of(int pid, int **pids);

#endif
