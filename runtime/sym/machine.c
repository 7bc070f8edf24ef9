/*
 * What the machine calls things that have a number: users, by /etc/passwd, and control groups, by
 * the directory whose inode number theirs is.  What was found is kept: it may be gone later.
 */
#include <dirent.h>
#include <fnmatch.h>
#include <mntent.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/text.h"
#include "sym/sym_internal.h"

#define DEEPEST 64 /* directories within each other */

struct known {
	uint64_t number;
	const char *filter; /* of a cgroup's hierarchies, "" */
	char *name;         /* NULL: there is none */
	struct known *next;
};
struct sym_machine {
	struct known *users, *cgroups;
};

void sym_machine_free(struct sym_machine *m)
{
	if (!m)
		return;
	for (int i = 0; i < 2; i++)
		for (struct known *k = i ? m->users : m->cgroups, *next; k; k = next) {
			next = k->next;
			free(k->name);
			free(k);
		}
	free(m);
}

static struct known *find(struct known *list, uint64_t number, const char *filter)
{
	while (list && (list->number != number || strcmp(list->filter, filter)))
		list = list->next;
	return list;
}

static const char *keep(struct known **list, uint64_t number, const char *filter, char *name)
{
	struct known *k = np_xcalloc(1, sizeof(*k));

	*k = (struct known){number, filter, name, *list};
	*list = k;
	return name;
}

static struct sym_machine *open_machine(struct sym_machine **m)
{
	if (!*m)
		*m = np_xcalloc(1, sizeof(**m));
	return *m;
}

const char *sym_user_name(struct sym_machine **known, uint32_t uid)
{
	struct sym_machine *m = open_machine(known);
	struct known *k = find(m->users, uid, "");
	struct passwd *p;
	char *name = NULL;
	FILE *f;

	if (k)
		return k->name;
	/* getpwuid() would load libraries */
	f = fopen("/etc/passwd", "re");
	while (f && !name && (p = fgetpwent(f)))
		if (p->pw_uid == uid)
			name = strdup(p->pw_name);
	if (f)
		fclose(f);
	return keep(&m->users, uid, "", name);
}

/* The path below the directory, whose first `root` characters are not shown; "": not there. */
static bool search(char *dir, size_t size, size_t root, uint64_t id, unsigned depth,
		   struct np_text *out)
{
	size_t n = strlen(dir);
	struct dirent *e;
	bool found = false;
	DIR *d;

	if (depth > DEEPEST || !(d = opendir(dir)))
		return false;
	while (!found && (e = readdir(d))) {
		if (e->d_type != DT_DIR || !strcmp(e->d_name, "..") ||
		    (depth && !strcmp(e->d_name, ".")))
			continue;
		if (e->d_ino == id) {
			bool itself = !strcmp(e->d_name, ".");

			np_text_addf(out, "%s/%s", dir + root, itself ? "" : e->d_name);
			found = true;
		} else if (strcmp(e->d_name, ".") && n + strlen(e->d_name) + 2 < size) {
			snprintf(dir + n, size - n, "/%s", e->d_name);
			found = search(dir, size, root, id, depth + 1, out);
			dir[n] = '\0';
		}
	}
	closedir(d);
	return found;
}

const char *sym_cgroup_path(struct sym_machine **known, uint64_t id, const char *filter)
{
	struct sym_machine *m = open_machine(known);
	struct known *k = find(m->cgroups, id, filter);
	struct np_text text = {0};
	struct mntent *e;
	FILE *f;

	if (k)
		return k->name;
	f = setmntent("/proc/self/mounts", "re");
	while (f && (e = getmntent(f))) {
		bool unified = !strcmp(e->mnt_type, "cgroup2");
		const char *base = strrchr(e->mnt_dir, '/');
		const char *name = unified ? "unified" : base ? base + 1 : e->mnt_dir;
		size_t before = text.n;
		char dir[4096];

		if ((!unified && strcmp(e->mnt_type, "cgroup")) ||
		    (*filter && fnmatch(filter, name, 0)))
			continue;
		np_text_addf(&text, "%s%s:", text.n ? "," : "", name);
		snprintf(dir, sizeof(dir), "%s", e->mnt_dir);
		if (!search(dir, sizeof(dir), strlen(dir), id, 0, &text))
			text.n = before;
	}
	if (f)
		endmntent(f);
	/* one that is not there may be later */
	filter = text.n ? keep(&m->cgroups, id, filter, strndup(text.s, text.n)) : NULL;
	np_text_free(&text);
	return filter;
}
