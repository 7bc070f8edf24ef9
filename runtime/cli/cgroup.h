/* Control groups of version 2, by path. */
#ifndef NP_CLI_CGROUP_H
#define NP_CLI_CGROUP_H

#include <stdint.h>

/*
 * The id of a cgroup as programs see it, and how far it is below the root (0). The path is one in
 * the file system, or from the root of the hierarchy: "/system.slice/ssh.service". Returns NULL,
 * or why there is none.
 */
const char *np_cgroup_find(const char *path, uint64_t *id, uint32_t *level);

#endif
