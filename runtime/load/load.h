/*
 * Loading an image into the running kernel: maps are created, what the image leaves open
 * (symbols.h) is resolved from the kernel's BTF and tracepoint formats, programs are loaded
 * as the attachers ask for them.
 */
#ifndef NP_LOAD_LOAD_H
#define NP_LOAD_LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "image/object.h"
#include "world/world.h"

/* Value of one param, in the order of plan->params. */
struct np_param_value {
	bool set;
	int64_t integer;     /* int, bool, duration (ns), size, rate, port, pid */
	char text[64];       /* string, comm, iface ... zero-filled */
	uint8_t address[16]; /* ip, cidr: network, IPv4 as ::ffff:a.b.c.d */
	uint8_t mask[16];
};

struct np_load_options {
	struct np_world *world;
	const struct np_param_value *params; /* plan->params.n of them */
	int pid;                             /* -p: only this process; 0: all */
	bool follow;                         /* --follow: only those in the FOLLOW map */
	const char *comm;                    /* --comm: only commands of this name; NULL: all */
	uint64_t cgroup;                     /* --cgroup: its id, 0: none ... */
	uint32_t cgroup_level;               /* ... and how far it is below the root */
	uint32_t ring_bytes;                 /* 0: the default; rounded up to a power of two */
	uint32_t max_map_keys;               /* 0: what the plan says */
	bool apart;   /* a program for each probe that can have its own: it is counted by itself */
	bool verbose; /* tell on stderr what is loaded and how */
};

/* Why loading failed, in words; strings live in the arena. */
struct np_load_error {
	int err;         /* positive errno */
	bool permission; /* what is missing is a privilege */
	bool file;       /* a file that was to be written */
	bool verifier;   /* the kernel's verifier refused a program: our bug */
	uint32_t line;   /* place in the script where known, 0 */
	uint32_t column;
	const char *message; /* one line */
	const char *hint;    /* or NULL */
	const char *log;     /* end of the verifier's log, or NULL; shown with -v only */
};

struct np_loaded;

/*
 * Creates the maps. Returns 0 or negative errno with *error filled. Owned by the caller;
 * np_loaded_close closes all descriptors.
 */
int np_load(struct np_arena *a, const struct np_object *o, const struct np_load_options *opt,
	    struct np_loaded **out, struct np_load_error *error);
void np_loaded_close(struct np_loaded *l);

const struct np_plan *np_loaded_plan(const struct np_loaded *l);
struct np_arena *np_loaded_arena(const struct np_loaded *l);
struct np_world *np_loaded_world(const struct np_loaded *l);
/*
 * Values of the params, in the order of plan->params; the one process that is traced, or 0; whether
 * the FOLLOW map says which ones are. Borrowed.
 */
const struct np_param_value *np_loaded_params(const struct np_loaded *l);
int np_loaded_pid(const struct np_loaded *l);
bool np_loaded_follow(const struct np_loaded *l);
/* The command that is going to be run; 0: none. */
void np_loaded_set_command(struct np_loaded *l, int pid);
int np_loaded_command(const struct np_loaded *l);
/* Descriptor of plan->maps[i], -1 for one of our own that no program uses. Borrowed. */
int np_loaded_map(const struct np_loaded *l, uint32_t map);
/* Entries of the map as created (the ring: bytes). */
uint32_t np_loaded_map_entries(const struct np_loaded *l, uint32_t map);
/* Whether all features that a program needs are there; else the missing one's name. */
bool np_program_fits(const struct np_loaded *l, uint32_t program, const char **missing);
/*
 * Loads plan->programs[program] for plan->probes[probe] and returns its descriptor
 * (borrowed; equal copies are shared), or negative errno with *error filled. -ENOENT: a
 * field, argument or type that it needs is not on this kernel.
 *
 * UPROBE and URETPROBE programs have expected_attach_type 48 (BPF_TRACE_UPROBE_MULTI) where the
 * kernel has the feature uprobe.multi: such a program attaches by a multi link and by a perf
 * event alike.
 */
int np_load_program(struct np_loaded *l, uint32_t program, uint32_t probe,
		    struct np_load_error *error);
/* Value of CLOCK_BOOTTIME when the maps were created, ns: `elapsed` counts from it. */
uint64_t np_loaded_start_ns(const struct np_loaded *l);

#endif
