/*
 * ELF files of user programs: function symbols and USDT sites.  Files stay open (mapped)
 * until the world is closed, for a script asks several things of the same one.
 */
#ifndef NP_WORLD_ELF_FILE_H
#define NP_WORLD_ELF_FILE_H

#include "base/arena.h"
#include "base/strmap.h"
#include "world/world.h"

struct elf_files {
	struct np_strmap by_path; /* path -> struct elf_file * */
	const char *debug_info;   /* directories, which ':' separates; NULL: none */
};
struct elf_file;

/* Opens a file or finds it open; 0, -ENOEXEC (not ELF), or the error of opening it. */
int elf_file_open(struct np_arena *a, struct elf_files *files, const char *path,
		  struct elf_file **out);
void elf_files_close(struct elf_files *files);

/* world.h's user_symbol, each_user_symbol, usdt, user_function and user_type of an open file. */
int elf_file_symbol(struct elf_file *f, const char *name, struct np_user_symbol *out);
int elf_file_place(struct elf_file *f, const char *name, struct np_user_place *out);
int elf_file_linked(struct elf_file *f, uint64_t offset, uint64_t *address);
int elf_file_at(struct elf_file *f, uint64_t address, struct np_user_symbol *function,
		uint64_t *file_offset);
int elf_file_line(struct elf_file *f, const char *source, uint32_t line, uint32_t column,
		  uint64_t *address);
int elf_file_each_symbol(struct elf_file *f, np_name_fn fn, void *arg);
int elf_file_function(struct elf_file *f, const char *name, struct np_user_function *out);
uint32_t elf_file_type(struct elf_file *f, const char *name, uint32_t kinds, struct np_btf **btf);
uint32_t elf_file_inlined(struct elf_file *f, const char *name, const uint64_t **offsets);
int elf_file_usdt(struct elf_file *f, const struct np_usdt_site **sites, uint32_t *n);

#endif
