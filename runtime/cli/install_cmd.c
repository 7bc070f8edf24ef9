/*
 * nprobe install TAP/NAME: what a script of a tap does is accepted before its first run. Trust is
 * in the script, not in its tap; the script stays in its tap, where it is signed.
 */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/trust.h"
#include "cli/words.h"
#include "library/accepted.h"
#include "library/digest.h"

struct install {
	struct np_arena *arena;
	const char *world;
	bool yes;
	struct np_fault fault;
};

static bool agrees(struct install *i, const char *name, const struct np_tap *tap,
		   const struct np_index_row *row, const char *text, size_t len,
		   const struct np_manifest *m)
{
	const char *sha256 = np_digest(i->arena, text, len), *hash = np_trust_hash(i->arena, m);
	bool terminal = true;

	if (np_is_accepted(i->arena, sha256, hash)) {
		printf("'%s' is accepted already\n", name);
		return true;
	}
	np_trust_show(i->arena, name, row->summary, tap->signer, m);
	if (i->yes || np_trust_ask("Accept it?", &terminal)) {
		if (!np_accept(i->arena, sha256, hash, &i->fault))
			return false;
		printf("accepted: nprobe %s\n", name);
		return true;
	}
	return np_fault(i->arena, &i->fault, NP_E_NOT_ACCEPTED,
			terminal ? NULL : "nprobe install --yes accepts it",
			"'%s' of a tap was not accepted", name);
}

static bool install(struct install *i, const char *name)
{
	const char *slash = strchr(name, '/'), *path;
	struct np_tap tap;
	struct np_manifest m = {0};
	struct np_world *w = NULL;
	size_t len;

	if (!slash)
		return np_fault(i->arena, &i->fault, NP_E_NO_SCRIPT,
				"nprobe list shows the scripts", "'%s' is not TAP/NAME", name);
	if (!np_tap_find(i->arena, np_strndup(i->arena, name, (size_t)(slash - name)), &tap,
			 &i->fault))
		return false;
	const struct np_index_row *row = np_index_script(&tap.index, slash + 1);

	if (!row)
		return np_fault(i->arena, &i->fault, NP_E_NO_SCRIPT,
				"nprobe list shows the scripts", "tap '%s' has no script '%s'",
				tap.name, slash + 1);
	if (row->yanked)
		return np_fault(
			i->arena, &i->fault, NP_E_YANKED, "nprobe tap update may have another",
			"version %s of '%s' was taken back by who made it", row->version, name);
	char *text = np_script_read(i->arena, np_sprintf(i->arena, "%s/%s", tap.dir, row->path),
				    &len, &path);
	bool ok = text && (w = np_open_world(i->world)) &&
		  !np_compile_manifest(i->arena, w, path, text, len, &m) &&
		  agrees(i, name, &tap, row, text, len, &m);

	if (w)
		w->ops->close(w);
	return ok;
}

int np_cmd_install(int argc, char **argv)
{
	struct install i = {0};
	const struct np_word known[] = {{"--yes", NULL, &i.yes}, {"--world", &i.world, NULL}};
	int n;

	if (np_command_help(argc, argv))
		return 0;
	if (np_words_read("install", argv, &n, known, 2))
		return 1;
	if (n != 1) {
		fputs("usage: nprobe install TAP/NAME [--yes]\n", stderr);
		return 1;
	}
	i.arena = np_arena_new();
	bool ok = install(&i, argv[1]);

	if (i.fault.code)
		np_fault_show(&i.fault);
	np_arena_free(i.arena);
	return !ok;
}
