/* Control groups of version 2 by path. A cgroup's id is the inode number of its directory. */
#include "world/live.h"

#include <limits.h>
#include <mntent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char *mount_point(void)
{
	FILE *f = setmntent("/proc/self/mounts", "re");
	struct mntent *m;
	char *dir = NULL;

	while (f && !dir && (m = getmntent(f)))
		if (!strcmp(m->mnt_type, "cgroup2"))
			dir = strdup(m->mnt_dir);
	if (f)
		endmntent(f);
	return dir;
}

const char *live_cgroup(struct np_world *w, const char *path, uint64_t *id, uint32_t *level)
{
	char *root = mount_point(), full[PATH_MAX], real[PATH_MAX];
	const char *why = NULL;
	size_t n = root ? strlen(root) : 0;
	struct stat st;

	(void)w;
	if (!root)
		return "no hierarchy of version 2 is mounted: mount -t cgroup2 none /sys/fs/cgroup";
	/* as it is, else from the hierarchy's root */
	if (!realpath(path, real) || strncmp(real, root, n) || (real[n] && real[n] != '/')) {
		snprintf(full, sizeof(full), "%s/%s", root, path);
		if (!realpath(full, real) || strncmp(real, root, n))
			why = "there is no such cgroup";
	}
	if (!why && (stat(real, &st) || !S_ISDIR(st.st_mode)))
		why = "this is no cgroup";
	if (!why) {
		*id = st.st_ino;
		*level = 0;
		for (const char *p = real + n; *p; p++)
			*level += *p == '/' && p[1];
	}
	free(root);
	return why;
}
