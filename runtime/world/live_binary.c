/*
 * Names of libraries and programs to paths: as the dynamic linker would find a library (its
 * cache, else its directories), then as a shell would find a program.
 *
 * /etc/ld.so.cache, format 1.1: magic, count, length of the strings, flags, unused words, then
 * entries {flags, key, value, osversion, hwcap}; key and value are offsets from the magic.
 */
#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world/live.h"

#define CACHE "/etc/ld.so.cache"
#define CACHE_MAGIC "glibc-ld.so.cache1.1"

struct cache_header {
	char magic[20];
	uint32_t count, strings_len, flags, extension, unused[3];
};
struct cache_entry {
	int32_t flags;
	uint32_t key, value, osversion;
	uint64_t hwcap;
};

#if defined(__x86_64__)
#define OUR_MACHINE EM_X86_64
#elif defined(__aarch64__)
#define OUR_MACHINE EM_AARCH64
#elif defined(__riscv)
#define OUR_MACHINE EM_RISCV
#elif defined(__s390x__)
#define OUR_MACHINE EM_S390
#elif defined(__powerpc64__)
#define OUR_MACHINE EM_PPC64
#else
#define OUR_MACHINE EM_NONE
#endif

/* An ELF file of our kind: "libc.so" may be a linker script, and i386 libraries exist. */
static bool is_our_elf(const char *path)
{
	struct stat st;
	Elf64_Ehdr h;
	bool ok;
	int fd;

	/* a device may wait, or do something, when it is opened */
	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ok = read(fd, &h, sizeof(h)) == (ssize_t)sizeof(h) && !memcmp(h.e_ident, ELFMAG, SELFMAG) &&
	     h.e_ident[EI_CLASS] == ELFCLASS64 &&
	     (OUR_MACHINE == EM_NONE || h.e_machine == OUR_MACHINE);
	close(fd);
	return ok;
}

/*
 * How well a file name fits: 0 not at all, 1 "libNAME.so.VERSION" or "libNAME.so" of NAME,
 * 2 the name itself. The name may be "c", "libc" or "libc.so.6".
 */
static int fit(const char *file, const char *name)
{
	size_t n = strlen(name);

	if (!strcmp(file, name))
		return strstr(file, ".so") ? 2 : 0;
	if (strncmp(file, name, n)) {
		if (strncmp(file, "lib", 3) || strncmp(file + 3, name, n))
			return 0;
		n += 3;
	}
	if (!strstr(file, ".so"))
		return 0;
	/* "libssl.so" asked, "libssl.so.3" found; or "ssl" asked. */
	if (file[n] == '.' && (!strncmp(file + n, ".so.", 4) || !strcmp(file + n, ".so")))
		return 1;
	return strstr(name, ".so") && file[n] == '.' ? 1 : 0;
}

struct best {
	struct live *l;
	const char *name;
	char *path; /* heap */
	char *file; /* within path */
	int fit;
};

static void consider(struct best *b, const char *path)
{
	const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	int how = fit(file, b->name);

	if (!how || how < b->fit)
		return;
	/* The newest of several versions, and the earlier directory of the same. */
	if (how == b->fit && b->path && strverscmp(file, b->file) <= 0)
		return;
	if (!is_our_elf(path))
		return;
	free(b->path);
	b->path = strdup(path);
	b->file = b->path ? b->path + (file - path) : NULL;
	b->fit = b->path ? how : 0;
}

static void search_cache(struct best *b)
{
	struct cache_header h;
	size_t len, at = 0;
	char *text;

	if (live_read_file(np_sprintf(b->l->arena, "%s" CACHE, b->l->root), &text, &len))
		return;
	/* Older glibc puts the format before 1.1 in front of it; find our magic. */
	if (len < sizeof(h) || memcmp(text, CACHE_MAGIC, 20)) {
		char *found = memmem(text, len, CACHE_MAGIC, 20);

		at = found ? (size_t)(found - text) : len;
	}
	if (len - at < sizeof(h))
		goto out;
	memcpy(&h, text + at, sizeof(h));
	len -= at;
	if (h.count > (len - sizeof(h)) / sizeof(struct cache_entry))
		goto out;
	for (uint32_t i = 0; i < h.count; i++) {
		struct cache_entry e;

		memcpy(&e, text + at + sizeof(h) + i * sizeof(e), sizeof(e));
		/* Entries with hardware capabilities are variants of one without. */
		if (e.hwcap || e.key >= len || e.value >= len)
			continue;
		/* The text ends with a NUL of ours, so both are strings. */
		if (fit(text + at + e.key, b->name))
			consider(b,
				 np_sprintf(b->l->arena, "%s%s", b->l->root, text + at + e.value));
	}
out:
	free(text);
}

static void search_folder(struct best *b, const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;

	if (!d)
		return;
	while ((e = readdir(d))) {
		char *path;

		if (!fit(e->d_name, b->name) || asprintf(&path, "%s/%s", folder, e->d_name) < 0)
			continue;
		consider(b, path);
		free(path);
	}
	closedir(d);
}

/* Without a cache (musl, a minimal root): the directories that ldconfig would read. */
static void search_folders(struct best *b)
{
	static const char *const usual[] = {
		"/lib64",           "/usr/lib64",          "/lib", "/usr/lib", "/usr/local/lib",
		"/lib/*-linux-gnu", "/usr/lib/*-linux-gnu"};
	glob_t g = {0};

	for (unsigned i = 0; i < sizeof(usual) / sizeof(*usual); i++)
		glob(np_sprintf(b->l->arena, "%s%s", b->l->root, usual[i]), i ? GLOB_APPEND : 0,
		     NULL, &g);
	for (size_t i = 0; i < g.gl_pathc; i++)
		search_folder(b, g.gl_pathv[i]);
	globfree(&g);
}

/* The first executable file of the name in a list of directories. */
static const char *search_path(struct live *l, const char *list, const char *name)
{
	while (list && *list) {
		size_t n = strcspn(list, ":");
		char *path = np_sprintf(l->arena, "%s%.*s/%s", l->root, (int)n, list, name);

		if (n && !faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) && is_our_elf(path))
			return path;
		list += n + (list[n] == ':');
	}
	return NULL;
}

static const char *search(struct live *l, const char *name)
{
	struct best b = {.l = l, .name = name};
	const char *found, *list = getenv("LD_LIBRARY_PATH");

	if (strstr(name, "!/")) { /* a member of a zip file */
		struct elf_file *f;
		int err;

		name = np_sprintf(l->arena, "%s%s", *name == '/' ? l->root : "", name);
		err = elf_file_open(l->arena, &l->files, name, &f);
		/* of others it is said why they cannot be read */
		return err == -ENOENT || err == -ENOEXEC ? NULL : name;
	}
	if (strchr(name, '/')) {
		name = np_sprintf(l->arena, "%s%s", *name == '/' ? l->root : "", name);
		return faccessat(AT_FDCWD, name, R_OK, AT_EACCESS) ? NULL : name;
	}
	while (list && *list && !b.path) {
		size_t n = strcspn(list, ":");

		if (n)
			search_folder(&b, np_sprintf(l->arena, "%s%.*s", l->root, (int)n, list));
		list += n + (list[n] == ':');
	}
	if (!b.path)
		search_cache(&b);
	if (!b.path)
		search_folders(&b);
	if (b.path) {
		found = np_strdup(l->arena, b.path);
		free(b.path);
		return found;
	}
	return search_path(l, getenv("PATH"), name);
}

const char *live_find_binary(struct np_world *w, const char *name)
{
	struct live *l = live_of(w);
	void **known = np_strmap_find(&l->binaries, name, strlen(name));
	const char *path;

	if (known)
		return *known;
	if (!*name || (*name == '.' && !strchr(name, '/')))
		return NULL;
	path = search(l, name);
	name = np_strdup(l->arena, name);
	*np_strmap_put(l->arena, &l->binaries, name, strlen(name)) = (void *)path;
	return path;
}

static bool tell(np_name_fn fn, void *arg, const char *path)
{
	return !is_our_elf(path) || fn(arg, "", path);
}

/* What a process has mapped to be run: each file once, in the order of the addresses. */
static int each_mapped(struct live *l, const char *pattern, int pid, np_name_fn fn, void *arg)
{
	struct np_strmap seen = {0};
	char *text, *save = NULL;
	size_t len;
	int err = live_read_file(np_sprintf(l->arena, "/proc/%d/maps", pid), &text, &len);

	if (err)
		return err;
	/* address-address rwxp offset device inode path */
	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		const char *path = strchr(line, '/'), *mode = strchr(line, ' ');

		if (!path || !mode || strnlen(mode, 4) < 4 || mode[3] != 'x')
			continue;
		path = np_sprintf(l->arena, "%s%s", l->root, path);
		if (fnmatch(pattern, path, 0) || np_strmap_find(&seen, path, strlen(path)))
			continue;
		*np_strmap_put(l->arena, &seen, path, strlen(path)) = l;
		if (!tell(fn, arg, path))
			break;
	}
	free(text);
	return 0;
}

int live_each_binary(struct np_world *w, const char *pattern, int pid, np_name_fn fn, void *arg)
{
	struct live *l = live_of(w);
	glob_t g;

	if (pid)
		return each_mapped(l, pattern, pid, fn, arg);
	if (glob(pattern, GLOB_BRACE, NULL, &g))
		return -ENOENT;
	for (size_t i = 0; i < g.gl_pathc && tell(fn, arg, g.gl_pathv[i]); i++)
		;
	globfree(&g);
	return 0;
}
