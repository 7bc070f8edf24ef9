/*
 * nprobe.lock: scripts that may run, and all files of theirs, by their bytes. Lines, fields
 * separated by tabs:
 *
 *   nprobe-lock 1
 *   kernel  RELEASE         that manifests are of
 *   script  PLACE/NAME  VERSION  SHA256  MANIFEST  SIGNER     "-": none
 *   file    NAME        SHA256                                 what the scripts import
 */
#ifndef NP_LIBRARY_LOCK_H
#define NP_LIBRARY_LOCK_H

#include <stdbool.h>

#include "library/fault.h"

#define NP_LOCK "nprobe.lock"

struct np_lock_row {
	bool script;
	const char *name, *version, *sha256, *manifest, *signer;
};

struct np_lock {
	const char *kernel;
	NP_VEC(struct np_lock_row) rows;
};

/* Reads NP_LOCK of the working directory. */
bool np_lock_read(struct np_arena *a, struct np_lock *out, struct np_fault *f);
/* Writes it, in its place at once. */
bool np_lock_write(struct np_arena *a, const struct np_lock *lock, const char *path,
		   struct np_fault *f);
/* Whether a file with these bytes is in it; of scripts alone, with a name. NULL: no. */
const struct np_lock_row *np_lock_bytes(const struct np_lock *lock, const char *sha256);
const struct np_lock_row *np_lock_script(const struct np_lock *lock, const char *name);

#endif
