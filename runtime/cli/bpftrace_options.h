/* Options that are bpftrace's and not ours: bpftrace_options.def. */
#ifndef NP_CLI_BPFTRACE_OPTIONS_H
#define NP_CLI_BPFTRACE_OPTIONS_H

#include "cli/options.h"

/* What is done with one. */
enum np_bpftrace_action {
	NP_BPFTRACE_ALIAS,
	NP_BPFTRACE_SILENT,
	NP_BPFTRACE_NOTE,
	NP_BPFTRACE_REFUSE,
	NP_BPFTRACE_MODE,
	NP_BPFTRACE_INFO,
	NP_BPFTRACE_IMAGE,
	NP_BPFTRACE_FMT,
};
struct np_bpftrace_option;

/* The row of "--name", "--name=value" or "-c"; NULL: it is none of bpftrace's. */
const struct np_bpftrace_option *np_bpftrace_option(const char *word);
/* The letter of our option that it is; 0: it is none. */
char np_bpftrace_alias(const struct np_bpftrace_option *o);
bool np_bpftrace_takes_value(const struct np_bpftrace_option *o);
/* 0, or 1 after a message on stderr. */
int np_bpftrace_apply(struct np_cli *c, const struct np_bpftrace_option *o, const char *word,
		      char *value);

#endif
