/*
 * Taking a tap: everything about it is checked in memory, then it is written beside its place and
 * put there by one rename, so that a tap is there as it was or as it is to be.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "header.h"
#include "library/signature.h"
#include "library/tap.h"

bool np_tap_name(struct np_arena *a, const char *name, struct np_fault *f)
{
	/* names of the other places, and of folders within taps */
	static const char *const taken[] = {"shipped", "user", "site", "lib", "tests"};

	if (!np_is_name(name))
		return np_fault(a, f, NP_E_TAP_NAME,
				"letters, digits and ._+-, a letter or a digit first",
				"'%s' cannot be a tap's name", name);
	for (size_t i = 0; i < sizeof(taken) / sizeof(taken[0]); i++)
		if (!strcmp(name, taken[i]))
			return np_fault(a, f, NP_E_TAP_NAME, "choose another name",
					"'%s' is the name of another place of scripts", name);
	return true;
}

/* Whether version a ("0.1.0") is at least b. */
static bool is_at_least(const char *a, const char *b)
{
	unsigned x[3] = {0}, y[3] = {0};

	sscanf(a, "%u.%u.%u", &x[0], &x[1], &x[2]);
	sscanf(b, "%u.%u.%u", &y[0], &y[1], &y[2]);
	for (int i = 0; i < 3; i++)
		if (x[i] != y[i])
			return x[i] > y[i];
	return true;
}

bool np_tap_header(const struct np_tree *tree, const char *version, const char **name,
		   const char **summary, struct np_fault *f)
{
	static const char *const keys[] = {"name", "summary", "version", "maintainer"};
	const struct np_tree_file *file = np_tree_find(tree, "tap.np");
	struct np_sources sources = {.arena = tree->arena};
	struct np_header header = {0};

	if (!file)
		return np_fault(tree->arena, f, NP_E_TAP_HEADER,
				"a tap has the file tap.np with lines '//@ name NAME', summary, "
				"version, maintainer",
				"there is no tap.np: that is no tap");
	np_header_scan(tree->arena, np_source_add(&sources, "tap.np", file->bytes, file->len),
		       &header);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *value = np_header_get(&header, keys[i]);

		if (!value || !*value || !np_is_tame_line(value, strlen(value)))
			return np_fault(
				tree->arena, f, NP_E_TAP_HEADER,
				np_sprintf(tree->arena, "add the line: //@ %s ...", keys[i]),
				"tap.np does not say its %s", keys[i]);
	}
	*name = np_header_get(&header, "name");
	*summary = np_header_get(&header, "summary");
	const char *needs = np_header_get(&header, "nprobe");

	if (!np_is_name(*name))
		return np_fault(tree->arena, f, NP_E_TAP_HEADER,
				"letters, digits and ._+-, a letter or a digit first",
				"tap.np: '%s' cannot be a tap's name", *name);
	if (needs && !is_at_least(version, needs))
		return np_fault(tree->arena, f, NP_E_TAP_HEADER, "update nprobe",
				"this tap needs nprobe %s, and this is %s", needs, version);
	return true;
}

bool np_tap_fetch(struct np_arena *a, struct np_tap_new *n, const char *version, struct np_fault *f)
{
	struct np_tap *t = &n->tap;
	const char *name;

	n->tree = (struct np_tree){.arena = a};
	if (!np_tree_read(&n->tree, t->source, f) ||
	    !np_tap_header(&n->tree, version, &name, &n->summary, f))
		return false;
	const struct np_tree_file *index = np_tree_find(&n->tree, NP_INDEX);
	const struct np_tree_file *signature = np_tree_find(&n->tree, NP_INDEX_SIG);

	if (!index)
		return np_fault(a, f, NP_E_TAP_INDEX,
				"whoever made the tap runs nprobe tap index DIR",
				"tap '%s' has no " NP_INDEX, name);
	/* who signed it comes before what it says */
	const struct np_signed s = {index->bytes, index->len, signature ? signature->bytes : NULL,
				    signature ? signature->len : 0};

	if (t->signer && !np_signature_check(a, &s, t->signer, f))
		return false;
	if (!np_index_parse(a, index->bytes, index->len, &t->index, f) ||
	    !np_index_check(&t->index, &n->tree, f))
		return false;
	if (strcmp(name, t->index.name))
		return np_fault(a, f, NP_E_TAP_INDEX, "run nprobe tap index anew",
				"the " NP_INDEX " is of tap '%s', tap.np of '%s'", t->index.name,
				name);
	if (t->own && strcmp(t->own, name))
		return np_fault(a, f, NP_E_TAP_OLD, "nprobe tap remove, nprobe tap add",
				"'%s' has become another tap: '%s'", t->name, name);
	t->own = name;
	return true;
}

bool np_tap_follows(struct np_arena *a, const struct np_tap_new *n, const struct np_tap *old,
		    struct np_fault *f)
{
	const struct np_index *i = &n->tap.index, *was = &old->index;

	if (i->serial < was->serial)
		return np_fault(a, f, NP_E_TAP_OLD,
				"somebody offers an old state of it; nothing is changed",
				"tap '%s' has serial number %llu here, and %llu is older",
				n->tap.name, (unsigned long long)was->serial,
				(unsigned long long)i->serial);
	if (i->serial == was->serial &&
	    (i->len != was->len || memcmp(i->bytes, was->bytes, i->len)))
		return np_fault(
			a, f, NP_E_TAP_OLD, "whoever made the tap runs nprobe tap index anew",
			"tap '%s' has another " NP_INDEX " with the same serial number %llu",
			n->tap.name, (unsigned long long)i->serial);
	return true;
}

static bool make_directories(char *path)
{
	for (char *p = path + 1; (p = strchr(p, '/')); p++) {
		*p = '\0';
		mkdir(path, 0755);
		*p = '/';
	}
	return !mkdir(path, 0755) || errno == EEXIST;
}

bool np_taps_lock(struct np_arena *a, bool site, struct np_fault *f)
{
	const char *root = np_taps_dir(a, site);

	if (!root)
		return np_fault(a, f, NP_E_OUTPUT_FILE, "set HOME", "there is no home directory");
	if (!make_directories(np_strdup(a, root)))
		return np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", root, strerror(errno));
	int fd = open(np_sprintf(a, "%s/.lock", root), O_RDWR | O_CREAT | O_CLOEXEC, 0644);

	if (fd >= 0 && !flock(fd, LOCK_EX | LOCK_NB))
		return true;
	if (fd >= 0)
		close(fd);
	return np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", root,
			errno == EWOULDBLOCK ? "another nprobe changes it" : strerror(errno));
}

const char *np_tap_stage(struct np_arena *a, struct np_tap_new *n, struct np_fault *f)
{
	static const char name[] = ".origin";
	const char *dir = np_sprintf(a, "%s/.%s.new", np_taps_dir(a, n->tap.site), n->tap.name);
	const char *text =
		np_sprintf(a, "source\t%s\nname\t%s\n%s%s%s", n->tap.source, n->tap.own,
			   n->tap.signer ? "signer\t" : "", n->tap.signer ? n->tap.signer : "",
			   n->tap.signer ? "\n" : "");

	np_remove_directory(dir);
	if (!np_tree_add(&n->tree, name, text, strlen(text), f) || !np_tree_write(&n->tree, dir, f))
		return NULL;
	/* an address may have a password in it */
	if (!n->tap.site)
		chmod(np_sprintf(a, "%s/%s", dir, name), 0600);
	return dir;
}

bool np_tap_put(struct np_arena *a, const char *staged, const char *dir, struct np_fault *f)
{
	const char *gone = np_sprintf(a, "%s.gone", staged);

	if (access(dir, F_OK)) {
		if (!rename(staged, dir))
			return true;
	} else if (!renameat2(AT_FDCWD, staged, AT_FDCWD, dir, RENAME_EXCHANGE)) {
		np_remove_directory(staged);
		return true;
	} else if (errno == EINVAL && !rename(dir, gone) && !rename(staged, dir)) {
		np_remove_directory(gone);
		return true;
	}
	np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", dir, strerror(errno));
	np_remove_directory(staged);
	return false;
}

bool np_tap_remove(struct np_arena *a, const char *dir, struct np_fault *f)
{
	const char *slash = strrchr(dir, '/');
	const char *gone = np_sprintf(a, "%.*s/.%s.gone", (int)(slash - dir), dir, slash + 1);

	np_remove_directory(gone);
	if (rename(dir, gone))
		return np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", dir, strerror(errno));
	np_remove_directory(gone);
	return true;
}
