/*
 * Other programs that sharing needs (git, ssh-keygen): run without a shell, with bounded output,
 * and with none of our files open.
 */
#ifndef NP_LIBRARY_PROCESS_H
#define NP_LIBRARY_PROCESS_H

#include <stddef.h>

#include "base/text.h"

struct np_process {
	const char *const *argv; /* NULL-terminated; argv[0] is searched along PATH */
	const char *const *env;  /* NAME=VALUE to set, NAME to take away; NULL: none */
	const char *in;          /* standard input; NULL: empty */
	size_t in_len;
	int keep;    /* a descriptor that it may open as /proc/self/fd/N; 0: none */
	size_t most; /* bytes of its output, of each file that it writes; 0: any */
	bool says;   /* its messages go to our stderr; else into *err */
};

/*
 * Runs it to its end. Its exit status (128 + a signal's number), or a negative errno: it cannot
 * be run (-ENOENT), or -EFBIG: its output was more. out and err are added to.
 */
int np_process_run(const struct np_process *p, struct np_text *out, struct np_text *err);
/* A file in memory with these bytes, open for reading from its beginning. -1: errno says why. */
int np_memory_file(const void *bytes, size_t n);

#endif
