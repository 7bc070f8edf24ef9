/* Names of C++ functions as they are in the source. */
#ifndef NP_BASE_DEMANGLE_H
#define NP_BASE_DEMANGLE_H

#include "base/arena.h"

/* The name itself where it is none of C++. */
const char *np_demangle(struct np_arena *a, const char *name);

#endif
