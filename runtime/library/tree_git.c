/*
 * A tap in git. The user's git fetches into a bare repository of its own that is thrown away, and
 * the files are read from git's objects: there is no working tree, so no hook, filter, attribute,
 * submodule or link has anything to act on.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library/process.h"
#include "library/tree.h"

#define FETCHED (256u << 20) /* bytes of a pack */
#define LISTED (4u << 20)    /* of names */

/* How it is fetched is the user's business (keys, proxies); what is done with it is not. */
static const char *const environment[] = {
	"GIT_ALLOW_PROTOCOL=https:ssh:file",
	"GIT_NO_REPLACE_OBJECTS=1",
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_OBJECT_DIRECTORY",
	"GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_COMMON_DIR",
	"GIT_NAMESPACE",
	"GIT_CONFIG_PARAMETERS",
	"GIT_CONFIG_COUNT",
	"GIT_SHALLOW_FILE",
	"GIT_GRAFT_FILE",
	"LC_ALL=C",
	NULL,
};

struct git {
	struct np_arena *arena;
	const char *dir;
	const char *url, *ref; /* what is fetched from it: a branch, a tag, or HEAD */
	struct np_fault *fault;
};

/* The last line that says something. */
static const char *last_line(struct np_arena *a, const struct np_text *err)
{
	size_t end = err->n, beg;

	while (end && strchr("\n\r ", err->s[end - 1]))
		end--;
	for (beg = end; beg && err->s[beg - 1] != '\n';)
		beg--;
	return end > beg ? np_strndup(a, err->s + beg, end - beg) : "it does not say why";
}

#define WORDS 24

static bool run(struct git *g, const char *const *words, const struct np_text *in, size_t most,
		struct np_text *out)
{
	static const char *const fixed[] = {
		"git",
		"-c",
		"core.hooksPath=/dev/null",
		"-c",
		"core.fsmonitor=false",
		"-c",
		"gc.auto=0",
		"-c",
		"maintenance.auto=false",
		"--git-dir",
	};
	const char *argv[WORDS];
	size_t n = sizeof(fixed) / sizeof(fixed[0]);
	struct np_text err = {0};

	memcpy(argv, fixed, sizeof(fixed));
	argv[n++] = g->dir;
	while (*words)
		argv[n++] = *words++;
	argv[n] = NULL;
	const struct np_process p = {
		.argv = argv,
		.env = environment,
		.in = in ? in->s : NULL,
		.in_len = in ? in->n : 0,
		.most = most,
	};
	int status = np_process_run(&p, out, &err);

	if (status == -EFBIG)
		np_fault(g->arena, g->fault, NP_E_TAP_FILE,
			 "a tap has 4096 files and 64 MiB at most", "there is too much in '%s'",
			 g->url);
	else if (status < 0)
		np_fault(g->arena, g->fault, NP_E_TAP_SOURCE,
			 "install git, or take the tap as a tar file", "git cannot be run: %s",
			 strerror(-status));
	else if (status)
		np_fault(g->arena, g->fault, NP_E_TAP_SOURCE,
			 "https://, ssh:// and file:// are allowed; git ls-remote URL shows more",
			 "git cannot fetch '%s': %s", g->url, last_line(g->arena, &err));
	np_text_free(&err);
	return !status;
}

static bool fetch(struct git *g)
{
	const char *const init[] = {"init", "-q", "--bare", "--template=", NULL};
	const char *const words[] = {"fetch",
				     "-q",
				     "--depth=1",
				     "--no-tags",
				     "--no-recurse-submodules",
				     "--no-write-commit-graph",
				     "--",
				     g->url,
				     g->ref,
				     NULL};
	struct np_text out = {0};
	bool ok = run(g, init, NULL, FETCHED, &out) && run(g, words, NULL, FETCHED, &out);

	np_text_free(&out);
	return ok;
}

/* One of ls-tree's "MODE TYPE OBJECT SIZE\tPATH"; its object is noted when it is wanted. */
static bool list_one(struct git *g, struct np_tree *t, char *line, struct np_text *objects,
		     struct np_fault *f)
{
	char mode[8], type[16], object[80], size[24];
	char *tab = strchr(line, '\t');
	const char *path;

	if (!tab || sscanf(line, "%7s %15s %79s %23s", mode, type, object, size) != 4)
		return np_fault(g->arena, f, NP_E_TAP_SOURCE, NULL, "git's list is not understood");
	if (!np_tree_path(g->arena, tab + 1, &path, f))
		return false;
	if (!strcmp(mode, "160000"))
		return np_tree_refuse(g->arena, tab + 1, "a submodule", f);
	if (!path)
		return true;
	if (strcmp(type, "blob") || strncmp(mode, "100", 3))
		return np_tree_refuse(g->arena, path,
				      !strcmp(mode, "120000") ? "a symbolic link" : "no plain file",
				      f);
	char *bytes = NULL;
	size_t len = strtoull(size, NULL, 10);

	if (!np_tree_room(t, path, len, f))
		return false;
	bytes = np_alloc(g->arena, len + 1);
	np_text_addf(objects, "%s\n", object);
	return np_tree_add(t, path, bytes, len, f);
}

static bool list(struct git *g, struct np_tree *t, struct np_text *objects)
{
	const char *const words[] = {"ls-tree",     "-r",         "-z", "-l",
				     "--full-tree", "FETCH_HEAD", NULL};
	struct np_text out = {0};
	bool ok = run(g, words, NULL, LISTED, &out);

	for (size_t at = 0; ok && at < out.n; at += strlen(out.s + at) + 1)
		ok = list_one(g, t, out.s + at, objects, g->fault);
	np_text_free(&out);
	return ok;
}

/* The files in their order: "OBJECT blob SIZE\n", as many bytes, "\n". */
static bool fill(struct git *g, struct np_tree *t, const struct np_text *objects)
{
	const char *const words[] = {"cat-file", "--batch", NULL};
	struct np_text out = {0};
	bool ok = run(g, words, objects, NP_TREE_BYTES + LISTED, &out);
	size_t at = 0;

	for (uint32_t i = 0; ok && i < t->files.n; i++) {
		struct np_tree_file *file = &t->files.v[i];
		const char *eol = memchr(out.s + at, '\n', out.n - at);
		size_t head = eol ? (size_t)(eol - out.s) + 1 : 0;

		ok = eol && out.n - head > file->len && out.s[head + file->len] == '\n';
		if (!ok) {
			np_fault(g->arena, g->fault, NP_E_TAP_SOURCE, NULL,
				 "git does not give '%s'", file->path);
			break;
		}
		memcpy((char *)file->bytes, out.s + head, file->len);
		at = head + file->len + 1;
	}
	np_text_free(&out);
	return ok;
}

/* URL#BRANCH, URL#TAG: what stands behind is one name, and no refspec. */
static bool split_url(struct git *g, const char *url)
{
	static const char of_names[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+@";
	const char *mark = strrchr(url, '#');

	g->url = url;
	g->ref = "HEAD";
	if (!mark)
		return true;
	g->url = np_strndup(g->arena, url, (size_t)(mark - url));
	g->ref = mark + 1;
	return (*g->ref && *g->ref != '-' && !g->ref[strspn(g->ref, of_names)]) ||
	       np_fault(g->arena, g->fault, NP_E_TAP_SOURCE,
			"URL#v1.0: a branch or a tag; without it, what the repository has as HEAD",
			"'%s' is no name of a branch or a tag", g->ref);
}

bool np_tree_read_git(struct np_tree *t, const char *url, struct np_fault *f)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = np_sprintf(t->arena, "%s/nprobe-tap.XXXXXX", tmp && *tmp ? tmp : "/tmp");
	struct git g = {.arena = t->arena, .dir = dir, .fault = f};
	struct np_text objects = {0};

	if (!split_url(&g, url))
		return false;
	if (!mkdtemp(dir))
		return np_fault(t->arena, f, NP_E_TAP_SOURCE, NULL, "'%s': %s", dir,
				strerror(errno));
	bool ok = fetch(&g) && list(&g, t, &objects) && (!objects.n || fill(&g, t, &objects));

	np_text_free(&objects);
	np_remove_directory(dir);
	if (ok)
		np_tree_sort(t);
	return ok;
}
