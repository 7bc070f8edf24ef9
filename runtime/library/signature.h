/*
 * Who signed an INDEX: a detached signature of ssh-keygen -Y, in the namespace "nprobe-tap". Who is
 * known by which key is in allowed-signers files (ssh-keygen(1)): ~/.config/nprobe/allowed_signers
 * and /etc/nprobe/allowed_signers. Nothing of this needs a network.
 */
#ifndef NP_LIBRARY_SIGNATURE_H
#define NP_LIBRARY_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

#include "library/fault.h"

struct np_signed {
	const char *bytes;
	size_t len;
	const char *signature; /* NULL: there is none */
	size_t signature_len;
};

/* Whether `signer`, and nobody else, signed it. False: *f says what is wrong. */
bool np_signature_check(struct np_arena *a, const struct np_signed *s, const char *signer,
			struct np_fault *f);
/* Whether it is a signature of these bytes, whoever made it. */
bool np_signature_fits(struct np_arena *a, const struct np_signed *s, struct np_fault *f);
/* Who of the known signers made it; NULL: none of them. */
const char *np_signature_who(struct np_arena *a, const struct np_signed *s);
/* Signs with the private key in a file (or a public one whose private key an agent has). */
bool np_signature_make(struct np_arena *a, const char *key, const char *bytes, size_t len,
		       struct np_text *out, struct np_fault *f);

#endif
