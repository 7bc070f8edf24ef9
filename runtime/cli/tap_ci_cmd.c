/*
 * nprobe tap ci: what a tap's own checks run, of whoever it is: one verdict for each thing, and a
 * last line that counts them.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/tap_cmd.h"
#include "cli/trust.h"
#include "cli/words.h"
#include "library/process.h"
#include "reformat.h"

struct ci {
	struct np_arena *arena;
	const char *dir, *world_file;
	struct np_world *world;
	struct np_tree tree;
	struct np_index index;
	bool has_index, same_kernel;
	unsigned passed, failed, skipped;
};

static bool verdict(struct ci *ci, const char *what, const char *of, struct np_fault *f)
{
	if (f->code) {
		printf("FAILED %s %s: NP%04d %s\n", what, of, (int)f->code,
		       np_tame(ci->arena, f->text));
		ci->failed++;
	} else {
		ci->passed++;
	}
	*f = (struct np_fault){0};
	return true;
}

static void skip(struct ci *ci, const char *what, const char *why)
{
	printf("SKIPPED %s: %s\n", what, why);
	ci->skipped++;
}

static void check_header(struct ci *ci, struct np_fault *f)
{
	const char *name = "", *summary;

	if (np_tap_header(&ci->tree, NP_VERSION, &name, &summary, f) && ci->has_index &&
	    strcmp(name, ci->index.name))
		np_fault(ci->arena, f, NP_E_TAP_INDEX, NULL, "the " NP_INDEX " is of tap '%s'",
			 ci->index.name);
	verdict(ci, "header of", "tap.np", f);
}

static void check_index(struct ci *ci, struct np_fault *f)
{
	const struct np_tree_file *file = np_tree_find(&ci->tree, NP_INDEX);

	if (!file)
		np_fault(ci->arena, f, NP_E_TAP_INDEX, NULL,
			 "there is none: nprobe tap index makes it");
	else
		ci->has_index = np_index_parse(ci->arena, file->bytes, file->len, &ci->index, f) &&
				np_index_check(&ci->index, &ci->tree, f);
	verdict(ci, "files of", NP_INDEX, f);
}

/* Who may sign is not known here: only whether it is a signature of this INDEX. */
static void check_signature(struct ci *ci, struct np_fault *f)
{
	const struct np_signed s = np_tap_signed(&ci->tree);

	if (!s.signature) {
		skip(ci, NP_INDEX_SIG, "the tap is not signed");
		return;
	}
	np_signature_fits(ci->arena, &s, f);
	verdict(ci, "signature of", NP_INDEX, f);
}

static void check_format(struct ci *ci, const struct np_tree_file *file, struct np_fault *f)
{
	struct np_compile c;
	struct np_text out = {0};

	np_compile_open(&c, ci->arena, NULL, file->path, file->bytes, file->len);
	c.source->kernel = 255u << 16; /* as nprobe fmt */
	if (np_reformat(ci->arena, &c.sources, c.source, &c.diags, &out))
		np_fault(ci->arena, f, NP_E_SYNTAX, NULL, "it cannot be read");
	else if (out.n != file->len || memcmp(out.s, file->bytes, out.n))
		np_fault(ci->arena, f, NP_E_SYNTAX, NULL, "nprobe fmt -w would change it");
	np_compile_report(&c);
	np_compile_close(&c);
	np_text_free(&out);
	verdict(ci, "layout of", file->path, f);
}

static void check_script(struct ci *ci, const struct np_tree_file *file, struct np_fault *f)
{
	const struct np_index_row *was =
		ci->has_index ? np_index_path(&ci->index, file->path) : NULL;
	struct np_index_row row = {0};

	if (!np_tap_script_row(ci->arena, ci->world, ci->dir, file, &row, f)) {
		verdict(ci, "header and types of", file->path, f);
		return;
	}
	verdict(ci, "header and types of", file->path, f);
	if (!was)
		np_fault(ci->arena, f, NP_E_TAP_INDEX, NULL, "it is not in the " NP_INDEX);
	else if (strcmp(was->version, row.version) || strcmp(was->summary, row.summary))
		np_fault(ci->arena, f, NP_E_TAP_INDEX, NULL,
			 "its header says something else than the " NP_INDEX);
	else if (!ci->same_kernel)
		;
	else if (was->level != row.level || strcmp(was->manifest, row.manifest))
		np_fault(ci->arena, f, NP_E_TAP_INDEX, NULL,
			 "what it does is not what the " NP_INDEX " says: level %s, and %s there",
			 np_level_name(row.level), np_level_name(was->level));
	verdict(ci, "manifest of", file->path, f);
}

static void check_scripts(struct ci *ci, struct np_fault *f)
{
	const char *kernel = ci->world->ops->release(ci->world);

	ci->same_kernel = ci->has_index && !strcmp(ci->index.kernel, kernel);
	if (ci->has_index && !ci->same_kernel)
		skip(ci, "manifests",
		     np_sprintf(ci->arena, "the " NP_INDEX " was made on kernel %s, this is %s",
				ci->index.kernel, kernel));
	np_vec_each (const struct np_tree_file, file, &ci->tree.files) {
		size_t n = strlen(file->path);

		if (n > 3 && !strcmp(file->path + n - 3, ".np") && strcmp(file->path, "tap.np"))
			check_format(ci, file, f);
		if (np_index_kind(file->path) == NP_INDEX_SCRIPT)
			check_script(ci, file, f);
	}
}

/* "N passed, N failed, N skipped" at the end of what nprobe test says: the sum, and what is before.
 */
static bool take_sum(struct ci *ci, const struct np_text *out, unsigned *ran)
{
	unsigned passed, failed, skipped;
	size_t end = out->n;

	while (end && out->s[end - 1] == '\n')
		end--;
	size_t beg = end;

	while (beg && out->s[beg - 1] != '\n')
		beg--;
	if (!end || sscanf(out->s + beg, "%u passed, %u failed, %u skipped", &passed, &failed,
			   &skipped) != 3)
		return false;
	if (failed + skipped)
		fwrite(out->s, 1, beg, stdout);
	ci->passed += passed;
	ci->failed += failed;
	ci->skipped += skipped;
	*ran += passed + failed + skipped;
	return true;
}

/* Those of each script, by nprobe test in a process of its own. */
static void run_tests(struct ci *ci, struct np_fault *f)
{
	unsigned ran = 0;

	fflush(stdout);
	np_vec_each (const struct np_tree_file, file, &ci->tree.files) {
		const char *path = np_sprintf(ci->arena, "%s/%s", ci->dir, file->path);
		const char *const argv[] = {"/proc/self/exe", "test", path, NULL};
		const struct np_process p = {.argv = argv};
		struct np_text out = {0}, err = {0};

		if (np_index_kind(file->path) != NP_INDEX_SCRIPT)
			continue;
		np_process_run(&p, &out, &err);
		if (!take_sum(ci, &out, &ran)) {
			np_fault(ci->arena, f, NP_E_TAP_SOURCE, NULL,
				 "nprobe test ended without a sum");
			verdict(ci, "tests of", file->path, f);
		}
		np_text_free(&out);
		np_text_free(&err);
	}
	if (!ran)
		skip(ci, "tests",
		     "the tap has none: test: probes, or tests/NAME.sh beside NAME.np");
}

static void check(struct ci *ci)
{
	struct np_fault f = {0};

	if (!np_tree_read_folder(&ci->tree, ci->dir, &f)) {
		verdict(ci, "folder", ci->dir, &f);
		return;
	}
	check_index(ci, &f);
	check_header(ci, &f);
	check_signature(ci, &f);
	check_scripts(ci, &f);
	run_tests(ci, &f);
}

int np_tap_ci(int argc, char **argv)
{
	struct ci ci = {0};
	const struct np_word known[] = {{"--world", &ci.world_file, NULL}};
	char full[PATH_MAX];
	int n;

	(void)argc;
	if (np_words_read("tap", argv, &n, known, 1))
		return 1;
	if (n != 1) {
		fputs("usage: nprobe tap ci FOLDER [--world FILE]\n", stderr);
		return 1;
	}
	ci.arena = ci.tree.arena = np_arena_new();
	ci.dir = realpath(argv[1], full) ? full : argv[1];
	ci.world = np_open_world(ci.world_file);
	if (ci.world) {
		check(&ci);
		ci.world->ops->close(ci.world);
		printf("%u passed, %u failed, %u skipped\n", ci.passed, ci.failed, ci.skipped);
	}
	np_arena_free(ci.arena);
	return !ci.world || ci.failed;
}
