/*
 * The files that processes have mapped, by device and inode: all processes share libc's symbols.
 * What an address needs of a file is read when it is asked for: where its parts are linked, then
 * its names, its lines, its rules of unwinding.
 *
 * A file that its path may not lead to when it is asked for is kept open: of so many as may be
 * open, an eighth.  Beyond that those that were first kept are closed, and what is asked of them
 * then is counted as lost.
 */
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "debug/elf.h"
#include "sym/sym_internal.h"

#define HASH 1024
#define LEAST_KEPT 4

struct sym_mapped {
	struct sym_files *of;
	uint64_t dev, inode; /* 0, 0: the vdso, or what is in no file */
	char *path;
	bool ours;                   /* its path is one of our mount namespace */
	const struct sym_root *root; /* of its namespace; NULL: it is ours, or unknown */
	int fd;                      /* kept open; -1: it is not */
	bool closed;                 /* it was */
	bool lost;                   /* it was counted */
	bool opened;                 /* false: a process that ended too early; try the next */
	struct sym_file *symbols;    /* NULL: it is no program */
	bool named;                  /* they were read */
	Elf *elf;                    /* for unwinding; NULL: none, or not asked for */
	bool lines_tried;
	struct np_lines *lines; /* NULL: none, or not asked for */
	bool is_partial;        /* some of them are in a file that is not there */
	struct sym_mapped *next;
	struct sym_mapped *before, *behind; /* of those that are kept open */
};

struct sym_files {
	struct sym_mapped *v[HASH];
	struct sym_mapped *first, *last; /* kept open, the oldest first */
	uint64_t kept;
	const char *debug_dirs;
	struct np_sym_losses losses;
};

struct sym_files *sym_files_new(void)
{
	return np_xcalloc(1, sizeof(struct sym_files));
}

void sym_files_debug_dirs(struct sym_files *s, const char *dirs)
{
	s->debug_dirs = dirs;
}

struct np_sym_losses *sym_files_losses(struct sym_files *s)
{
	return &s->losses;
}

static void free_file(struct sym_mapped *f)
{
	sym_file_free(f->symbols);
	np_lines_close(f->lines);
	elf_end(f->elf);
	if (f->fd >= 0)
		close(f->fd);
	free(f->path);
	free(f);
}

void sym_files_free(struct sym_files *s)
{
	if (!s)
		return;
	for (unsigned i = 0; i < HASH; i++)
		for (struct sym_mapped *f = s->v[i], *next; f; f = next) {
			next = f->next;
			free_file(f);
		}
	free(s);
}

/* --- what is kept open --- */

static void let_go(struct sym_mapped *f)
{
	struct sym_files *s = f->of;

	if (f->fd < 0)
		return;
	close(f->fd);
	f->fd = -1;
	*(f->before ? &f->before->behind : &s->first) = f->behind;
	*(f->behind ? &f->behind->before : &s->last) = f->before;
	f->before = f->behind = NULL;
	s->kept--;
}

static uint64_t most_kept(void)
{
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) || r.rlim_cur / 8 < LEAST_KEPT)
		return LEAST_KEPT;
	return r.rlim_cur / 8;
}

/* The oldest; rather one that nobody has asked for. */
static struct sym_mapped *oldest(const struct sym_files *s)
{
	struct sym_mapped *f = s->first;

	while (f && f->opened)
		f = f->behind;
	return f ? f : s->first;
}

static void keep(struct sym_mapped *f, int fd)
{
	struct sym_files *s = f->of;

	f->fd = fd;
	f->before = s->last;
	*(s->last ? &s->last->behind : &s->first) = f;
	s->last = f;
	for (s->kept++; s->kept > most_kept();) {
		struct sym_mapped *old = oldest(s);

		old->closed = true;
		let_go(old);
	}
}

/* --- opening --- */

/* Some file systems show different devices for one file: in our own namespace none is compared. */
static bool is_file(const struct stat *st, const struct sym_mapped *f, bool ours)
{
	return st->st_ino == f->inode && S_ISREG(st->st_mode) && (ours || st->st_dev == f->dev);
}

/*
 * Opens what is mapped: the mapping itself, which works for deleted files and in other mount
 * namespaces but needs privileges, else the path as the process sees it.
 */
static int open_mapped(const struct sym_mapped *f, const struct sym_place *p)
{
	char name[4200];
	struct stat st;
	int fd;

	snprintf(name, sizeof(name), "/proc/%d/map_files/%llx-%llx", p->pid,
		 (unsigned long long)p->start, (unsigned long long)p->end);
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0)
		return fd;
	snprintf(name, sizeof(name), "/proc/%d/root%s", p->pid, f->path);
	if (stat(name, &st) || !is_file(&st, f, true))
		return -1;
	return open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/* Its path leads to it, here and as long as nobody changes that. */
static bool is_at_path(const struct sym_mapped *f)
{
	struct stat st;

	return !stat(f->path, &st) && is_file(&st, f, f->ours);
}

static int open_path(const struct sym_mapped *f)
{
	return is_at_path(f) ? open(f->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
}

/* What was opened before. */
static int open_again(const struct sym_mapped *f)
{
	return f->fd >= 0 ? fcntl(f->fd, F_DUPFD_CLOEXEC, 0) : f->inode ? open_path(f) : -1;
}

struct sym_mapped *sym_files_of(struct sym_files *s, const struct sym_mapping *m, pid_t pid,
				bool ours, const struct sym_root *root)
{
	struct sym_mapped **bucket = &s->v[(m->inode ^ m->dev) % HASH], *f;
	struct sym_place place = {pid, m->start, m->end};
	int fd = -1;

	for (f = *bucket; f; f = f->next)
		if (f->dev == m->dev && f->inode == m->inode &&
		    (m->inode || !strcmp(f->path, m->path)))
			return f;
	f = np_xcalloc(1, sizeof(*f));
	f->of = s;
	f->dev = m->dev;
	f->inode = m->inode;
	f->fd = -1;
	f->ours = ours;
	f->root = root;
	f->path = strdup(m->path);
	if (!f->path)
		np_oom();
	/* in another mount namespace, deleted, or about to be, as what `go run` makes: when the
	   process has ended nothing leads to it */
	if (m->inode && (m->is_new || !is_at_path(f)))
		fd = open_mapped(f, &place);
	if (m->is_new && fd < 0)
		fd = open_path(f);
	if (fd >= 0)
		keep(f, fd);
	f->next = *bucket;
	*bucket = f;
	return f;
}

const char *sym_mapped_path(const struct sym_mapped *f)
{
	return f->path;
}

/* --- what it says --- */

static void *vdso_image(size_t *size)
{
	ElfW(Ehdr) *image = (void *)getauxval(AT_SYSINFO_EHDR);

	/* The kernel made it; its section headers are the last thing in it. */
	*size = image ? image->e_shoff + (size_t)image->e_shnum * image->e_shentsize : 0;
	return image;
}

/* Every process of our kind has the same vdso: ours will do. */
static void open_vdso(struct sym_mapped *f)
{
	size_t size;
	void *image = vdso_image(&size);

	f->opened = f->named = true;
	f->symbols = image ? sym_file_of_memory(image, size) : NULL;
}

static void tell_closed(struct sym_mapped *f)
{
	if (f->closed && !f->lost)
		f->of->losses.closed++;
	f->lost |= f->closed;
}

const struct sym_file *sym_mapped_symbols(struct sym_mapped *f, const struct sym_place *p)
{
	int fd = f->fd, own = -1;
	struct stat st;

	if (f->opened)
		return f->symbols;
	if (!f->inode) {
		open_vdso(f);
		return f->symbols;
	}
	if (fd < 0)
		fd = own = open_path(f);
	if (fd < 0 && (fd = open_mapped(f, p)) >= 0)
		keep(f, fd);
	if (fd < 0) {
		tell_closed(f);
		return NULL;
	}
	f->opened = true;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode)) /* never a device's memory */
		f->symbols = sym_file_open(fd);
	if (own >= 0)
		close(own);
	if (!f->symbols)
		let_go(f);
	return f->symbols;
}

/* Where debug files of it may be: in the directories given, and as its own namespace has them. */
struct whereabouts {
	struct np_text path, dirs;
};

static struct whereabouts whereabouts(const struct sym_mapped *f)
{
	const char *root = f->root ? sym_root_path(f->root) : "", *dirs = f->of->debug_dirs;
	struct whereabouts w = {0};

	np_text_addf(&w.path, "%s%s", root, f->path);
	np_text_add(&w.dirs, dirs ? dirs : "");
	if (f->root)
		np_text_addf(&w.dirs, "%s%s/usr/lib/debug", w.dirs.n ? ":" : "", root);
	return w;
}

static void free_whereabouts(struct whereabouts *w)
{
	np_text_free(&w->path);
	np_text_free(&w->dirs);
}

/* What is at its path later, too, need not be kept open from now on. */
static void read_names(struct sym_mapped *f)
{
	int fd = open_again(f);
	struct whereabouts w;

	f->named = true;
	if (fd < 0) {
		tell_closed(f);
		return;
	}
	w = whereabouts(f);
	sym_file_names(f->symbols, fd, w.path.s, w.dirs.s);
	free_whereabouts(&w);
	close(fd);
	if (is_at_path(f))
		let_go(f);
}

bool sym_mapped_find(struct sym_mapped *f, const struct sym_place *p, uint64_t offset,
		     struct np_symbol *out)
{
	if (!sym_mapped_symbols(f, p))
		return false;
	if (!f->named)
		read_names(f);
	out->module = f->path;
	return sym_file_find(f->symbols, offset, out);
}

static struct np_lines *lines_of(struct sym_mapped *f)
{
	struct whereabouts w;
	int fd;

	if (f->lines_tried)
		return f->lines;
	f->lines_tried = true;
	fd = open_again(f);
	if (fd < 0)
		return NULL;
	w = whereabouts(f);
	f->lines = np_lines_open(w.path.s, fd, w.dirs.s);
	free_whereabouts(&w);
	return f->lines;
}

uint32_t sym_mapped_lines(struct sym_mapped *f, uint64_t linked, const struct np_line **out)
{
	struct np_lines *lines = lines_of(f);
	uint32_t n = lines ? np_lines_at(lines, linked, out) : 0;

	if (!f->is_partial && lines && np_lines_missing(lines)) {
		f->is_partial = true;
		f->of->losses.split++;
		f->of->losses.split_file = np_lines_missing(lines);
	}
	return n;
}

static Elf *open_elf(struct sym_mapped *f)
{
	size_t size;
	void *image;
	Elf *elf;
	int fd;

	if (!f->inode) {
		image = vdso_image(&size);
		return image ? elf_memory(image, size) : NULL;
	}
	fd = open_again(f);
	elf = fd >= 0 ? np_elf_begin(fd) : NULL;
	if (elf)
		elf_cntl(elf, ELF_C_FDREAD); /* it is in memory: no descriptor is needed */
	if (fd >= 0)
		close(fd);
	return elf;
}

static void tell_unread(struct sym_mapped *f)
{
	f->of->losses.unread += !f->lost;
	f->lost = true;
}

Elf *sym_mapped_elf(struct sym_mapped *f)
{
	if (!f->elf && elf_version(EV_CURRENT) != EV_NONE)
		f->elf = open_elf(f);
	if (!f->elf)
		tell_unread(f);
	return f->elf ? elf_begin(-1, ELF_C_READ, f->elf) : NULL;
}

void sym_mapped_skipped(struct sym_mapped *f)
{
	if (!f->opened)
		tell_unread(f);
}
