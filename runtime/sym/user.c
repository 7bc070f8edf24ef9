/*
 * User addresses: the mappings of a process, and the symbols of the files behind them.
 *
 * What is known of a process comes from its /proc/PID/maps, read when it is first asked about,
 * and, while they are watched, from what the kernel tells of every mapping (watch.c).  It is kept
 * when the process ends or runs another program: an address is looked for in what it ran last,
 * then in what it ran before.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "base/arena.h"
#include "sym/sym_internal.h"

struct mapping {
	uint64_t start, end, offset;
	struct sym_mapped *file;
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
	bool known;                  /* its mappings were read, or told of from its beginning */
	bool anew;                   /* when they are read: they are all that it has */
	bool ours;                   /* it sees our files: its mount namespace is ours */
	const struct sym_root *root; /* if not; NULL: unknown */
	bool asked; /* whether it does; until then, or if it has ended: as its parent */
	uint64_t exe_dev, exe_inode;
	struct image *image; /* the last */
	uint32_t futile;     /* rereadings that found nothing new, in a row */
	struct sym_jit *jit;
	struct process *next;
};

#define HASH 1024
/*
 * A process with code in no file (a JIT) must not make us read its mappings for ever; of an address
 * that a call returns to the one before it is asked for, too.
 */
#define MAX_FUTILE 16
/* Programs whose rules of unwinding are kept: those of one are some 100 kB. */
#define MOST_UNWOUND 64

struct sym_users {
	struct process *processes[HASH];
	struct sym_files *files;
	struct sym_root *roots;
	bool watched;                        /* the kernel tells of mappings */
	struct image *unwound[MOST_UNWOUND]; /* those with an unwinder, the last used first */
};

struct sym_users *sym_users_new(void)
{
	struct sym_users *u = np_xcalloc(1, sizeof(*u));

	u->files = sym_files_new();
	return u;
}

static void free_unwinder(struct sym_users *u, struct image *i)
{
	uint32_t n = 0;

	if (!i || !i->unwinder)
		return;
	for (uint32_t k = 0; k < MOST_UNWOUND; k++)
		if (u->unwound[k] != i)
			u->unwound[n++] = u->unwound[k];
	for (; n < MOST_UNWOUND; n++)
		u->unwound[n] = NULL;
	sym_unwinder_free(i->unwinder);
	i->unwinder = NULL;
}

static void free_images(struct sym_users *u, struct image *i)
{
	for (struct image *older; i; i = older) {
		older = i->older;
		free_unwinder(u, i);
		free(i->maps);
		free(i);
	}
}

void sym_users_free(struct sym_users *u)
{
	if (!u)
		return;
	for (unsigned i = 0; i < HASH; i++)
		for (struct process *p = u->processes[i], *next; p; p = next) {
			next = p->next;
			free_images(u, p->image);
			sym_jit_free(p->jit);
			free(p);
		}
	sym_files_free(u->files);
	sym_roots_free(u->roots);
	free(u);
}

const struct np_sym_losses *sym_users_losses(const struct sym_users *u)
{
	return sym_files_losses(u->files);
}

void sym_users_watched(struct sym_users *u)
{
	u->watched = true;
}

void sym_users_debug_dirs(struct sym_users *u, const char *dirs)
{
	sym_files_debug_dirs(u->files, dirs);
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

static void ask_namespace(struct sym_users *u, struct process *p)
{
	struct stat own, its;
	char path[64];

	if (p->asked)
		return;
	p->asked = true;
	snprintf(path, sizeof(path), "/proc/%d/ns/mnt", p->pid);
	/* without the permission to see it, it is one of ours, or its files are not to be read */
	if (stat(path, &its))
		return;
	p->ours = !stat("/proc/self/ns/mnt", &own) && own.st_ino == its.st_ino &&
		  own.st_dev == its.st_dev;
	p->root = p->ours ? NULL : sym_root_of(&u->roots, p->pid, &its);
}

/* The process runs another program from now on. */
static struct image *new_image(struct sym_users *u, struct process *p)
{
	struct image *image = np_xcalloc(1, sizeof(*image)), *last = image;

	p->asked = false; /* it may have gone to another namespace before */
	free_unwinder(u, p->image);
	image->older = p->image;
	p->image = image;
	for (unsigned i = 1; i < MAX_IMAGES && last->older; i++)
		last = last->older;
	free_images(u, last->older);
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
		new_image(u, p);
	ask_namespace(u, p);
	own.file = sym_files_of(u->files, m, pid, p->ours, p->root);
	add_mapping(p->image, &own);
}

void sym_users_exec(struct sym_users *u, pid_t pid)
{
	struct process *p = process_of(u, pid);

	/* what comes now is all that it has */
	p->known = true;
	p->anew = false;
	p->futile = 0;
	new_image(u, p);
}

/* A child has what its parent has. */
void sym_users_fork(struct sym_users *u, pid_t pid, pid_t parent)
{
	struct process *from = find_process(u, parent), *p;

	if (pid == parent || !from || !from->image)
		return;
	p = process_of(u, pid);
	p->known = from->known;
	p->anew = from->anew;
	p->ours = from->ours;
	p->root = from->root;
	for (uint32_t i = 0, first = 1; i < from->image->n; i++, first = 0)
		add_mapping(first ? new_image(u, p) : p->image, &from->image->maps[i]);
}

/* What they had may be gone, what they run may be another program. */
void sym_users_lost(struct sym_users *u, uint64_t n)
{
	sym_files_losses(u->files)->records += n;
	for (unsigned i = 0; i < HASH; i++)
		for (struct process *p = u->processes[i]; p; p = p->next) {
			p->known = false;
			p->anew = true;
			p->futile = 0;
		}
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
		if (!any && process_of(u, pid)->anew)
			sym_users_exec(u, pid);
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
		new_image(u, p);
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

static struct sym_place place_of(pid_t pid, const struct mapping *m)
{
	return (struct sym_place){pid, m->start, m->end};
}

static const struct sym_file *symbols_of(pid_t pid, const struct mapping *m)
{
	struct sym_place place = place_of(pid, m);

	return sym_mapped_symbols(m->file, &place);
}

bool sym_users_find(struct sym_users *u, pid_t pid, uint64_t address, struct np_symbol *out)
{
	struct process *p = process_of(u, pid);
	const struct mapping *m = find_mapping(u, p, address);

	if (m && symbols_of(pid, m)) {
		struct sym_place place = place_of(pid, m);

		return sym_mapped_find(m->file, &place, address - m->start + m->offset, out);
	}
	/* code that is made may be in a file without a name */
	return sym_jit_find(&p->jit, pid, address, out);
}

uint32_t sym_users_lines(struct sym_users *u, pid_t pid, uint64_t address,
			 const struct np_line **out)
{
	const struct mapping *m = find_mapping(u, process_of(u, pid), address);
	const struct sym_file *symbols = m ? symbols_of(pid, m) : NULL;
	uint64_t linked;

	return symbols && sym_file_linked(symbols, address - m->start + m->offset, &linked)
		       ? sym_mapped_lines(m->file, linked, out)
		       : 0;
}

/* --- stacks --- */

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

/* By *bias it is above where it is linked. */
static void add_file(const struct image *i, uint32_t k, pid_t pid, uint64_t *biases)
{
	const struct mapping *m = &i->maps[k];
	const struct sym_file *symbols = symbols_of(pid, m);
	uint64_t linked, low, high;

	if (!symbols)
		sym_mapped_skipped(m->file);
	if (!symbols || !sym_file_linked(symbols, m->offset, &linked) ||
	    !sym_file_range(symbols, &low, &high))
		return;
	biases[k] = m->start - linked;
	if (!is_added(i, k, biases))
		sym_unwinder_add(i->unwinder, m->file, low + biases[k], high + biases[k]);
}

static void add_files(const struct image *i, pid_t pid)
{
	uint64_t *biases = np_xcalloc(i->n + 1, sizeof(*biases));

	for (uint32_t k = 0; k < i->n; k++) {
		biases[k] = UINT64_MAX;
		if (!is_covered(i, k))
			add_file(i, k, pid, biases);
	}
	free(biases);
}

/* The one that was used longest ago goes. */
static void put_first(struct sym_users *u, struct image *i)
{
	uint32_t k = 0;

	while (k < MOST_UNWOUND - 1 && u->unwound[k] && u->unwound[k] != i)
		k++;
	if (u->unwound[k] && u->unwound[k] != i)
		free_unwinder(u, u->unwound[k]);
	memmove(u->unwound + 1, u->unwound, k * sizeof(*u->unwound));
	u->unwound[0] = i;
}

/* Made anew when the process has mapped more. */
static struct sym_unwinder *unwinder_of(struct sym_users *u, pid_t pid, struct image *i)
{
	if (i->unwinder && i->unwinds != i->generation)
		free_unwinder(u, i);
	put_first(u, i);
	if (i->unwinder)
		return i->unwinder;
	i->unwinder = sym_unwinder_new(pid);
	i->unwinds = i->generation;
	add_files(i, pid);
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
