/* Makes a failing program smaller while it fails alike: by lines, then within them. */
#ifndef REFERENCE_REDUCE_H
#define REFERENCE_REDUCE_H

#include "both.h"

/* `failure` is what the program does now. The smaller program is for the caller to free. */
char *reduce(const struct both_options *opt, const char *program, const struct both *failure);

#endif
