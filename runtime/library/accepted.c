#include "library/accepted.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* NULL: there is no home. */
static char *state_dir(struct np_arena *a)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (state && *state)
		return np_sprintf(a, "%s/nprobe", state);
	return home && *home ? np_sprintf(a, "%s/.local/state/nprobe", home) : NULL;
}

static const char *line_of(struct np_arena *a, const char *sha256, const char *manifest)
{
	return np_sprintf(a, "%s %s\n", sha256, manifest);
}

bool np_is_accepted(struct np_arena *a, const char *sha256, const char *manifest)
{
	const char *dir = state_dir(a), *want = line_of(a, sha256, manifest);
	FILE *f = dir ? fopen(np_sprintf(a, "%s/accepted", dir), "re") : NULL;
	char line[256];
	bool found = false;

	while (f && !found && fgets(line, sizeof(line), f))
		found = !strcmp(line, want);
	if (f)
		fclose(f);
	return found;
}

bool np_accept(struct np_arena *a, const char *sha256, const char *manifest, struct np_fault *f)
{
	char *dir = state_dir(a);

	if (!dir)
		return np_fault(a, f, NP_E_OUTPUT_FILE, "set HOME", "there is no home directory");
	for (char *p = dir + 1; (p = strchr(p, '/')); p++) {
		*p = '\0';
		mkdir(dir, 0755);
		*p = '/';
	}
	mkdir(dir, 0700);
	const char *path = np_sprintf(a, "%s/accepted", dir), *line = line_of(a, sha256, manifest);
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	/* one write: other processes may do the same */
	bool ok = fd >= 0 && write(fd, line, strlen(line)) == (ssize_t)strlen(line);

	if (!ok)
		np_fault(a, f, NP_E_OUTPUT_FILE, NULL, "'%s': %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}
