/* A tap that is a folder: read without following a link, each file through one descriptor. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/tree.h"

static bool cannot(struct np_tree *t, const char *path, struct np_fault *f)
{
	return np_fault(t->arena, f, NP_E_TAP_SOURCE, NULL, "'%s' cannot be read: %s", path,
			strerror(errno));
}

static bool read_file(struct np_tree *t, int dir, const char *name, const char *path,
		      struct np_fault *f)
{
	/* not waiting for the other end of what should not be there */
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	bool ok = false;

	if (fd < 0 || fstat(fd, &st)) {
		cannot(t, path, f);
	} else if (!S_ISREG(st.st_mode)) {
		np_tree_refuse(t->arena, path, "no plain file", f);
	} else if (st.st_nlink > 1) {
		np_tree_refuse(t->arena, path, "a hard link", f);
	} else if (np_tree_room(t, path, (uint64_t)st.st_size, f)) {
		char *bytes = np_alloc(t->arena, (size_t)st.st_size + 1);
		size_t n = 0;
		ssize_t more = 0;

		while (n < (size_t)st.st_size &&
		       (more = read(fd, bytes + n, (size_t)st.st_size - n)) > 0)
			n += (size_t)more;
		ok = more < 0 ? cannot(t, path, f) : np_tree_add(t, path, bytes, n, f);
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool read_dir(struct np_tree *t, int fd, const char *prefix, struct np_fault *f)
{
	DIR *d = fdopendir(fd);
	struct dirent *e;
	bool ok = d || cannot(t, *prefix ? prefix : ".", f);

	if (!d)
		close(fd);
	while (ok && d && (e = readdir(d))) {
		const char *path;
		struct stat st;

		if (e->d_name[0] == '.')
			continue;
		ok = np_tree_path(t->arena, np_sprintf(t->arena, "%s%s", prefix, e->d_name), &path,
				  f);
		if (!ok)
			break;
		if (fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW)) {
			ok = cannot(t, path, f);
		} else if (S_ISREG(st.st_mode)) {
			ok = read_file(t, dirfd(d), e->d_name, path, f);
		} else if (S_ISDIR(st.st_mode)) {
			int sub = openat(dirfd(d), e->d_name,
					 O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

			ok = sub < 0 ? cannot(t, path, f)
				     : read_dir(t, sub, np_sprintf(t->arena, "%s/", path), f);
		} else {
			ok = np_tree_refuse(
				t->arena, path,
				S_ISLNK(st.st_mode) ? "a symbolic link" : "no plain file", f);
		}
	}
	if (d)
		closedir(d);
	return ok;
}

bool np_tree_read_folder(struct np_tree *t, const char *dir, struct np_fault *f)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return cannot(t, dir, f);
	if (!read_dir(t, fd, "", f))
		return false;
	np_tree_sort(t);
	return true;
}
