/* Debug info that is kept in files of its own: where it may be, and what belongs to what. */
#ifndef NP_DEBUG_FIND_H
#define NP_DEBUG_FIND_H

#include <elfutils/libdw.h>
#include <libelf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The directories of --debug-dir, which ':' separates, then the system's, one after the other. */
struct np_debug_dirs {
	const char *rest; /* what is to come of the user's */
	bool system;      /* the system's was given out */
	char dir[4096];
};
void np_debug_dirs_begin(struct np_debug_dirs *d, const char *given);
/* The next in d->dir; false: there is none. */
bool np_debug_dirs_next(struct np_debug_dirs *d);

/* "DIR/.build-id/ab/cdef.debug"; false: that is no id. */
bool np_debug_id_path(const char *dir, const uint8_t *id, size_t n, char *path, size_t size);

/*
 * The file with the debug info of the ELF file at `path` (as it is called; NULL: unknown): by its
 * build id, else by the name in it. False: none is found that belongs to it.
 */
bool np_debug_find(Elf *elf, const char *dirs, const char *path, char *found, size_t size);

/*
 * Opens what a debug file shares with others, which dwz makes: .gnu_debugaltlink has its path,
 * perhaps from the directory of `file`, and its build id. -1: it is not found.
 */
int np_debug_open_shared(Dwarf *dw, const char *dirs, const char *file, char *found, size_t size);
/* It is not found: libdw is not to look for it by itself, for it opens whatever is there. */
void np_debug_no_shared(Dwarf *dw);

/* What .gnu_debugdata has: an ELF file, packed by xz. To be freed; NULL: nothing. */
void *np_debug_mini(Elf *elf, size_t *size);

#endif
