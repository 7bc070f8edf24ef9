/*
 * Tracepoints of the running kernel, from tracefs.  nprobe mounts nothing: where tracefs is
 * not mounted or not readable the answer is -EACCES, and the caller says what mends it.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "world/live.h"

const char *np_world_tracefs(void)
{
	static const char *const places[] = {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"};

	for (unsigned i = 0; i < 2; i++) {
		char path[64] = "";

		strcat(strcat(path, places[i]), "/events");
		/* with capabilities that are not the user's: access() does not see them */
		if (!faccessat(AT_FDCWD, path, R_OK | X_OK, AT_EACCESS))
			return places[i];
	}
	return NULL;
}

const char *np_world_tracefs_cure(void)
{
	struct statfs fs;

	return !statfs("/sys/kernel/tracing", &fs) && fs.f_type == TRACEFS_MAGIC
		       ? "run it as root, or with the capability CAP_DAC_READ_SEARCH: "
			 "tracefs is root's"
		       : "mount -t tracefs nodev /sys/kernel/tracing";
}

/* A name that may stand in a path. */
static bool is_plain(const char *s)
{
	return *s && *s != '.' && !strchr(s, '/') && strlen(s) < 200;
}

int live_tracepoint(struct np_world *w, const char *system, const char *name,
		    const struct np_tp_format **out)
{
	struct live *l = live_of(w);
	struct np_tp_format *format;
	const char *root, *key;
	char *path, *text;
	size_t len;
	void **known;
	int err;

	if (!is_plain(system) || !is_plain(name))
		return -ENOENT;
	key = np_sprintf(l->arena, "%s:%s", system, name);
	known = np_strmap_find(&l->tracepoints, key, strlen(key));
	if (known) {
		*out = *known;
		return 0;
	}
	root = np_world_tracefs();
	if (!root)
		return -EACCES;
	path = np_sprintf(l->arena, "%s/events/%s/%s/format", root, system, name);
	err = live_read_file(path, &text, &len);
	if (err)
		return err == -EPERM ? -EACCES : err == -ENOTDIR ? -ENOENT : err;
	format = np_alloc(l->arena, sizeof(*format));
	err = np_tp_format_parse(l->arena, system, name, text, len, format);
	free(text);
	if (err)
		return err;
	*np_strmap_put(l->arena, &l->tracepoints, key, strlen(key)) = format;
	*out = format;
	return 0;
}

/* Lines "system:name". */
static bool list_from_file(struct live *l, const char *root)
{
	char *path = np_sprintf(l->arena, "%s/available_events", root), *text, *copy, *save = NULL;
	size_t len;

	if (live_read_file(path, &text, &len))
		return false;
	copy = np_strndup(l->arena, text, len);
	free(text);
	for (char *line = strtok_r(copy, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *colon = strchr(line, ':');

		if (!colon)
			continue;
		*colon = 0;
		names_add(&l->tracepoint_names, line, colon + 1);
	}
	return l->tracepoint_names.n != 0;
}

/* events/SYSTEM/NAME: what is a directory with a format in it is a tracepoint. */
static int list_from_folders(struct live *l, const char *root)
{
	char *events = np_sprintf(l->arena, "%s/events", root);
	DIR *systems = opendir(events);
	struct dirent *s, *e;

	if (!systems)
		return -EACCES;
	while ((s = readdir(systems))) {
		const char *system;
		DIR *names;

		/* ftrace's own records are no tracepoints: nothing can attach to them. */
		if (s->d_name[0] == '.' || !strcmp(s->d_name, "ftrace"))
			continue;
		names = opendir(np_sprintf(l->arena, "%s/%s", events, s->d_name));
		if (!names)
			continue;
		system = np_strdup(l->arena, s->d_name);
		while ((e = readdir(names))) {
			if (e->d_name[0] != '.' && (e->d_type == DT_DIR || e->d_type == DT_UNKNOWN))
				names_add(&l->tracepoint_names, system,
					  np_strdup(l->arena, e->d_name));
		}
		closedir(names);
	}
	closedir(systems);
	return 0;
}

int live_each_tracepoint(struct np_world *w, np_name_fn f, void *arg)
{
	struct live *l = live_of(w);

	if (!l->tracepoints_listed) {
		const char *root = np_world_tracefs();

		if (!root)
			return -EACCES;
		if (!list_from_file(l, root))
			l->tracepoints_error = list_from_folders(l, root);
		l->tracepoints_listed = true;
		names_sort(&l->tracepoint_names, true);
	}
	if (l->tracepoints_error)
		return l->tracepoints_error;
	names_each(&l->tracepoint_names, f, arg);
	return 0;
}
