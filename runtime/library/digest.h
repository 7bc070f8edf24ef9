/* SHA-256, as 64 hexadecimal digits. */
#ifndef NP_LIBRARY_DIGEST_H
#define NP_LIBRARY_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define NP_DIGEST_LEN 64

/* In the arena. */
const char *np_digest(struct np_arena *a, const void *bytes, size_t n);
/* Whether it is written as one. */
bool np_is_digest(const char *text);

#endif
