/* Installed taps, as they are found. */
#include "library/tap.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/signature.h"

#define SITE "/usr/local/share/nprobe/taps"
#define ORIGIN ".origin"
#define ABOVE 8 /* folders that are looked at above a file */

const char *np_taps_dir(struct np_arena *a, bool site)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (site)
		return SITE;
	if (data && *data)
		return np_sprintf(a, "%s/nprobe/taps", data);
	return home && *home ? np_sprintf(a, "%s/.local/share/nprobe/taps", home) : NULL;
}

/* A file of ours or of an installed tap; NULL: there is none that may be. */
static char *read_file(struct np_arena *a, const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	char *bytes = NULL;

	if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size <= NP_TREE_FILE) {
		ssize_t more;

		bytes = np_alloc(a, (size_t)st.st_size + 1);
		*len = 0;
		while (*len < (size_t)st.st_size &&
		       (more = read(fd, bytes + *len, (size_t)st.st_size - *len)) > 0)
			*len += (size_t)more;
	}
	if (fd >= 0)
		close(fd);
	return bytes;
}

static void read_origin(char *text, struct np_tap *out)
{
	for (char *line; (line = strsep(&text, "\n"));) {
		char *value = strchr(line, '\t');

		if (!value)
			continue;
		*value++ = '\0';
		if (!strcmp(line, "source"))
			out->source = value;
		else if (!strcmp(line, "signer"))
			out->signer = value;
		else if (!strcmp(line, "name"))
			out->own = value;
	}
}

bool np_tap_read(struct np_arena *a, const char *dir, struct np_tap *out, struct np_fault *f)
{
	const char *slash = strrchr(dir, '/'), *bytes;
	size_t len;

	*out = (struct np_tap){.name = slash ? slash + 1 : dir,
			       .dir = dir,
			       .site = !strncmp(dir, SITE "/", sizeof(SITE))};
	char *origin = read_file(a, np_sprintf(a, "%s/" ORIGIN, dir), &len);

	if (origin)
		read_origin(origin, out);
	if (!out->source || !out->own)
		return np_fault(a, f, NP_E_TAP_NAME,
				"remove the folder, and take the tap by nprobe tap add",
				"'%s' was not put there by nprobe tap add", dir);
	bytes = read_file(a, np_sprintf(a, "%s/" NP_INDEX, dir), &len);
	if (!bytes)
		return np_fault(a, f, NP_E_TAP_INDEX, "nprobe tap remove, nprobe tap add",
				"tap '%s' has no " NP_INDEX " any more", out->name);
	return np_index_parse(a, bytes, len, &out->index, f);
}

static bool check_signer(struct np_arena *a, const struct np_tap *t, const char *signature,
			 size_t len, struct np_fault *f)
{
	const struct np_signed s = {t->index.bytes, t->index.len, signature, len};

	return !t->signer || np_signature_check(a, &s, t->signer, f);
}

bool np_tap_open(struct np_arena *a, const char *dir, struct np_tap *out, struct np_fault *f)
{
	size_t len = 0;

	if (!np_tap_read(a, dir, out, f))
		return false;
	const char *signature =
		out->signer ? read_file(a, np_sprintf(a, "%s/" NP_INDEX_SIG, dir), &len) : NULL;

	return check_signer(a, out, signature, len, f);
}

bool np_tap_verify(struct np_arena *a, const char *dir, struct np_tap *out, struct np_fault *f)
{
	struct np_tree tree = {.arena = a};

	return np_tap_open(a, dir, out, f) && np_tree_read_folder(&tree, dir, f) &&
	       np_index_check(&out->index, &tree, f);
}

static int by_name(const void *a, const void *b)
{
	const struct np_tap *x = a, *y = b;

	return x->site != y->site ? x->site - y->site : strcmp(x->name, y->name);
}

void np_taps_list(struct np_arena *a, np_taps *out)
{
	for (int site = 0; site < 2; site++) {
		const char *root = np_taps_dir(a, site);
		DIR *d = root ? opendir(root) : NULL;
		struct dirent *e;

		while (d && (e = readdir(d))) {
			const char *dir = np_sprintf(a, "%s/%s", root, e->d_name);
			struct np_fault ignored = {0};
			struct np_tap tap;
			struct stat st;

			/* what is hidden is being written, or was when nprobe was killed */
			if (e->d_name[0] == '.' || lstat(dir, &st) || !S_ISDIR(st.st_mode))
				continue;
			np_tap_read(a, dir, &tap, &ignored);
			np_vec_push(a, out, tap);
		}
		if (d)
			closedir(d);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_name);
}

bool np_tap_find(struct np_arena *a, const char *name, struct np_tap *out, struct np_fault *f)
{
	for (int site = 0; site < 2 && np_is_name(name); site++) {
		const char *root = np_taps_dir(a, site);
		const char *dir = root ? np_sprintf(a, "%s/%s", root, name) : NULL;

		if (dir && !access(dir, F_OK))
			return np_tap_open(a, dir, out, f);
	}
	return np_fault(a, f, NP_E_TAP_NAME, "nprobe tap list shows them", "there is no tap '%s'",
			name);
}

bool np_tap_holding(struct np_arena *a, const char *file, const char **dir, const char **path)
{
	char full[PATH_MAX], root[PATH_MAX];

	if (!realpath(file, full))
		return false;
	for (int site = 0; site < 2; site++) {
		const char *taps = np_taps_dir(a, site), *slash;
		size_t n = taps && realpath(taps, root) ? strlen(root) : 0;

		if (!n || strncmp(full, root, n) || full[n] != '/')
			continue;
		slash = strchr(full + n + 1, '/');
		if (!slash)
			continue;
		*dir = np_strndup(a, full, (size_t)(slash - full));
		*path = np_strdup(a, slash + 1);
		return true;
	}
	/* one of another user, or of this one before HOME was another: sudo */
	const char *around = np_tap_around(a, file);

	if (!around || access(np_sprintf(a, "%s/" ORIGIN, around), F_OK))
		return false;
	*dir = around;
	*path = np_strdup(a, full + strlen(around) + 1);
	return true;
}

const char *np_tap_around(struct np_arena *a, const char *file)
{
	char full[PATH_MAX], *slash;

	if (!realpath(file, full))
		return NULL;
	for (int i = 0; i < ABOVE && (slash = strrchr(full, '/')) && slash > full; i++) {
		*slash = '\0';
		if (!access(np_sprintf(a, "%s/tap.np", full), F_OK))
			return np_strdup(a, full);
	}
	return NULL;
}
