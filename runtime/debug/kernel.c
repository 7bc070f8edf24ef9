/*
 * Debug info of the kernel, as distributions install it: by build id, and by the release, where
 * Debian, Ubuntu and Fedora put it, and where kernels are built.  The running kernel tells its
 * build id, and its modules theirs: a file with another one is not used.  Where it does not tell,
 * only a file whose path names the release is.
 */
#include "debug/kernel.h"

#include <dirent.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/arena.h"
#include "debug/find.h"

#define PATH_SIZE 4352 /* a directory of struct np_debug_dirs, and more */

struct build_id {
	uint8_t id[64];
	size_t n; /* 0: unknown */
};

/* Notes as the kernel shows them: {name size, size, type}, name, id; each a multiple of 4. */
static void read_id(const char *path, struct build_id *out)
{
	uint8_t notes[4096];
	FILE *f = fopen(path, "re");
	size_t n = f ? fread(notes, 1, sizeof(notes), f) : 0, at = 0;

	out->n = 0;
	if (f)
		fclose(f);
	while (at + sizeof(Elf64_Nhdr) <= n) {
		Elf64_Nhdr h;
		size_t name = at + sizeof(h), desc;

		memcpy(&h, notes + at, sizeof(h));
		if (h.n_namesz > n || h.n_descsz > n)
			return;
		desc = name + (h.n_namesz + 3u) / 4 * 4;
		if (desc + h.n_descsz > n)
			return;
		if (h.n_type == NT_GNU_BUILD_ID && h.n_namesz == 4 &&
		    !memcmp(notes + name, "GNU", 4) && h.n_descsz <= sizeof(out->id)) {
			memcpy(out->id, notes + desc, h.n_descsz);
			out->n = h.n_descsz;
			return;
		}
		at = desc + (h.n_descsz + 3u) / 4 * 4;
	}
}

/* With lines, and of that build. */
static struct np_lines *open_of(const char *path, const struct build_id *id, const char *dirs)
{
	struct np_lines *l =
		faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) ? NULL : np_lines_open(path, -1, dirs);

	if (l && (!id->n || np_lines_is(l, id->id, id->n)) && np_lines_known(l))
		return l;
	np_lines_close(l);
	return NULL;
}

static struct np_lines *open_by_id(const struct build_id *id, const char *dirs)
{
	struct np_debug_dirs d;
	struct np_lines *l = NULL;
	char path[PATH_SIZE];

	np_debug_dirs_begin(&d, dirs);
	while (!l && np_debug_dirs_next(&d))
		if (np_debug_id_path(d.dir, id->id, id->n, path, sizeof(path)))
			l = open_of(path, id, dirs);
	return l;
}

/* A path that does not tell the kernel's release may be of any. */
static bool may_be_ours(const char *path, const struct build_id *id)
{
	return id->n || strstr(path, "%s");
}

struct np_lines *np_debug_kernel(const char *dirs)
{
	static const char *const below[] = {"boot/vmlinux-%s", "lib/modules/%s/vmlinux",
					    "vmlinux-%s", "vmlinux"};
	static const char *const others[] = {
		"/boot/vmlinux-%s", "/lib/modules/%s/vmlinux", "/lib/modules/%s/build/vmlinux",
		"/usr/lib/modules/%s/vmlinux", "/usr/src/linux/vmlinux"};
	struct np_debug_dirs d;
	struct build_id id;
	struct np_lines *l;
	struct utsname u;
	char name[256], path[PATH_SIZE];

	read_id("/sys/kernel/notes", &id);
	if (uname(&u))
		return NULL;
	l = open_by_id(&id, dirs);
	np_debug_dirs_begin(&d, dirs);
	while (!l && np_debug_dirs_next(&d))
		for (size_t i = 0; i < sizeof(below) / sizeof(*below) && !l; i++) {
			snprintf(name, sizeof(name), below[i], u.release);
			snprintf(path, sizeof(path), "%s/%s", d.dir, name);
			l = may_be_ours(below[i], &id) ? open_of(path, &id, dirs) : NULL;
		}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others) && !l; i++) {
		snprintf(path, sizeof(path), others[i], u.release);
		l = may_be_ours(others[i], &id) ? open_of(path, &id, dirs) : NULL;
	}
	return l;
}

/* "kernel/net/some-name.ko.xz" is the module some_name. */
static bool is_module(const char *path, size_t n, const char *name)
{
	const char *slash = memrchr(path, '/', n);
	size_t i = 0;

	if (slash) {
		n -= (size_t)(slash + 1 - path);
		path = slash + 1;
	}
	for (; name[i] && i < n; i++)
		if (path[i] != name[i] && !(path[i] == '-' && name[i] == '_'))
			return false;
	return !name[i] && n - i >= 3 && !memcmp(path + i, ".ko", 3);
}

/* Where it is below /lib/modules/RELEASE, by the list that depmod makes. */
static bool module_path(const char *release, const char *name, char *path, size_t size)
{
	char list[300], *line = NULL;
	size_t cap = 0;
	bool found = false;
	FILE *f;

	snprintf(list, sizeof(list), "/lib/modules/%s/modules.dep", release);
	f = fopen(list, "re");
	while (f && !found && getline(&line, &cap, f) > 0) {
		size_t n = strcspn(line, ":");

		found = n < size && is_module(line, n, name);
		if (found)
			snprintf(path, size, "%.*s", (int)n, line);
	}
	free(line);
	if (f)
		fclose(f);
	return found;
}

static struct np_lines *module_by_path(const char *dirs, const char *release, const char *name,
				       const struct build_id *id)
{
	struct np_debug_dirs d;
	struct np_lines *l = NULL;
	char own[1024], path[PATH_SIZE + 1024];
	bool listed = module_path(release, name, own, sizeof(own));
	int plain = listed ? (int)(strstr(own, ".ko") + 3 - own) : 0;

	np_debug_dirs_begin(&d, dirs);
	while (!l && np_debug_dirs_next(&d))
		for (int debug = 0; debug < 2 && !l; debug++) {
			const char *suffix = debug ? ".debug" : "";

			if (listed) {
				snprintf(path, sizeof(path), "%s/lib/modules/%s/%.*s%s", d.dir,
					 release, plain, own, suffix);
				l = open_of(path, id, dirs);
			}
			snprintf(path, sizeof(path), "%s/%s.ko%s", d.dir, name, suffix);
			if (!l && id->n) /* the path does not tell the release */
				l = open_of(path, id, dirs);
		}
	if (!l && listed) {
		snprintf(path, sizeof(path), "/lib/modules/%s/%s", release, own);
		l = open_of(path, id, dirs);
	}
	return l;
}

struct np_lines *np_debug_module(const char *dirs, const char *name)
{
	struct build_id id;
	struct np_lines *l;
	struct utsname u;
	char path[512];

	if (strchr(name, '/') || uname(&u))
		return NULL;
	snprintf(path, sizeof(path), "/sys/module/%s/notes/.note.gnu.build-id", name);
	read_id(path, &id);
	l = open_by_id(&id, dirs);
	return l ? l : module_by_path(dirs, u.release, name, &id);
}

static bool read_section(const char *directory, const char *name, uint64_t *begin)
{
	unsigned long long at = 0;
	char path[800];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	f = fopen(path, "re");
	if (!f)
		return false;
	if (fscanf(f, "%llx", &at) != 1)
		at = 0;
	fclose(f);
	*begin = at;
	return at != 0;
}

static int by_begin(const void *x, const void *y)
{
	const struct np_debug_section *a = x, *b = y;

	return a->begin < b->begin ? -1 : a->begin > b->begin;
}

/* Each file in the directory is a section, and has its address. */
void np_debug_sections_read(struct np_debug_sections *s, const char *directory)
{
	DIR *d = opendir(directory);
	struct dirent *e;
	uint64_t begin;

	*s = (struct np_debug_sections){0};
	while (d && (e = readdir(d))) {
		if (e->d_name[0] != '.' || !e->d_name[strspn(e->d_name, ".")] ||
		    !read_section(directory, e->d_name, &begin))
			continue;
		if (!(s->n & (s->n - 1)))
			s->v = np_xrealloc(s->v, (s->n ? 2 * s->n : 1) * sizeof(*s->v));
		s->v[s->n].begin = begin;
		s->v[s->n].name = strdup(e->d_name);
		if (!s->v[s->n++].name)
			np_oom();
	}
	if (d)
		closedir(d);
	if (s->n)
		qsort(s->v, s->n, sizeof(*s->v), by_begin);
}

void np_debug_sections_free(struct np_debug_sections *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		free(s->v[i].name);
	free(s->v);
	*s = (struct np_debug_sections){0};
}

const struct np_debug_section *np_debug_section_at(const struct np_debug_sections *s,
						   uint64_t address)
{
	uint32_t lo = 0, hi = s->n;

	while (lo < hi) { /* the first that begins above it */
		uint32_t mid = lo + (hi - lo) / 2;

		if (s->v[mid].begin <= address)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? &s->v[lo - 1] : NULL;
}
