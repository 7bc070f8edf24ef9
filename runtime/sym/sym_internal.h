/* What the files of this folder share. */
#ifndef NP_SYM_INTERNAL_H
#define NP_SYM_INTERNAL_H

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
/* `path`: as it is called, `dirs`: where debug info may be. */
struct sym_file *sym_file_open(int fd, const char *path, const char *dirs);
/* An image in memory, such as the vdso; borrowed while reading. */
struct sym_file *sym_file_of_memory(void *image, size_t len);
void sym_file_free(struct sym_file *f);
bool sym_file_find(const struct sym_file *f, uint64_t file_offset, struct np_symbol *out);
/* The address at which a byte of the file is linked. */
bool sym_file_linked(const struct sym_file *f, uint64_t file_offset, uint64_t *address);

/* lines.c: the kernel's places in the source */
struct sym_lines;
uint32_t sym_kernel_lines(struct sym_lines **known, const struct sym_kernel *k, const char *dirs,
			  uint64_t address, const struct np_line **out);
void sym_lines_free(struct sym_lines *l);

/* user.c */
struct sym_users;
/* Something executable that a process has mapped. */
struct sym_mapping {
	uint64_t start, end, offset, dev, inode;
	const char *path;
	bool is_new; /* mapped while we watched */
};
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
void sym_users_map(struct sym_users *u, pid_t pid, const struct sym_mapping *m);
void sym_users_exec(struct sym_users *u, pid_t pid);
void sym_users_fork(struct sym_users *u, pid_t pid, pid_t parent);

/* unwind.c */
struct sym_unwinder;
struct sym_unwinder *sym_unwinder_new(pid_t pid);
void sym_unwinder_free(struct sym_unwinder *w);
/* A file that is mapped, whose addresses are `bias` above those it is linked at; fd: taken over. */
void sym_unwinder_add(struct sym_unwinder *w, const char *path, int fd, uint64_t bias);
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
