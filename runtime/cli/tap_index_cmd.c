/* nprobe tap index: the INDEX of a tap that is being made, and its signature. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/tap_cmd.h"
#include "cli/trust.h"
#include "cli/words.h"
#include "header.h"
#include "library/digest.h"

static bool no_header(struct np_arena *a, const char *path, const char *key, struct np_fault *f)
{
	return np_fault(a, f, NP_E_TAP_HEADER, np_sprintf(a, "add the line: //@ %s ...", key),
			"'%s' does not say its %s", path, key);
}

static bool script_header(struct np_arena *a, const struct np_tree_file *file,
			  struct np_index_row *row, struct np_fault *f)
{
	static const char *const keys[] = {"summary", "version", "license"};
	struct np_sources sources = {.arena = a};
	struct np_header header = {0};

	np_header_scan(a, np_source_add(&sources, file->path, file->bytes, file->len), &header);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *value = np_header_get(&header, keys[i]);

		if (!value || !*value || !np_is_tame_line(value, strlen(value)))
			return no_header(a, file->path, keys[i], f);
	}
	row->summary = np_header_get(&header, "summary");
	row->version = np_header_get(&header, "version");
	row->name = np_index_name(a, file->path);
	if (!np_is_name(row->version) || !np_is_name(row->name))
		return np_fault(a, f, NP_E_TAP_HEADER, "such as: //@ version 1.0.0",
				"'%s': '%s' is no version, or the file's name no name", file->path,
				row->version);
	return true;
}

bool np_tap_script_row(struct np_arena *a, struct np_world *w, const char *dir,
		       const struct np_tree_file *file, struct np_index_row *row,
		       struct np_fault *f)
{
	const char *path = np_sprintf(a, "%s/%s", dir, file->path);
	struct np_manifest m = {0};
	struct np_cli cli = {.unsafe = true};
	struct np_compile c;

	if (!script_header(a, file, row, f))
		return false;
	np_compile_open(&c, a, w, path, file->bytes, file->len);
	bool ok = !np_compile_parse(&c, &cli) && np_trust_within(&c, dir, f);

	np_compile_close(&c);
	if (!ok || np_compile_manifest(a, w, path, file->bytes, file->len, &m))
		return np_fault(a, f, NP_E_TAP_INDEX,
				"mend it; one that this kernel lacks something for: --world FILE",
				"'%s' does not compile", file->path);
	row->kind = NP_INDEX_SCRIPT;
	row->path = file->path;
	row->sha256 = np_digest(a, file->bytes, file->len);
	row->manifest = np_trust_hash(a, &m);
	row->level = m.level;
	return true;
}

bool np_tap_make_index(struct np_arena *a, struct np_world *w, const char *dir,
		       const struct np_tree *tree, const struct np_index *old, const char *yank,
		       struct np_index *out, struct np_fault *f)
{
	const char *summary;
	bool found = !yank;

	*out = (struct np_index){.serial = old ? old->serial : 0, .kernel = w->ops->release(w)};
	if (!np_tap_header(tree, NP_VERSION, &out->name, &summary, f))
		return false;
	np_vec_each (struct np_tree_file, file, &tree->files) {
		struct np_index_row row = {.kind = np_index_kind(file->path), .path = file->path};
		const struct np_index_row *was;

		if (!strcmp(file->path, NP_INDEX) || !strcmp(file->path, NP_INDEX_SIG))
			continue;
		row.sha256 = np_digest(a, file->bytes, file->len);
		if (row.kind == NP_INDEX_SCRIPT) {
			if (!np_tap_script_row(a, w, dir, file, &row, f))
				return false;
			was = old ? np_index_script(old, row.name) : NULL;
			/* a mark is of a version */
			row.yanked = was && was->yanked && !strcmp(was->version, row.version);
			if (yank && !strcmp(yank, row.name))
				row.yanked = found = true;
		}
		np_vec_push(a, &out->rows, row);
	}
	return found || np_fault(a, f, NP_E_NO_SCRIPT, NULL, "the tap has no script '%s'", yank);
}

/* YYYYMMDDnn: a person can read it, and it grows even when the old INDEX is lost. */
static uint64_t next_serial(uint64_t old)
{
	time_t now = time(NULL);
	struct tm tm;
	uint64_t day;

	gmtime_r(&now, &tm);
	day = (((uint64_t)tm.tm_year + 1900) * 10000 + ((uint64_t)tm.tm_mon + 1) * 100 +
	       (uint64_t)tm.tm_mday) *
		      100 +
	      1;
	return old >= day ? old + 1 : day;
}

static bool write_file(struct np_arena *a, const char *path, const struct np_text *text,
		       struct np_fault *f)
{
	const char *part = np_sprintf(a, "%s.part", path);
	FILE *file = fopen(part, "we");
	bool ok = file && fwrite(text->s, 1, text->n, file) == text->n;

	if (file && fclose(file))
		ok = false;
	if (ok && !rename(part, path))
		return true;
	np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", path, strerror(errno));
	unlink(part);
	return false;
}

struct making {
	struct np_arena *arena;
	const char *dir, *key, *yank, *world;
	struct np_tree tree;
	struct np_fault fault;
};

static bool sign(struct making *m, const struct np_text *index, bool changed)
{
	const char *path = np_sprintf(m->arena, "%s/" NP_INDEX_SIG, m->dir);
	struct np_text signature = {0};
	bool ok = true;

	if (m->key)
		ok = np_signature_make(m->arena, m->key, index->s, index->n, &signature,
				       &m->fault) &&
		     write_file(m->arena, path, &signature, &m->fault);
	else if (changed && !unlink(path))
		printf("%s was of the old one and is gone: --key FILE signs\n", NP_INDEX_SIG);
	np_text_free(&signature);
	return ok;
}

/* Whether what was made can be read again: names that are there twice and the like. */
static bool is_whole(struct making *m, const struct np_text *text, struct np_index *out)
{
	return np_index_parse(m->arena, np_strndup(m->arena, text->s, text->n), text->n, out,
			      &m->fault);
}

/* Whether who adds the tap will be content with it. */
static bool is_complete(struct making *m, const struct np_index *index)
{
	return np_index_check(index, &m->tree, &m->fault);
}

static bool make(struct making *m, struct np_world *w)
{
	struct np_index old, new, check;
	struct np_text text = {0};
	const struct np_tree_file *file = np_tree_find(&m->tree, NP_INDEX);
	bool has_old = file && np_index_parse(m->arena, file->bytes, file->len, &old, &m->fault);

	if (m->fault.code || !np_tap_make_index(m->arena, w, m->dir, &m->tree,
						has_old ? &old : NULL, m->yank, &new, &m->fault))
		return false;
	if (has_old)
		np_index_format(&new, &text);
	bool changed = !has_old || text.n != file->len || memcmp(text.s, file->bytes, text.n) != 0;

	if (changed) {
		np_text_clear(&text);
		new.serial = next_serial(new.serial);
		np_index_format(&new, &text);
	}
	bool ok = is_whole(m, &text, &check) && is_complete(m, &check) &&
		  (!changed || write_file(m->arena, np_sprintf(m->arena, "%s/" NP_INDEX, m->dir),
					  &text, &m->fault)) &&
		  sign(m, &text, changed);

	if (ok)
		printf("tap '%s', serial number %llu%s%s\n", new.name,
		       (unsigned long long)new.serial, changed ? "" : ", as it was",
		       m->key ? ", signed" : "");
	np_text_free(&text);
	return ok;
}

int np_tap_index(int argc, char **argv)
{
	struct making m = {0};
	const struct np_word known[] = {
		{"--key", &m.key, NULL}, {"--yank", &m.yank, NULL}, {"--world", &m.world, NULL}};
	char full[PATH_MAX];
	bool ok = false;
	int n;

	(void)argc;
	if (np_words_read("tap", argv, &n, known, 3))
		return 1;
	if (n != 1) {
		fputs("usage: nprobe tap index FOLDER [--key FILE] [--yank SCRIPT] [--world "
		      "FILE]\n",
		      stderr);
		return 1;
	}
	m.arena = m.tree.arena = np_arena_new();
	m.dir = realpath(argv[1], full) ? full : argv[1];
	if (np_tree_read_folder(&m.tree, m.dir, &m.fault)) {
		struct np_world *w = np_open_world(m.world);

		ok = w && make(&m, w);
		if (w)
			w->ops->close(w);
	}
	if (m.fault.code)
		np_fault_show(&m.fault);
	np_arena_free(m.arena);
	return !ok;
}
