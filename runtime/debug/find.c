/*
 * Debug info in files of its own.  What lies at a place where it may be is compared with what
 * the program, or the debug file that shares it, has of it before it is used: the build id, else
 * the checksum.  Lines of another build would be wrong lines.
 */
#include "debug/find.h"

#include <elfutils/libdwelf.h>
#include <gelf.h>
#include <lzma.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "debug/elf.h"

#define SYSTEM_DIR "/usr/lib/debug"
#define MINI_LARGEST (256u << 20) /* bytes that are unpacked */

void np_debug_dirs_begin(struct np_debug_dirs *d, const char *given)
{
	*d = (struct np_debug_dirs){.rest = given};
}

bool np_debug_dirs_next(struct np_debug_dirs *d)
{
	while (d->rest && *d->rest) {
		size_t n = strcspn(d->rest, ":");
		int len = snprintf(d->dir, sizeof(d->dir), "%.*s", (int)n, d->rest);

		d->rest += n + (d->rest[n] == ':');
		if (len > 0 && (size_t)len < sizeof(d->dir))
			return true;
	}
	if (d->system)
		return false;
	d->system = true;
	strcpy(d->dir, SYSTEM_DIR);
	return true;
}

bool np_debug_id_path(const char *dir, const uint8_t *id, size_t n, char *path, size_t size)
{
	int at;

	if (n < 2 || n > 64)
		return false;
	at = snprintf(path, size, "%s/.build-id/%02x/", dir, id[0]);
	if (at < 0 || (size_t)at + 2 * n + sizeof(".debug") > size)
		return false;
	for (size_t i = 1; i < n; i++)
		at += snprintf(path + at, size - (size_t)at, "%02x", id[i]);
	strcpy(path + at, ".debug");
	return true;
}

/* What is looked for, and where it goes. */
struct search {
	const void *id;
	ssize_t id_len; /* <= 0: the program has none */
	const char *name;
	GElf_Word crc;
	const char *path; /* of the program */
	char *found;
	size_t size;
};

static bool has_id(int fd, const struct search *s)
{
	Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
	const void *id;
	bool same = elf && dwelf_elf_gnu_build_id(elf, &id) == s->id_len &&
		    !memcmp(id, s->id, (size_t)s->id_len);

	elf_end(elf);
	return same;
}

/* Read, not mapped: whoever owns the file may cut it short now. */
static bool has_crc(int fd, GElf_Word crc)
{
	static const size_t piece = 64 << 10;
	uint8_t *bytes = np_xcalloc(1, piece);
	uLong sum = 0;
	off_t at = 0;
	ssize_t n;

	while ((n = pread(fd, bytes, piece, at)) > 0) {
		sum = crc32_z(sum, bytes, (size_t)n);
		at += n;
	}
	free(bytes);
	return !n && at && sum == crc;
}

static bool belongs(const struct search *s, const char *path)
{
	int fd = np_open_regular(path);
	struct stat st, own;
	bool ok;

	if (fd < 0)
		return false;
	ok = !fstat(fd, &st) &&
	     !(s->path && !stat(s->path, &own) && own.st_ino == st.st_ino &&
	       own.st_dev == st.st_dev) &&
	     (s->id_len > 0 ? has_id(fd, s) : has_crc(fd, s->crc));
	close(fd);
	return ok;
}

static bool try(struct search *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static bool try(struct search *s, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(s->found, s->size, fmt, ap);
	va_end(ap);
	return n > 0 && (size_t)n < s->size && belongs(s, s->found);
}

static bool by_id(struct search *s, const char *dirs)
{
	struct np_debug_dirs d;

	np_debug_dirs_begin(&d, dirs);
	while (s->id_len > 0 && np_debug_dirs_next(&d))
		if (np_debug_id_path(d.dir, s->id, (size_t)s->id_len, s->found, s->size) &&
		    belongs(s, s->found))
			return true;
	return false;
}

/* Beside the program, in .debug there; in the directories, by the program's own and plainly. */
static bool by_name(struct search *s, const char *dirs)
{
	const char *slash = s->path ? strrchr(s->path, '/') : NULL;
	int n = slash ? (int)(slash - s->path) : 1;
	const char *folder = slash ? s->path : ".";
	struct np_debug_dirs d;

	if (!s->name || !*s->name || strchr(s->name, '/'))
		return false;
	np_debug_dirs_begin(&d, dirs);
	while (np_debug_dirs_next(&d))
		if (try(s, "%s/%.*s/%s", d.dir, n, folder, s->name) ||
		    (!d.system && try(s, "%s/%s", d.dir, s->name)))
			return true;
	return s->path && (try(s, "%.*s/%s", n, folder, s->name) ||
			   try(s, "%.*s/.debug/%s", n, folder, s->name));
}

bool np_debug_find(Elf *elf, const char *dirs, const char *path, char *found, size_t size)
{
	struct search s = {.path = path, .found = found, .size = size};

	s.id_len = dwelf_elf_gnu_build_id(elf, &s.id);
	s.name = dwelf_elf_gnu_debuglink(elf, &s.crc);
	return by_id(&s, dirs) || by_name(&s, dirs);
}

int np_debug_open_shared(Dwarf *dw, const char *dirs, const char *file, char *found, size_t size)
{
	struct search s = {.found = found, .size = size};
	const char *link, *slash = file ? strrchr(file, '/') : NULL;
	int n;

	s.id_len = dwelf_dwarf_gnu_debugaltlink(dw, &link, &s.id);
	if (s.id_len <= 0)
		return -1;
	n = *link == '/' || !slash ? 0 : (int)(slash + 1 - file);
	return try(&s, "%.*s%s", n, n ? file : "", link) || by_id(&s, dirs) ? np_open_regular(found)
									    : -1;
}

void np_debug_no_shared(Dwarf *dw)
{
	dwarf_setalt(dw, (Dwarf *)-1); /* as libdw itself notes that it looked in vain */
}

void *np_debug_mini(Elf *elf, size_t *size)
{
	GElf_Shdr sh;
	Elf_Scn *scn = np_elf_section(elf, ".gnu_debugdata", &sh);
	Elf_Data *packed = scn ? elf_rawdata(scn, NULL) : NULL;
	lzma_stream x = LZMA_STREAM_INIT;
	uint8_t *out = NULL;
	lzma_ret ret = LZMA_OK;
	size_t cap = 0;

	if (!packed || !packed->d_size || lzma_stream_decoder(&x, MINI_LARGEST, 0) != LZMA_OK)
		return NULL;
	x.next_in = packed->d_buf;
	x.avail_in = packed->d_size;
	while (ret == LZMA_OK && x.total_out < MINI_LARGEST) {
		void *grown;

		cap = cap ? cap * 2 : packed->d_size * 4;
		if (cap > MINI_LARGEST)
			cap = MINI_LARGEST;
		grown = realloc(out, cap);
		if (!grown)
			break;
		out = grown;
		x.next_out = out + x.total_out;
		x.avail_out = cap - x.total_out;
		ret = lzma_code(&x, LZMA_FINISH);
	}
	*size = x.total_out;
	lzma_end(&x);
	if (ret == LZMA_STREAM_END)
		return out;
	free(out);
	return NULL;
}
