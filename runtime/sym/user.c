/*
 * User addresses: the mappings of a process, and the symbols of the files behind them.
 *
 * What is known of a process comes from its /proc/PID/maps, read when it is first asked about,
 * and, while they are watched, from what the kernel tells of every mapping (watch.c).  It is kept
 * when the process ends or runs another program: an address is looked for in what it ran last,
 * then in what it ran before.  Files are kept by device and inode: all processes share libc's
 * table.  Their symbols are read when an address in them is asked for.
 */
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

struct file {
	uint64_t dev, inode; /* 0, 0: the vdso, or what is in no file */
	char *path;
	bool ours;                /* its path is one of our mount namespace */
	int fd;                   /* of one that its path may not lead to later; -1: none */
	bool opened;              /* false: a process that ended too early; try the next */
	struct sym_file *symbols; /* NULL: none could be read */
	bool lines_tried;
	struct np_lines *lines; /* NULL: none, or not asked for */
	struct file *next;
};

struct mapping {
	uint64_t start, end, offset;
	struct file *file;
};

/* One program that a process ran. */
struct image {
	struct mapping *maps; /* a later one takes the place of an earlier one */
	uint32_t n, cap;
	uint32_t generation;           /* of the mappings */
	struct sym_unwinder *unwinder; /* for that generation of them; NULL: none */
	uint32_t unwinds;
	struct image *older;
};
#define MAX_IMAGES 4 /* of a process; a shell's, that of what it runs ... */

struct process {
	pid_t pid;
	bool known; /* its mappings were read, or told of from its beginning */
	bool ours;  /* it sees our files: its mount namespace is ours */
	bool asked; /* whether it does; until then, or if it has ended: as its parent */
	uint64_t exe_dev, exe_inode;
	struct image *image; /* the last */
	uint32_t futile;     /* rereadings that found nothing new, in a row */
	struct sym_jit *jit;
	struct process *next;
};

#define HASH 1024
/* A process with code in no file (a JIT) must not make us read its mappings for ever. */
#define MAX_FUTILE 8

struct sym_users {
	struct process *processes[HASH];
	struct file *files[HASH];
	bool watched; /* the kernel tells of mappings */
	const char *debug_dirs;
};

struct sym_users *sym_users_new(void)
{
	return np_xcalloc(1, sizeof(struct sym_users));
}

static void free_images(struct image *i)
{
	for (struct image *older; i; i = older) {
		older = i->older;
		sym_unwinder_free(i->unwinder);
		free(i->maps);
		free(i);
	}
}

void sym_users_free(struct sym_users *u)
{
	if (!u)
		return;
	for (unsigned i = 0; i < HASH; i++) {
		for (struct process *p = u->processes[i], *next; p; p = next) {
			next = p->next;
			free_images(p->image);
			sym_jit_free(p->jit);
			free(p);
		}
		for (struct file *f = u->files[i], *next; f; f = next) {
			next = f->next;
			sym_file_free(f->symbols);
			np_lines_close(f->lines);
			if (f->fd >= 0)
				close(f->fd);
			free(f->path);
			free(f);
		}
	}
	free(u);
}

void sym_users_watched(struct sym_users *u)
{
	u->watched = true;
}

void sym_users_debug_dirs(struct sym_users *u, const char *dirs)
{
	u->debug_dirs = dirs;
}

/* --- files --- */

/* Every process of our kind has the same vdso: ours will do. */
static struct sym_file *vdso(void)
{
	ElfW(Ehdr) *image = (void *)getauxval(AT_SYSINFO_EHDR);

	/* The kernel made it; its section headers are the last thing in it. */
	return image ? sym_file_of_memory(image, image->e_shoff + (size_t)image->e_shnum *
									  image->e_shentsize)
		     : NULL;
}

/* Some file systems show different devices for one file: in our own namespace none is compared. */
static bool is_file(const struct stat *st, const struct file *f, bool ours)
{
	return st->st_ino == f->inode && S_ISREG(st->st_mode) && (ours || st->st_dev == f->dev);
}

/*
 * Opens what is mapped: the mapping itself, which works for deleted files and in other mount
 * namespaces but needs privileges, else the path as the process sees it.
 */
static int open_mapped(pid_t pid, uint64_t start, uint64_t end, const struct file *f)
{
	char name[4200];
	struct stat st;
	int fd;

	snprintf(name, sizeof(name), "/proc/%d/map_files/%llx-%llx", pid, (unsigned long long)start,
		 (unsigned long long)end);
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0)
		return fd;
	snprintf(name, sizeof(name), "/proc/%d/root%s", pid, f->path);
	if (stat(name, &st) || !is_file(&st, f, true))
		return -1;
	return open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/* Its path leads to it, here and as long as nobody changes that. */
static bool is_at_path(const struct file *f)
{
	struct stat st;

	return !stat(f->path, &st) && is_file(&st, f, f->ours);
}

static int open_path(const struct file *f)
{
	return is_at_path(f) ? open(f->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
}

/* What is at its path later, too, need not be kept open. */
static void read_symbols(const struct sym_users *u, struct file *f, int fd)
{
	struct stat st;

	f->opened = true;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode)) /* never a device's memory */
		f->symbols = sym_file_open(fd, f->path, u->debug_dirs);
	if (f->symbols && !is_at_path(f))
		f->fd = fd;
	else
		close(fd);
}

static const struct sym_file *symbols_of(const struct sym_users *u, struct file *f, pid_t pid,
					 const struct mapping *m)
{
	int fd = f->fd;

	if (f->opened)
		return f->symbols;
	f->fd = -1;
	if (!f->inode) {
		f->opened = true;
		f->symbols = vdso();
		return f->symbols;
	}
	if (fd < 0)
		fd = open_path(f);
	if (fd < 0)
		fd = open_mapped(pid, m->start, m->end, f);
	if (fd >= 0)
		read_symbols(u, f, fd);
	return f->symbols;
}

/* Once its symbols were read. */
static struct np_lines *lines_of(const struct sym_users *u, struct file *f)
{
	int fd;

	if (f->lines_tried)
		return f->lines;
	f->lines_tried = true;
	fd = f->fd >= 0 ? dup(f->fd) : f->inode ? open_path(f) : -1;
	if (fd >= 0)
		f->lines = np_lines_open(f->path, fd, u->debug_dirs);
	return f->lines;
}

static struct file *file_of(struct sym_users *u, const struct process *p,
			    const struct sym_mapping *m)
{
	struct file **bucket = &u->files[(m->inode ^ m->dev) % HASH], *f;

	for (f = *bucket; f; f = f->next)
		if (f->dev == m->dev && f->inode == m->inode &&
		    (m->inode || !strcmp(f->path, m->path)))
			return f;
	f = np_xcalloc(1, sizeof(*f));
	f->dev = m->dev;
	f->inode = m->inode;
	f->fd = -1;
	f->ours = p->ours;
	f->path = strdup(m->path);
	if (!f->path)
		np_oom();
	/* in another mount namespace, deleted, or about to be, as what `go run` makes: when the
	   process has ended nothing leads to it */
	if (m->inode && (m->is_new || !is_at_path(f)))
		f->fd = open_mapped(p->pid, m->start, m->end, f);
	if (m->is_new && f->fd < 0)
		f->fd = open_path(f);
	f->next = *bucket;
	*bucket = f;
	return f;
}

/* --- processes --- */

static struct process *find_process(const struct sym_users *u, pid_t pid)
{
	struct process *p = u->processes[(unsigned)pid % HASH];

	while (p && p->pid != pid)
		p = p->next;
	return p;
}

static struct process *process_of(struct sym_users *u, pid_t pid)
{
	struct process **bucket = &u->processes[(unsigned)pid % HASH], *p = find_process(u, pid);

	if (p)
		return p;
	p = np_xcalloc(1, sizeof(*p));
	p->pid = pid;
	p->ours = true;
	p->next = *bucket;
	*bucket = p;
	return p;
}

static void ask_namespace(struct process *p)
{
	struct stat own, its;
	char path[64];

	if (p->asked)
		return;
	p->asked = true;
	snprintf(path, sizeof(path), "/proc/%d/ns/mnt", p->pid);
	/* without the permission to see it, it is one of ours, or its files are not to be read */
	if (!stat(path, &its))
		p->ours = !stat("/proc/self/ns/mnt", &own) && own.st_ino == its.st_ino &&
			  own.st_dev == its.st_dev;
}

/* The process runs another program from now on. */
static struct image *new_image(struct process *p)
{
	struct image *image = np_xcalloc(1, sizeof(*image)), *last = image;

	p->asked = false; /* it may have gone to another namespace before */
	image->older = p->image;
	p->image = image;
	for (unsigned i = 1; i < MAX_IMAGES && last->older; i++)
		last = last->older;
	free_images(last->older);
	last->older = NULL;
	return image;
}

static bool is_same(const struct mapping *a, const struct mapping *b)
{
	return a->start == b->start && a->end == b->end && a->file == b->file &&
	       a->offset == b->offset;
}

static bool is_over(const struct mapping *m, const struct mapping *below)
{
	return m->start < below->end && m->end > below->start;
}

/* Nothing was mapped over the kth later. */
static bool is_on_top(const struct image *i, uint32_t k)
{
	for (uint32_t later = k + 1; later < i->n; later++)
		if (is_over(&i->maps[later], &i->maps[k]))
			return false;
	return true;
}

/* Forgets what lies wholly below it: of a process that loads and unloads, nothing piles up. */
static void drop_below(struct image *i, const struct mapping *m)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < i->n; k++)
		if (i->maps[k].start < m->start || i->maps[k].end > m->end)
			i->maps[n++] = i->maps[k];
	i->n = n;
}

static void add_mapping(struct image *i, const struct mapping *m)
{
	for (uint32_t k = 0; k < i->n; k++)
		if (is_same(&i->maps[k], m) && is_on_top(i, k))
			return;
	drop_below(i, m);
	if (i->n == i->cap) {
		i->cap = i->cap ? i->cap * 2 : 8;
		i->maps = np_xrealloc(i->maps, i->cap * sizeof(*i->maps));
	}
	i->maps[i->n++] = *m;
	i->generation++;
}

void sym_users_map(struct sym_users *u, pid_t pid, const struct sym_mapping *m)
{
	struct process *p = process_of(u, pid);
	struct mapping own = {m->start, m->end, m->offset, NULL};

	/* "//anon" is in no file */
	if ((m->path[0] != '/' || m->path[1] == '/') && strcmp(m->path, "[vdso]"))
		return;
	if (!p->image)
		new_image(p);
	ask_namespace(p);
	own.file = file_of(u, p, m);
	add_mapping(p->image, &own);
}

void sym_users_exec(struct sym_users *u, pid_t pid)
{
	struct process *p = process_of(u, pid);

	/* what comes now is all that it has */
	p->known = true;
	p->futile = 0;
	new_image(p);
}

/* A child has what its parent has. */
void sym_users_fork(struct sym_users *u, pid_t pid, pid_t parent)
{
	struct process *from = find_process(u, parent), *p;

	if (pid == parent || !from || !from->image)
		return;
	p = process_of(u, pid);
	p->known = from->known;
	p->ours = from->ours;
	for (uint32_t i = 0, first = 1; i < from->image->n; i++, first = 0)
		add_mapping(first ? new_image(p) : p->image, &from->image->maps[i]);
}

/* One line of maps: START-END PERMS OFFSET MAJOR:MINOR INODE PATH */
static void read_line(struct sym_users *u, pid_t pid, char *line)
{
	unsigned long long start, end, offset, inode;
	unsigned major_dev, minor_dev;
	struct sym_mapping m;
	char perms[8], *path;
	int at = 0;

	if (sscanf(line, "%llx-%llx %7s %llx %x:%x %llu %n", &start, &end, perms, &offset,
		   &major_dev, &minor_dev, &inode, &at) != 7 ||
	    !at || !strchr(perms, 'x'))
		return;
	path = line + at;
	path[strcspn(path, "\n")] = '\0';
	m = (struct sym_mapping){.start = start,
				 .end = end,
				 .offset = offset,
				 .dev = makedev(major_dev, minor_dev),
				 .inode = inode,
				 .path = path};
	sym_users_map(u, pid, &m);
}

/* False when the process is gone: what is known of it stays. */
bool sym_users_read(struct sym_users *u, pid_t pid)
{
	char path[64], *line = NULL;
	size_t cap = 0;
	bool any = false;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/maps", pid);
	f = fopen(path, "re");
	if (!f)
		return false;
	while (getline(&line, &cap, f) > 0) {
		any = true;
		read_line(u, pid, line);
	}
	free(line);
	fclose(f);
	if (any)
		process_of(u, pid)->known = true;
	return any;
}

/* Notes which program the process runs; true when it is another one than before. */
static bool runs_another(struct process *p)
{
	char path[64];
	struct stat st;
	bool first = !p->exe_inode;

	snprintf(path, sizeof(path), "/proc/%d/exe", p->pid);
	if (stat(path, &st) || (st.st_dev == p->exe_dev && st.st_ino == p->exe_inode))
		return false;
	p->exe_dev = st.st_dev;
	p->exe_inode = st.st_ino;
	return !first;
}

static const struct mapping *mapping_of(const struct process *p, uint64_t address)
{
	for (const struct image *i = p->image; i; i = i->older)
		for (uint32_t k = i->n; k--;)
			if (address >= i->maps[k].start && address < i->maps[k].end)
				return &i->maps[k];
	return NULL;
}

/* What it does not find is looked for once more, in mappings that may be new. */
static const struct mapping *find_mapping(struct sym_users *u, struct process *p, uint64_t address)
{
	const struct mapping *m;

	if (!u->watched && runs_another(p)) {
		p->futile = 0;
		p->known = false;
		new_image(p);
	}
	if (!p->known)
		sym_users_read(u, p->pid);
	m = mapping_of(p, address);
	if (!m && p->futile < MAX_FUTILE && sym_users_read(u, p->pid)) {
		m = mapping_of(p, address);
		p->futile = m ? 0 : p->futile + 1;
	}
	return m;
}

bool sym_users_find(struct sym_users *u, pid_t pid, uint64_t address, struct np_symbol *out)
{
	struct process *p = process_of(u, pid);
	const struct mapping *m = find_mapping(u, p, address);
	const struct sym_file *symbols = m ? symbols_of(u, m->file, pid, m) : NULL;

	if (symbols && sym_file_find(symbols, address - m->start + m->offset, out)) {
		out->module = m->file->path;
		return true;
	}
	/* code that is made may be in a file without a name */
	return !symbols && sym_jit_find(&p->jit, pid, address, out);
}

uint32_t sym_users_lines(struct sym_users *u, pid_t pid, uint64_t address,
			 const struct np_line **out)
{
	const struct mapping *m = find_mapping(u, process_of(u, pid), address);
	const struct sym_file *symbols = m ? symbols_of(u, m->file, pid, m) : NULL;
	struct np_lines *lines = symbols ? lines_of(u, m->file) : NULL;
	uint64_t linked;

	return lines && sym_file_linked(symbols, address - m->start + m->offset, &linked)
		       ? np_lines_at(lines, linked, out)
		       : 0;
}

/* --- stacks --- */

/* The vdso's image, as a file. */
static int vdso_file(void)
{
	ElfW(Ehdr) *image = (void *)getauxval(AT_SYSINFO_EHDR);
	size_t n = image ? image->e_shoff + (size_t)image->e_shnum * image->e_shentsize : 0;
	int fd = n ? memfd_create("vdso", MFD_CLOEXEC) : -1;

	if (fd >= 0 && write(fd, image, n) != (ssize_t)n) {
		close(fd);
		return -1;
	}
	return fd;
}

/* By how much a file is above where it is linked; false: it is no program, or not to be read. */
static bool bias_of(const struct sym_users *u, pid_t pid, const struct mapping *m, uint64_t *bias)
{
	const struct sym_file *symbols = symbols_of(u, m->file, pid, m);
	uint64_t linked;

	if (!symbols || !sym_file_linked(symbols, m->offset, &linked))
		return false;
	*bias = m->start - linked;
	return true;
}

static void add_file(struct sym_unwinder *w, const struct mapping *m, uint64_t bias)
{
	int fd = !m->file->inode    ? vdso_file()
		 : m->file->fd >= 0 ? dup(m->file->fd)
				    : open_path(m->file);

	if (fd >= 0)
		sym_unwinder_add(w, m->file->path, fd, bias);
}

/* Something else was mapped there later; a part of it whose protection changed is no other. */
static bool is_covered(const struct image *i, uint32_t k)
{
	const struct mapping *m = &i->maps[k];

	for (uint32_t later = k + 1; later < i->n; later++) {
		const struct mapping *over = &i->maps[later];

		if (is_over(over, m) &&
		    (over->file != m->file || over->start - over->offset != m->start - m->offset))
			return true;
	}
	return false;
}

/* A file may have several executable parts: libdwfl takes it once. */
static bool is_added(const struct image *i, uint32_t k, const uint64_t *biases)
{
	for (uint32_t earlier = 0; earlier < k; earlier++)
		if (i->maps[earlier].file == i->maps[k].file && biases[earlier] == biases[k])
			return true;
	return false;
}

static void add_files(const struct sym_users *u, pid_t pid, const struct image *i)
{
	uint64_t *biases = np_xcalloc(i->n + 1, sizeof(*biases));

	for (uint32_t k = 0; k < i->n; k++) {
		biases[k] = UINT64_MAX;
		if (!is_covered(i, k) && bias_of(u, pid, &i->maps[k], &biases[k]) &&
		    !is_added(i, k, biases))
			add_file(i->unwinder, &i->maps[k], biases[k]);
	}
	free(biases);
}

/* Made anew when the process has mapped more. */
static struct sym_unwinder *unwinder_of(const struct sym_users *u, pid_t pid, struct image *i)
{
	if (i->unwinder && i->unwinds == i->generation)
		return i->unwinder;
	sym_unwinder_free(i->unwinder);
	i->unwinder = sym_unwinder_new(pid);
	i->unwinds = i->generation;
	add_files(u, pid, i);
	return i->unwinder;
}

uint32_t sym_users_unwind(struct sym_users *u, pid_t pid, struct sym_stack *s, uint64_t *frames,
			  uint32_t max)
{
	enum { IP = 16 }; /* word of struct pt_regs */
	struct process *p = process_of(u, pid);
	const struct mapping *m = find_mapping(u, p, s->registers[IP]);

	/* what runs now may not be what ran then */
	for (struct image *i = p->image; i && m; i = i->older)
		if (m >= i->maps && m < i->maps + i->n)
			return sym_unwind(unwinder_of(u, pid, i), s, frames, max);
	if (!max)
		return 0;
	frames[0] = s->registers[IP];
	return 1;
}
