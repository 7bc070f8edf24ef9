/* From a script to the bytes of its image: parser, checker and generator in a row. */
#ifndef NP_CLI_COMPILE_H
#define NP_CLI_COMPILE_H

#include "base/diag.h"
#include "check/checked.h"
#include "cli/options.h"
#include "image/manifest.h"

struct np_compile {
	struct np_arena *arena;
	struct np_sources sources;
	struct np_diags diags;
	struct np_world *world;
	struct np_source *source;
	struct np_node *program;    /* after np_compile_parse */
	struct np_checked *checked; /* after np_compile_check */
	char **param_args;          /* the words of the script's params, out of cli->rest */
	int n_param_args;
	char **positional; /* $1 ... */
	int n_positional;
	bool silent;               /* says nothing: the first error is kept in `why` */
	const struct np_diag *why; /* or NULL */
	bool portable; /* the image is to be kept: it can do what is asked of it later */
};

/* Each step reports on stderr and returns the exit status, 0 to go on. */
int np_compile_open(struct np_compile *c, struct np_arena *a, struct np_world *w, const char *name,
		    const char *text, size_t len);
/* By its name or its #! line. */
bool np_compile_is_bpftrace(const struct np_compile *c);
int np_compile_parse(struct np_compile *c, const struct np_cli *cli);
int np_compile_check(struct np_compile *c, const struct np_cli *cli);
/* c_code.c: the C files that it imports; np_compile_check asks for it. */
int np_compile_c(struct np_compile *c);
/* Whether nothing is wrong but that probes are not there; to be asked before the report. */
bool np_compile_absent(const struct np_compile *c);
int np_compile_image(struct np_compile *c, const struct np_cli *cli, bool all_variants,
		     bool line_info, struct np_text *image);
/* build_cmd.c: from parsing to the file of an image. */
int np_build_image(struct np_compile *c, const struct np_cli *cli, const char *path);
/*
 * What a script does, as it is compiled for all kernels (runtime/image/manifest.h); what is wrong
 * with it is said. 0, or the exit status.
 */
int np_compile_manifest(struct np_arena *a, struct np_world *w, const char *path, const char *text,
			size_t len, struct np_manifest *out);
/* -l of a program: where it would attach. */
int np_compile_list(struct np_compile *c, const struct np_cli *cli);
/* -d STAGE: prints it on stdout. */
int np_compile_dump(struct np_compile *c, const struct np_cli *cli, const char *stage);
/* Frees what is not in the arena. */
void np_compile_close(struct np_compile *c);
/* Prints collected warnings and errors and forgets them; 1 if there were errors. */
int np_compile_report(struct np_compile *c);

#endif
