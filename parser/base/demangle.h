/* Names of C++ and Rust functions as they are in the source. */
#ifndef NP_BASE_DEMANGLE_H
#define NP_BASE_DEMANGLE_H

#include <stdbool.h>

#include "base/arena.h"

/* It has the form of one that was made by a compiler. */
bool np_is_mangled(const char *name);
/* The name itself where it is none of these. */
const char *np_demangle(struct np_arena *a, const char *name);

#endif
