/*
 * What was accepted: by the bytes of the script and what it does, in the user's state directory
 * (XDG_STATE_HOME). A script that changes, or imports what changes what it does, is asked for anew.
 */
#ifndef NP_LIBRARY_ACCEPTED_H
#define NP_LIBRARY_ACCEPTED_H

#include <stdbool.h>

#include "library/fault.h"

bool np_is_accepted(struct np_arena *a, const char *sha256, const char *manifest);
/* False: it cannot be remembered. */
bool np_accept(struct np_arena *a, const char *sha256, const char *manifest, struct np_fault *f);

#endif
