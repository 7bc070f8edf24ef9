/*
 * Running an image: load, attach, run, report.  Shared by nprobe and nprobe-run, so it knows
 * nothing of scripts.
 */
#ifndef NP_CLI_EXECUTE_H
#define NP_CLI_EXECUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/options.h"
#include "image/object.h"
#include "image/reads.h"
#include "out/out.h"
#include "world/world.h"

struct np_execute {
	struct np_world *world;
	char **param_args; /* `--name value ...` of the script's params */
	int n_param_args;
	int pid;
	bool follow;               /* and what it, or the command, starts */
	const char *comm, *cgroup; /* --comm, --cgroup as given; NULL: none */
	char **command;
	const char *output;
	const char *debug_info; /* --debug-dir; NULL: none */
	enum np_format format;
	uint32_t top; /* rows of a map that are shown, 0: all */
	bool total, cost;
	enum np_clock clock; /* of lines without printf */
	enum np_suite suite; /* --test, --bench ... */
	const char *filter;  /* ... of their names; NULL: all */
	uint64_t for_ns;
	uint32_t buffer, map_keys, max_cat;
	bool verbose, quiet, unsafe;
	bool allow; /* nothing beyond this level: */
	enum np_level most;
	bool own;       /* compiled by this process: what its plan says of its reads is true */
	bool dry_run;   /* only look whether it could be loaded */
	bool may_retry; /* the caller has more variants: say nothing when the kernel refuses these
			 */
};

/* What the options ask for; the script's params are all words that are not ours. */
struct np_execute np_execute_asked(const struct np_cli *cli, struct np_world *w);

/* Returned instead of an exit status when may_retry and the kernel refused a program. */
#define NP_EXECUTE_REFUSED (-1)

/*
 * First of all: opens what is closed of descriptors 0 to 2, so that no map or probe gets the
 * number of a stream. Writing to what was closed stays an error.
 */
void np_standard_streams(void);
/* Last of all: the exit status, 1 instead of 0 when stdout could not be written. */
int np_written(int status);

/* Loads and runs. Exit status: LANGUAGE's 0, 1, 2, or exit(n)'s. Messages go to stderr. */
int np_execute(struct np_arena *a, const struct np_object *o, const struct np_execute *e);

#endif
