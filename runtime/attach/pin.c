/* A link that stays: pinned as a file of the BPF file system. */
#include <bpf/bpf.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>

#include "attach/attach_internal.h"

#define BPF_FS 0xcafe4a11 /* BPF_FS_MAGIC */
#define USUAL "/sys/fs/bpf"

static bool is_bpf_fs(const char *directory)
{
	struct statfs s;

	return !statfs(directory, &s) && (uint32_t)s.f_type == BPF_FS;
}

static int no_directory(const char *directory, int err, struct attach_why *why)
{
	if (!strncmp(directory, USUAL, strlen(USUAL)) && !is_bpf_fs(USUAL)) {
		snprintf(why->message, sizeof(why->message),
			 "the BPF file system is not mounted at " USUAL);
		snprintf(why->hint, sizeof(why->hint), "mount -t bpf bpf " USUAL);
	} else if (err == ENOENT || err == ENOTDIR) {
		snprintf(why->message, sizeof(why->message), "there is no directory '%s'",
			 directory);
		snprintf(why->hint, sizeof(why->hint), "mkdir -p %s", directory);
	} else if (err) {
		snprintf(why->message, sizeof(why->message), "'%s': %s", directory, strerror(err));
	} else {
		snprintf(why->message, sizeof(why->message),
			 "'%s' is not in a BPF file system, where programs are pinned", directory);
		snprintf(why->hint, sizeof(why->hint),
			 "a FILE without a '/' before it is in " USUAL);
	}
	return err ? -err : -EINVAL;
}

int attach_pin(int fd, const char *path, struct attach_why *why)
{
	size_t n = (size_t)(strrchr(path, '/') - path);
	char directory[PATH_MAX];
	struct statfs s;
	int err;

	if (n >= sizeof(directory))
		return -ENAMETOOLONG;
	snprintf(directory, sizeof(directory), "%.*s", n ? (int)n : 1, path);
	if (statfs(directory, &s))
		return no_directory(directory, errno, why);
	if ((uint32_t)s.f_type != BPF_FS)
		return no_directory(directory, 0, why);
	if (!bpf_obj_pin(fd, path))
		return 0;
	err = errno;
	if (err == EEXIST) {
		snprintf(why->message, sizeof(why->message), "'%s' is there already", path);
		snprintf(why->hint, sizeof(why->hint), "rm %s removes it", path);
	} else if (err == EPERM && strchr(path + n, '.')) {
		snprintf(why->message, sizeof(why->message),
			 "the names of a BPF file system have no dots, and '%s' has", path + n + 1);
	} else {
		snprintf(why->message, sizeof(why->message), "%s: '%s' cannot be made",
			 strerror(err), path); /* which may be too long to be shown */
	}
	return -err;
}
