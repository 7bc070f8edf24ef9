/* Onto disk and away again; and which reader a source is for. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/tree.h"

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	remove(path);
	return 0;
}

void np_remove_directory(const char *dir)
{
	nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static bool put(int fd, const struct np_tree_file *file)
{
	for (size_t n = 0; n < file->len;) {
		ssize_t more = write(fd, file->bytes + n, file->len - n);

		if (more < 0 && errno != EINTR)
			return false;
		n += more > 0 ? (size_t)more : 0;
	}
	return !fchmod(fd, 0644);
}

/* Its folders are opened one in another: no name can lead anywhere else. */
static bool write_file(int root, const struct np_tree_file *file)
{
	int dir = dup(root), fd = -1;
	const char *p = file->path, *slash;
	bool ok = dir >= 0;

	while (ok && (slash = strchr(p, '/'))) {
		char name[NAME_MAX + 1];
		int sub;

		snprintf(name, sizeof(name), "%.*s", (int)(slash - p), p);
		if (mkdirat(dir, name, 0755) && errno != EEXIST)
			ok = false;
		sub = ok ? openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
		ok = sub >= 0;
		close(dir);
		dir = sub;
		p = slash + 1;
	}
	if (ok)
		fd = openat(dir, p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	ok = fd >= 0 && put(fd, file);
	if (fd >= 0 && close(fd))
		ok = false;
	if (dir >= 0)
		close(dir);
	return ok;
}

bool np_tree_write(const struct np_tree *t, const char *dir, struct np_fault *f)
{
	int root = mkdir(dir, 0755) ? -1 : open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (root < 0)
		return np_fault(t->arena, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", dir,
				strerror(errno));
	np_vec_each (const struct np_tree_file, file, &t->files) {
		if (write_file(root, file))
			continue;
		np_fault(t->arena, f, NP_E_OUTPUT_FILE, NULL, "'%s/%s': %s", dir, file->path,
			 strerror(errno));
		break;
	}
	close(root);
	if (f->code)
		np_remove_directory(dir);
	return !f->code;
}

/* HOST:PATH, as ssh has it; or with a scheme. */
static bool is_address(const char *source)
{
	size_t n = strcspn(source, "/:");

	return strstr(source, "://") || (n && source[n] == ':');
}

const char *np_tree_source(struct np_arena *a, const char *source)
{
	char full[PATH_MAX];

	return !is_address(source) && realpath(source, full) ? np_strdup(a, full) : source;
}

bool np_tree_read(struct np_tree *t, const char *source, struct np_fault *f)
{
	static const char hint[] = "a tap is a folder with a tap.np, a .tar file, or an address of "
				   "git: https://, ssh://, file://";
	struct stat st;

	if (*source == '-' || !np_is_tame_line(source, strlen(source)))
		return np_fault(t->arena, f, NP_E_TAP_SOURCE, hint, "'%s' is no source of a tap",
				source);
	if (!stat(source, &st) && S_ISDIR(st.st_mode))
		return np_tree_read_folder(t, source, f);
	if (!stat(source, &st) && S_ISREG(st.st_mode))
		return np_tree_read_tar(t, source, f);
	if (is_address(source))
		return np_tree_read_git(t, source, f);
	return np_fault(t->arena, f, NP_E_TAP_SOURCE, hint, "there is no tap '%s'", source);
}
