/*
 * Running a loaded program: begin, events until exit, end, maps at the end.
 */
#ifndef NP_RUN_RUN_H
#define NP_RUN_RUN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "attach/attach.h"
#include "out/out.h"
#include "run/tests.h"

struct np_run_options {
	struct np_out *out;
	struct np_syms *syms; /* those of `out`; NULL: none */
	FILE *output; /* where `out` writes: the run ends when nobody reads it any more; or NULL */
	const struct np_attach_report *report;
	FILE *messages;       /* "Attached N probes", lost events ... : stderr */
	uint64_t for_ns;      /* --for: stop after so long, 0: never */
	char *const *command; /* -c / --: run this, stop when it ends; NULL: none */
	pid_t pid;            /* -p: stop when this process ends; 0: none */
	uint32_t max_cat;     /* most that cat() prints, bytes; 0: the default */
	enum np_suite suite;  /* --test, --bench: these alone run, between begin and end */
	const char *filter;   /* of their names; NULL: all */
	bool follow;          /* the process or command, and its children: see np_load_options */
	bool cost;            /* tell what the programs took */
	bool quiet;           /* do not say that it is attached */
	bool print_maps;      /* at the end (default true) */
};

/*
 * Attaches, runs begin probes, reads events until exit(), SIGINT, SIGTERM, the command's end
 * or the time limit; detaches, runs end probes, prints the maps, tells what was lost. A second
 * signal kills. A program of begin and end probes only ends by itself, or with the command.
 * Returns the exit status (exit(n)'s, or 0; 1 when the command could not be run or a test
 * failed), or negative
 * errno with *error filled, or told by the report, when nothing ran. *command_status: the wait
 * status of the command, if there was one. SIGPIPE is ignored from then on.
 */
int np_run(struct np_loaded *l, const struct np_run_options *opt, int *command_status,
	   struct np_load_error *error);

/*
 * A stack by its key, for np_out_context.stack; `loaded` is the struct np_loaded. Number of
 * addresses written (at most max), 0: not found.
 */
uint32_t np_run_stack(void *loaded, uint64_t key, uint64_t *addresses, uint32_t max);
uint32_t np_run_build_stack(void *loaded, uint64_t key, struct np_build_frame *frames,
			    uint32_t max);
/* A snapshot; it is forgotten unless a map may still refer to it. */
bool np_run_snapshot(void *loaded, uint64_t key, struct np_snapshot *s);

#endif
