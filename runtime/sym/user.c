/*
 * User addresses: the mappings of a process, and the symbols of the files behind them.
 *
 * Mappings are read when a process is first asked about and again when an address is in
 * none of them or when it runs another program; what is known of a process that has ended
 * is kept.  Files are kept by device and inode: all processes share libc's table.
 */
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

struct file {
	uint64_t dev, inode; /* 0, 0: the vdso */
	char *path;
	bool opened;              /* false: a process that ended too early; try the next */
	struct sym_file *symbols; /* NULL: none could be read */
	struct file *next;
};

struct mapping {
	uint64_t start, end, offset;
	struct file *file;
};

struct process {
	pid_t pid;
	uint64_t exe_dev, exe_inode;
	struct mapping *maps;
	uint32_t n, cap;
	uint32_t futile; /* rereadings that found nothing new, in a row */
	struct process *next;
};

#define HASH 64
/* A process with code in no file (a JIT) must not make us read its mappings for ever. */
#define MAX_FUTILE 8

struct sym_users {
	struct process *processes[HASH];
	struct file *files[HASH];
};

struct sym_users *sym_users_new(void)
{
	return np_xcalloc(1, sizeof(struct sym_users));
}

void sym_users_free(struct sym_users *u)
{
	if (!u)
		return;
	for (unsigned i = 0; i < HASH; i++) {
		for (struct process *p = u->processes[i], *next; p; p = next) {
			next = p->next;
			free(p->maps);
			free(p);
		}
		for (struct file *f = u->files[i], *next; f; f = next) {
			next = f->next;
			sym_file_free(f->symbols);
			free(f->path);
			free(f);
		}
	}
	free(u);
}

/* Every process of our kind has the same vdso: ours will do. */
static struct sym_file *vdso(void)
{
	ElfW(Ehdr) *image = (void *)getauxval(AT_SYSINFO_EHDR);

	/* The kernel made it; its section headers are the last thing in it. */
	return image ? sym_file_of_memory(image, image->e_shoff + (size_t)image->e_shnum *
									  image->e_shentsize)
		     : NULL;
}

/*
 * Opens what is mapped: the mapping itself, which works for deleted files and in other mount
 * namespaces but needs privileges, else the path as the process sees it.
 */
static int open_mapped(pid_t pid, uint64_t start, uint64_t end, const char *path)
{
	char name[4200];
	int fd;

	snprintf(name, sizeof(name), "/proc/%d/map_files/%llx-%llx", pid, (unsigned long long)start,
		 (unsigned long long)end);
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0)
		return fd;
	snprintf(name, sizeof(name), "/proc/%d/root%s", pid, path);
	return open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

static struct file *file_of(struct sym_users *u, pid_t pid, const struct mapping *m, uint64_t dev,
			    uint64_t inode, const char *path)
{
	struct file **bucket = &u->files[(inode ^ dev) % HASH], *f;
	struct stat st;
	int fd;

	for (f = *bucket; f; f = f->next)
		if (f->dev == dev && f->inode == inode && (inode || !strcmp(f->path, path)))
			break;
	if (!f) {
		f = np_xcalloc(1, sizeof(*f));
		f->dev = dev;
		f->inode = inode;
		f->path = strdup(path);
		if (!f->path)
			np_oom();
		f->next = *bucket;
		*bucket = f;
	}
	if (f->opened)
		return f;
	if (!inode) {
		f->opened = true;
		f->symbols = vdso();
		return f;
	}
	fd = open_mapped(pid, m->start, m->end, path);
	if (fd < 0)
		return f;
	f->opened = true;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode)) /* never a device's memory */
		f->symbols = sym_file_open(fd);
	close(fd);
	return f;
}

/* One line of maps: START-END PERMS OFFSET MAJOR:MINOR INODE PATH */
static void add_mapping(struct sym_users *u, struct process *p, char *line)
{
	unsigned long long start, end, offset, inode;
	unsigned major_dev, minor_dev;
	struct mapping m;
	char perms[8], *path;
	int at = 0;

	if (sscanf(line, "%llx-%llx %7s %llx %x:%x %llu %n", &start, &end, perms, &offset,
		   &major_dev, &minor_dev, &inode, &at) != 7 ||
	    !at || !strchr(perms, 'x'))
		return;
	path = line + at;
	path[strcspn(path, "\n")] = '\0';
	if (path[0] != '/' && strcmp(path, "[vdso]"))
		return;
	m = (struct mapping){.start = start, .end = end, .offset = offset};
	m.file = file_of(u, p->pid, &m, makedev(major_dev, minor_dev), inode, path);
	if (p->n == p->cap) {
		p->cap = p->cap ? p->cap * 2 : 16;
		p->maps = np_xrealloc(p->maps, p->cap * sizeof(*p->maps));
	}
	p->maps[p->n++] = m;
}

/* False when the process is gone: what is known of it stays. */
static bool read_maps(struct sym_users *u, struct process *p)
{
	char path[64], *line = NULL;
	size_t cap = 0;
	bool emptied = false;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/maps", p->pid);
	f = fopen(path, "re");
	if (!f)
		return false;
	while (getline(&line, &cap, f) > 0) {
		if (!emptied)
			p->n = 0;
		emptied = true;
		add_mapping(u, p, line);
	}
	free(line);
	fclose(f);
	return emptied;
}

/* Notes which program the process runs; true when it is another one than before. */
static bool runs_another(struct process *p)
{
	char path[64];
	struct stat st;

	snprintf(path, sizeof(path), "/proc/%d/exe", p->pid);
	if (stat(path, &st) || (st.st_dev == p->exe_dev && st.st_ino == p->exe_inode))
		return false;
	p->exe_dev = st.st_dev;
	p->exe_inode = st.st_ino;
	return true;
}

static const struct mapping *mapping_of(const struct process *p, uint64_t address)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (address >= p->maps[i].start && address < p->maps[i].end)
			return &p->maps[i];
	return NULL;
}

static struct process *process_of(struct sym_users *u, pid_t pid)
{
	struct process **bucket = &u->processes[(unsigned)pid % HASH], *p;

	for (p = *bucket; p; p = p->next)
		if (p->pid == pid)
			return p;
	p = np_xcalloc(1, sizeof(*p));
	p->pid = pid;
	p->next = *bucket;
	*bucket = p;
	return p;
}

bool sym_users_find(struct sym_users *u, pid_t pid, uint64_t address, struct np_symbol *out)
{
	struct process *p = process_of(u, pid);
	const struct mapping *m;

	if (runs_another(p)) {
		p->futile = 0;
		read_maps(u, p);
	}
	m = mapping_of(p, address);
	if (!m && p->futile < MAX_FUTILE && read_maps(u, p)) {
		m = mapping_of(p, address);
		p->futile = m ? 0 : p->futile + 1;
	}
	if (!m || !m->file->symbols)
		return false;
	if (!sym_file_find(m->file->symbols, address - m->start + m->offset, out))
		return false;
	out->module = m->file->path;
	return true;
}
