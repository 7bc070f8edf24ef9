/* nprobe tap add: a tap from a folder, a tar file or git, checked before anything is written. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/tap_cmd.h"
#include "cli/words.h"

static int usage(void)
{
	fputs("usage: nprobe tap add NAME FOLDER|TAR|URL[#REF] --signer WHO | --unsigned "
	      "[--site]\n",
	      stderr);
	return 1;
}

/* Who must sign is for the user to say; who did can be told. */
static bool choose(struct np_arena *a, const struct np_tap_new *n, struct np_fault *f)
{
	const struct np_signed s = np_tap_signed(&n->tree);
	const char *who = np_signature_who(a, &s);

	if (who)
		return np_fault(a, f, NP_E_TAP_SIGNATURE, np_sprintf(a, "--signer %s", who),
				"nothing says who must have signed tap '%s': it is signed by '%s'",
				n->tap.name, who);
	return np_fault(a, f, NP_E_TAP_SIGNATURE,
			"--signer WHO, after a line for WHO in allowed_signers; or --unsigned, if "
			"what is there is to be taken as it is",
			s.signature ? "tap '%s' is signed by a key that is in no allowed_signers"
				    : "tap '%s' is signed by nobody",
			n->tap.name);
}

struct np_signed np_tap_signed(const struct np_tree *tree)
{
	const struct np_tree_file *index = np_tree_find(tree, NP_INDEX);
	const struct np_tree_file *signature = np_tree_find(tree, NP_INDEX_SIG);

	return (struct np_signed){
		index ? index->bytes : "",
		index ? index->len : 0,
		signature ? signature->bytes : NULL,
		signature ? signature->len : 0,
	};
}

static bool add(struct np_arena *a, struct np_tap_new *n, bool undecided, struct np_fault *f)
{
	struct np_tap *t = &n->tap;
	const char *root = np_taps_dir(a, t->site), *staged;

	if (!np_tap_name(a, t->name, f))
		return false;
	t->dir = np_sprintf(a, "%s/%s", root ? root : "", t->name);
	if (!access(t->dir, F_OK))
		return np_fault(a, f, NP_E_TAP_NAME,
				"nprobe tap update, nprobe tap remove, or another name",
				"there is a tap '%s' already", t->name);
	if (!np_tap_fetch(a, n, NP_VERSION, f) || (undecided && !choose(a, n, f)))
		return false;
	staged = np_taps_lock(a, t->site, f) ? np_tap_stage(a, n, f) : NULL;
	return staged && np_tap_put(a, staged, t->dir, f);
}

static void show(struct np_arena *a, const struct np_tap_new *n)
{
	const struct np_tap *t = &n->tap;

	printf("tap '%s', signed by %s: %s\n", t->name, t->signer ? t->signer : "nobody",
	       np_tame(a, n->summary));
	np_vec_each (struct np_index_row, r, &t->index.rows)
		if (r->kind == NP_INDEX_SCRIPT && !r->yanked)
			printf("  %s/%s  %s  %s\n", t->name, r->name, r->version, r->summary);
}

int np_tap_add(int argc, char **argv)
{
	const char *signer = NULL;
	bool site = false, as_it_is = false;
	const struct np_word known[] = {
		{"--signer", &signer, NULL},
		{"--unsigned", NULL, &as_it_is},
		{"--site", NULL, &site},
	};
	struct np_fault f = {0};
	int n;

	(void)argc;
	if (np_words_read("tap", argv, &n, known, 3))
		return 1;
	if (n != 2 || (signer && as_it_is))
		return usage();
	if (signer && (!*signer || *signer == '-' || !np_is_tame_line(signer, strlen(signer)))) {
		fprintf(stderr, "nprobe: error NP0502: a name is expected behind '--signer'\n");
		return 1;
	}
	struct np_arena *a = np_arena_new();
	struct np_tap_new new = {.tap = {.name = argv[1],
					 .source = np_tree_source(a, argv[2]),
					 .signer = signer,
					 .site = site}};
	bool ok = add(a, &new, !signer && !as_it_is, &f);

	if (ok)
		show(a, &new);
	else
		np_fault_show(&f);
	np_arena_free(a);
	return !ok;
}
