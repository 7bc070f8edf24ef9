/*
 * The roots of other mount namespaces, kept open: where the debug files are of programs that ran
 * in them, whether they still run or not.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

#define MOST 64 /* a file descriptor each */

struct sym_root {
	struct sym_root *next;
	dev_t dev; /* of the namespace */
	ino_t inode;
	int fd;
	char path[32];
};

void sym_roots_free(struct sym_root *r)
{
	for (struct sym_root *next; r; r = next) {
		next = r->next;
		close(r->fd);
		free(r);
	}
}

const struct sym_root *sym_root_of(struct sym_root **roots, pid_t pid, const struct stat *ns)
{
	struct sym_root *r;
	unsigned n = 0;
	char name[64];
	int fd;

	for (r = *roots; r; r = r->next, n++)
		if (r->inode == ns->st_ino && r->dev == ns->st_dev)
			return r;
	if (n >= MOST)
		return NULL;
	snprintf(name, sizeof(name), "/proc/%d/root", pid);
	fd = open(name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return NULL;
	r = np_xcalloc(1, sizeof(*r));
	r->dev = ns->st_dev;
	r->inode = ns->st_ino;
	r->fd = fd;
	snprintf(r->path, sizeof(r->path), "/proc/self/fd/%d", fd);
	r->next = *roots;
	*roots = r;
	return r;
}

const char *sym_root_path(const struct sym_root *r)
{
	return r->path;
}
