/* Signatures, by ssh-keygen, which people who use git over ssh have. */
#include "library/signature.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "library/process.h"

#define NAMESPACE "nprobe-tap"
#define SITE_SIGNERS "/etc/nprobe/allowed_signers"
#define MOST 65536

static const char *user_signers(struct np_arena *a)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (config && *config)
		return np_sprintf(a, "%s/nprobe/allowed_signers", config);
	return home && *home ? np_sprintf(a, "%s/.config/nprobe/allowed_signers", home) : NULL;
}

/* The files that are there, at most two. */
static size_t signers(struct np_arena *a, const char *files[2])
{
	const char *user = user_signers(a);
	size_t n = 0;

	if (user && !access(user, R_OK))
		files[n++] = user;
	if (!access(SITE_SIGNERS, R_OK))
		files[n++] = SITE_SIGNERS;
	return n;
}

/* ssh-keygen with these words; ours stands for the signature's file. Its status. */
static int keygen(const struct np_signed *s, const char *const *words, const char *ours,
		  struct np_text *out, struct np_text *err)
{
	const char *argv[16] = {"ssh-keygen", "-Y"};
	char file[32] = "";
	size_t n = 2;
	int fd = -1, status;

	if (s->signature) {
		fd = np_memory_file(s->signature, s->signature_len);
		if (fd < 0)
			return -errno;
		sprintf(file, "/proc/self/fd/%d", fd);
	}
	for (; *words; words++)
		argv[n++] = *words == ours ? file : *words;
	const struct np_process p = {
		.argv = argv, .in = s->bytes, .in_len = s->len, .keep = fd, .most = MOST};

	status = np_process_run(&p, out, err);
	if (fd >= 0)
		close(fd);
	return status;
}

static bool no_keygen(struct np_arena *a, int err, struct np_fault *f)
{
	return np_fault(a, f, NP_E_TAP_SIGNATURE, "install it: Debian's openssh-client",
			"ssh-keygen cannot be run: %s", strerror(-err));
}

static bool unsigned_index(struct np_arena *a, struct np_fault *f)
{
	return np_fault(a, f, NP_E_TAP_SIGNATURE,
			"whoever made the tap runs nprobe tap index DIR --key FILE",
			"there is no INDEX.sig: nobody signed this tap");
}

bool np_signature_check(struct np_arena *a, const struct np_signed *s, const char *signer,
			struct np_fault *f)
{
	const char *files[2], *here = "";
	size_t n = signers(a, files);

	if (!s->signature)
		return unsigned_index(a, f);
	for (size_t i = 0; i < n; i++) {
		const char *const words[] = {"verify", "-f",      files[i], "-I", signer,
					     "-n",     NAMESPACE, "-s",     here, NULL};
		struct np_text out = {0}, err = {0};
		int status = keygen(s, words, here, &out, &err);

		np_text_free(&out);
		np_text_free(&err);
		if (!status)
			return true;
		if (status < 0)
			return no_keygen(a, status, f);
	}
	const char *who = np_signature_who(a, s), *user = user_signers(a);

	if (who)
		return np_fault(a, f, NP_E_TAP_SIGNATURE,
				np_sprintf(a, "if that is who you trust: --signer %s", who),
				"this INDEX is not signed by '%s', but by '%s'", signer, who);
	return np_fault(a, f, NP_E_TAP_SIGNATURE,
			np_sprintf(a,
				   "the keys of those you trust are lines '%s ssh-ed25519 AAAA...' "
				   "in %s or " SITE_SIGNERS,
				   signer, user ? user : "allowed_signers"),
			"this INDEX is not signed by '%s'", signer);
}

bool np_signature_fits(struct np_arena *a, const struct np_signed *s, struct np_fault *f)
{
	const char *here = "";
	const char *const words[] = {"check-novalidate", "-n", NAMESPACE, "-s", here, NULL};
	struct np_text out = {0}, err = {0};

	if (!s->signature)
		return unsigned_index(a, f);
	int status = keygen(s, words, here, &out, &err);

	np_text_free(&out);
	np_text_free(&err);
	if (status < 0)
		return no_keygen(a, status, f);
	return !status || np_fault(a, f, NP_E_TAP_SIGNATURE, "sign it anew: nprobe tap index --key",
				   "INDEX.sig is no signature of this INDEX");
}

const char *np_signature_who(struct np_arena *a, const struct np_signed *s)
{
	const char *files[2], *here = "", *who = NULL;
	size_t n = signers(a, files);

	for (size_t i = 0; i < n && s->signature && !who; i++) {
		const char *const words[] = {"find-principals", "-f", files[i], "-s", here, NULL};
		struct np_text out = {0}, err = {0};
		int status = keygen(s, words, here, &out, &err);
		size_t len = out.n ? strcspn(out.s, "\n") : 0;

		if (!status && len && np_is_tame_line(out.s, len)) {
			who = np_strndup(a, out.s, len);
			/* the key is known; that it signed this is another question */
			const char *const fits[] = {"verify", "-f",      files[i], "-I", who,
						    "-n",     NAMESPACE, "-s",     here, NULL};

			if (keygen(s, fits, here, &out, &err))
				who = NULL;
		}
		np_text_free(&out);
		np_text_free(&err);
	}
	return who;
}

bool np_signature_make(struct np_arena *a, const char *key, const char *bytes, size_t len,
		       struct np_text *out, struct np_fault *f)
{
	const struct np_signed s = {.bytes = bytes, .len = len};
	const char *const argv[] = {"ssh-keygen", "-Y", "sign", "-f", key, "-n", NAMESPACE, NULL};
	const struct np_process p = {.argv = argv, .in = s.bytes, .in_len = s.len, .most = MOST};
	struct np_text err = {0};
	int status = np_process_run(&p, out, &err);

	if (status < 0)
		no_keygen(a, status, f);
	else if (status)
		np_fault(a, f, NP_E_TAP_SIGNATURE,
			 "--key takes a private key, such as ssh-keygen -t ed25519 makes",
			 "it cannot be signed with '%s': %.*s", key,
			 (int)(err.n ? strcspn(err.s, "\r\n") : 0), err.n ? err.s : "");
	np_text_free(&err);
	return !status;
}
