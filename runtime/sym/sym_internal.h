/* What the files of this folder share. */
#ifndef NP_SYM_INTERNAL_H
#define NP_SYM_INTERNAL_H

#include <libelf.h>
#include <stddef.h>
#include <sys/types.h>

#include "sym/sym.h"

/* A symbol of a table: its texts are offsets into the table's bytes. */
struct sym_entry {
	uint64_t address;
	uint32_t name;
	uint32_t extra; /* kernel: module name's place, 0: vmlinux; user: size, 0: unknown */
};

/* Sorted by address; of several at one address the first of the source comes first. */
struct sym_table {
	struct sym_entry *v;
	uint32_t n, cap;
	char *text;
	size_t text_len;
};

/* table.c */
struct sym_entry *sym_table_add(struct sym_table *t);
void sym_table_sort(struct sym_table *t);
/* The first entry with the largest address that is not above `address`, or NULL. */
const struct sym_entry *sym_table_find(const struct sym_table *t, uint64_t address);
void sym_table_free(struct sym_table *t);

/* kallsyms.c */
struct sym_kernel {
	struct sym_table table;
	bool read, hidden;
};
/* Parses the text of /proc/kallsyms, NUL-terminated, owned by the table from now on. */
void sym_kernel_parse(struct sym_kernel *k, char *text, size_t len);
void sym_kernel_read(struct sym_kernel *k, const char *path);
bool sym_kernel_find(const struct sym_kernel *k, uint64_t address, struct np_symbol *out);
/* The address of vmlinux's symbol of that name, 0: it is not there. */
uint64_t sym_kernel_address(const struct sym_kernel *k, const char *name);

/* elf.c: the function symbols of one file */
struct sym_file;
/* Where its parts are linked; its names are read by the next. */
struct sym_file *sym_file_open(int fd);
/* `path`: as it is called, `dirs`: where debug info may be. Once. */
void sym_file_names(struct sym_file *f, int fd, const char *path, const char *dirs);
/* An image in memory, such as the vdso; borrowed while reading. */
struct sym_file *sym_file_of_memory(void *image, size_t len);
void sym_file_free(struct sym_file *f);
bool sym_file_find(const struct sym_file *f, uint64_t file_offset, struct np_symbol *out);
/* The addresses that it is linked at, from the page of the first on. */
bool sym_file_range(const struct sym_file *f, uint64_t *low, uint64_t *high);
/* The address at which a byte of the file is linked. */
bool sym_file_linked(const struct sym_file *f, uint64_t file_offset, uint64_t *address);

/* lines.c: the kernel's places in the source */
struct sym_lines;
uint32_t sym_kernel_lines(struct sym_lines **known, const struct sym_kernel *k, const char *dirs,
			  uint64_t address, const struct np_line **out);
void sym_lines_free(struct sym_lines *l);

/* Something executable that a process has mapped. */
struct sym_mapping {
	uint64_t start, end, offset, dev, inode;
	const char *path;
	bool is_new; /* mapped while we watched */
};
/* Where a file is mapped. */
struct sym_place {
	pid_t pid;
	uint64_t start, end;
};

/* root.c: the root directories of other mount namespaces than ours */
struct sym_root;
struct stat;
/* That of the process, whose namespace is `ns`; NULL: it has ended, or there are too many. */
const struct sym_root *sym_root_of(struct sym_root **roots, pid_t pid, const struct stat *ns);
const char *sym_root_path(const struct sym_root *r); /* without a '/' behind */
void sym_roots_free(struct sym_root *r);

/* mapped.c: the files that processes have mapped */
struct sym_files;
struct sym_mapped;
struct sym_files *sym_files_new(void);
void sym_files_free(struct sym_files *s);
void sym_files_debug_dirs(struct sym_files *s, const char *dirs);
struct np_sym_losses *sym_files_losses(struct sym_files *s);
/*
 * `ours`: the process sees the files that we see; else they are below `root`, which outlives the
 * files (NULL: unknown).
 */
struct sym_mapped *sym_files_of(struct sym_files *s, const struct sym_mapping *m, pid_t pid,
				bool ours, const struct sym_root *root);
const char *sym_mapped_path(const struct sym_mapped *f);
/* Where its parts are linked; NULL: it is no program, or could not be opened. */
const struct sym_file *sym_mapped_symbols(struct sym_mapped *f, const struct sym_place *p);
bool sym_mapped_find(struct sym_mapped *f, const struct sym_place *p, uint64_t offset,
		     struct np_symbol *out);
/* Of one whose parts are known: see np_lines_at. */
uint32_t sym_mapped_lines(struct sym_mapped *f, uint64_t linked, const struct np_line **out);
/* The file, to be ended; NULL: it cannot be opened any more, which is noted. */
Elf *sym_mapped_elf(struct sym_mapped *f);
/* Of one without symbols: stacks end in it. That is a loss if it was not to be opened. */
void sym_mapped_skipped(struct sym_mapped *f);

/* user.c */
struct sym_users;
struct sym_users *sym_users_new(void);
void sym_users_free(struct sym_users *u);
void sym_users_debug_dirs(struct sym_users *u, const char *dirs);
bool sym_users_find(struct sym_users *u, pid_t pid, uint64_t address, struct np_symbol *out);
uint32_t sym_users_lines(struct sym_users *u, pid_t pid, uint64_t address,
			 const struct np_line **out);
/* Reads what a process has mapped; false: it is gone. */
bool sym_users_read(struct sym_users *u, pid_t pid);
/* A copy of a stack. */
struct sym_stack {
	const uint64_t *registers;
	const uint8_t *bytes;
	uint32_t n;
	bool cut; /* more of it was asked for */
};
uint32_t sym_users_unwind(struct sym_users *u, pid_t pid, struct sym_stack *s, uint64_t *frames,
			  uint32_t max);
/* What the kernel tells: from now on it tells of everything. */
void sym_users_watched(struct sym_users *u);
const struct np_sym_losses *sym_users_losses(const struct sym_users *u);
void sym_users_map(struct sym_users *u, pid_t pid, const struct sym_mapping *m);
void sym_users_exec(struct sym_users *u, pid_t pid);
/* There was no room for n of what it told. */
void sym_users_lost(struct sym_users *u, uint64_t n);
void sym_users_fork(struct sym_users *u, pid_t pid, pid_t parent);

/* unwind.c */
struct sym_unwinder;
struct sym_unwinder *sym_unwinder_new(pid_t pid);
void sym_unwinder_free(struct sym_unwinder *w);
/* A file that is mapped at these addresses: it is opened when a stack goes through it. */
void sym_unwinder_add(struct sym_unwinder *w, struct sym_mapped *f, uint64_t low, uint64_t high);
uint32_t sym_unwind(struct sym_unwinder *w, struct sym_stack *s, uint64_t *frames, uint32_t max);

/* watch.c */
struct sym_watch;
/* 0 or negative errno. */
int sym_watch_new(struct sym_watch **out);
void sym_watch_free(struct sym_watch *w);
int sym_watch_fd(const struct sym_watch *w);
void sym_watch_running(struct sym_users *u);
void sym_watch_read(struct sym_watch *w, struct sym_users *u);

/* jit.c */
struct sym_jit;
bool sym_jit_find(struct sym_jit **known, pid_t pid, uint64_t address, struct np_symbol *out);
void sym_jit_free(struct sym_jit *j);

/* machine.c: NULL where there is no name. `filter` must live as long. */
struct sym_machine;
const char *sym_user_name(struct sym_machine **known, uint32_t uid);
const char *sym_cgroup_path(struct sym_machine **known, uint64_t id, const char *filter);
void sym_machine_free(struct sym_machine *m);

/* demangle.c */
struct sym_names;
void sym_names_free(struct sym_names *n);
/* A C++ name as it is in the source; others as they are. */
const char *sym_demangled(struct sym_names **known, const char *name);

#endif
