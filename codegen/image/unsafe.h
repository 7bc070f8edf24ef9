/*
 * What of the kernel changes what the machine does when a program calls it: the rows of
 * unsafe.def.  A program that does needs --unsafe.
 */
#ifndef NP_IMAGE_UNSAFE_H
#define NP_IMAGE_UNSAFE_H

#include <stdbool.h>
#include <stdint.h>

/* The name of the helper of that number; NULL: it changes nothing. */
const char *np_unsafe_helper(uint64_t number);
/* Whether the kernel's function of that name does. */
bool np_unsafe_kfunc(const char *name);

#endif
