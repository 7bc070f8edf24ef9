/*
 * The two implementations of world.h: the machine we run on, and a recording of one.
 * Both are closed by w->ops->close(w).
 */
#ifndef NP_WORLD_WORLD_LIVE_H
#define NP_WORLD_WORLD_LIVE_H

#include "world/world.h"

/* The running kernel and its programs. Costs nothing until it is asked. Never NULL. */
struct np_world *np_world_live(void);
/* -p: programs are looked up where that process sees them, by its mount namespace. */
void np_world_of_process(struct np_world *w, int pid);
/* Directories, which ':' separates, where debug info of programs is looked for first. */
void np_world_debug_info(struct np_world *w, const char *folders);

/*
 * A world that np_world_save wrote. NULL when the file cannot be read or is none; *error is
 * then a static text that says what is wrong.
 */
struct np_world *np_world_recorded(const char *path, const char **error);

/*
 * Writes what the selection names into a file. Each selection is one of
 *   t:SYSTEM[:NAME]   tracepoints with their formats, and their raw arguments' types
 *   p:NAME            functions with their prototypes
 *   s:NAME            a struct, union, typedef or enum with all that it leads to
 *   e:NAME            the enum that has this enumerator
 *   b:NAME[:SYMBOL]   a library or program: its path, USDT probes and functions
 * with * ? [] as in glob(7); NULL or n == 0 saves the default set. 0 or negative errno.
 */
int np_world_save(struct np_world *w, const char *path, const char *const *selection, unsigned n);

/*
 * Parses the text of a tracepoint's format file. The result and its strings are in the arena.
 * 0, or -EINVAL when the text is not a format.
 */
struct np_arena;
int np_tp_format_parse(struct np_arena *a, const char *system, const char *name, const char *text,
		       size_t len, struct np_tp_format *out);

/*
 * Where an entry probe at a function's file offset is cheapest: behind a leading endbr64,
 * which would be single-stepped (9 us a hit, against 1 us). 0 or negative errno.
 */
int np_user_entry(const char *path, uint64_t file_offset, uint64_t *out);

/* All symbols of that name, as /proc/kallsyms shows them to us; until f says false. */
int np_kernel_addresses(const char *name, bool (*f)(void *arg, uint64_t address), void *arg);

/* Where tracefs is mounted, without a slash at the end; NULL: nowhere, or not readable. */
const char *np_world_tracefs(void);
/* What mends that np_world_tracefs finds nothing, or cannot read it. */
const char *np_world_tracefs_cure(void);

#endif
