/* nprobe verify: every byte of the taps that are here, anew. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/words.h"
#include "library/tap.h"

static int verify(struct np_arena *a, const char *name)
{
	np_taps taps = {0};
	int status = 0;
	unsigned n = 0;

	np_taps_list(a, &taps);
	np_vec_each (struct np_tap, t, &taps) {
		struct np_fault f = {0};

		if (name && strcmp(name, t->name))
			continue;
		n++;
		if (np_tap_verify(a, t->dir, t, &f))
			printf("tap '%s' is as %s made it: %u files\n", t->name,
			       t->signer ? t->signer : "its INDEX says, whoever", t->index.rows.n);
		else
			status = np_fault_show(&f);
	}
	if (n || !name)
		return status;
	struct np_fault f = {0};

	np_fault(a, &f, NP_E_TAP_NAME, "nprobe tap list shows them", "there is no tap '%s'", name);
	return np_fault_show(&f);
}

int np_cmd_verify(int argc, char **argv)
{
	int n;

	if (np_command_help(argc, argv))
		return 0;
	if (np_words_read("verify", argv, &n, NULL, 0))
		return 1;
	if (n > 1) {
		fputs("usage: nprobe verify [TAP]\n", stderr);
		return 1;
	}
	struct np_arena *a = np_arena_new();
	int status = verify(a, n ? argv[1] : NULL);

	np_arena_free(a);
	return status;
}
