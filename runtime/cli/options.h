/* The command line, read. Wrong options are reported by the reader, before anything else. */
#ifndef NP_CLI_OPTIONS_H
#define NP_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "image/reads.h"
#include "out/out.h"
#include "run/tests.h"

enum np_option_id {
#define NP_OPTION(id, letter, long_name, value, help) NP_O_##id,
#include "cli/options.def"
#undef NP_OPTION
};

struct np_cli {
	const char *program; /* -e text */
	const char *script;  /* file, or name of a library script */
	const char *text;    /* the script, and where it is, if np_cli_params has read it; NULL */
	size_t text_len;
	const char *path;
	char **rest; /* what follows the script and is not ours: params, $1 ... */
	int n_rest;
	bool list;
	const char *list_pattern, *list_arg;
	char **command; /* NULL-terminated, or NULL */
	char **split;   /* the words of -c, to be freed */
	char **behind;  /* the words behind --, NULL: none */
	int pid;
	const char *debug_info; /* --debug-dir: directories that ':' separates */
	bool follow, wait, regex;
	const char *comm, *cgroup;
	const char *output;
	enum np_format format;
	uint32_t top;
	bool total, cost;
	enum np_clock clock;
	enum np_suite suite;      /* --test, --bench */
	const char *probe_filter; /* NULL: none */
	bool dry_run;
	const char *dump;
	uint64_t for_ns;
	uint32_t buffer, map_keys, max_strlen, max_probes, max_cat;
	bool unsafe, locked;
	bool allow; /* nothing beyond: */
	enum np_level most;
	bool dialect_bpftrace;
	const char *world;
	char **include, **include_dirs; /* NULL-terminated, or NULL */
	bool no_warnings;
	bool info;         /* --info: what the machine can do */
	bool fmt;          /* --fmt: only the text in its layout */
	const char *image; /* --emit-elf: only that */
	bool verbose, quiet, version, help;
};

/* Who knows the params of the script: behind its name they are read before options of ours. */
struct np_cli_params {
	/* *type: of the param --NAME, untouched if there is none. 0, or 1 after a message. */
	int (*find)(void *arg, struct np_cli *c, const char *name, size_t len, const char **type);
	void *arg;
};

/*
 * Reads argv[1..). 0, or 1 after a message on stderr. Vectors point into argv or are kept
 * for the life of the process. params NULL: the script is not run, all options are ours.
 */
int np_cli_read(int argc, char **argv, const struct np_cli_params *params, struct np_cli *out);
/*
 * What stands behind -- is a command, or, if it begins with an option or the script is
 * bpftrace's, the script's.
 */
void np_cli_claim(struct np_cli *c, bool bpftrace);
/* --test, --bench. 0, or 1 after a message: there is another already. */
int np_cli_suite(struct np_cli *c, enum np_suite suite, const char *option);
/* The options part of --help. */
void np_cli_help(struct np_text *out);

#endif
