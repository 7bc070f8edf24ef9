/* Members of the kernel's structs that other kernels call otherwise: members.def. */
#ifndef NP_IMAGE_MEMBERS_H
#define NP_IMAGE_MEMBERS_H

#include <stdint.h>

/*
 * Row i: a name, and the path that is read instead where the struct *owner (NULL: any) does not
 * have it. NULL: there are no more. Static texts.
 */
const char *np_renamed(uint32_t i, const char **owner, const char **path);

#endif
