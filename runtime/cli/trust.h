/*
 * What may run: scripts of taps as their makers made them, after somebody has seen what they do;
 * with --locked nothing but what nprobe.lock has.
 */
#ifndef NP_CLI_TRUST_H
#define NP_CLI_TRUST_H

#include "cli/compile.h"
#include "library/tap.h"

/* Bytes that were read of a file: if a tap has it, they are what its INDEX says. Or a message. */
bool np_trust_bytes(struct np_arena *a, const char *path, const char *bytes, size_t len);
/*
 * After parsing: what a script of a tap imports is of the same tap, or comes with nprobe, and all
 * of it is what INDEX says. 0, or 1 after a message.
 */
int np_trust_sources(struct np_compile *c);
/*
 * Before code is made: its tap is signed by whom it must be. Until then a script can be listed and
 * read, not run. 0, or 1 after a message.
 */
int np_trust_signed(const struct np_compile *c);
/* Whether tests of a script may run: those of taps are programs that nobody looked at. */
bool np_trust_test(struct np_arena *a, const char *path);
/* As np_trust_sources, before there is an INDEX: of the tap that is being made in a directory. */
bool np_trust_within(const struct np_compile *c, const char *dir, struct np_fault *f);
/* Before a run: whether it may, by the lock, by what was accepted, by whom is asked. Exit status.
 */
int np_trust_run(const struct np_compile *c, const struct np_cli *cli);
/* The same of an image that was built elsewhere. */
int np_trust_image(struct np_arena *a, const struct np_cli *cli, const char *path,
		   const char *bytes, size_t len);

/* What a script does, for people: on stderr. `signer` NULL: nobody. */
void np_trust_show(struct np_arena *a, const char *name, const char *summary, const char *signer,
		   const struct np_manifest *m);
/* The hash of a manifest, as INDEX and locks have it. */
const char *np_trust_hash(struct np_arena *a, const struct np_manifest *m);
/* Asks on the terminal; false: no, or there is none. *terminal: whether there was. */
bool np_trust_ask(const char *question, bool *terminal);

#endif
