/* An open ELF file: what elf_file.c and elf_usdt.c share. */
#ifndef NP_WORLD_ELF_INTERNAL_H
#define NP_WORLD_ELF_INTERNAL_H

#include <gelf.h>

#include "debug/elf.h"
#include "world/elf_file.h"

struct elf_file {
	struct np_arena *arena;
	const char *path;
	int fd;
	Elf *elf;
	uint64_t base; /* where it begins in the file: a member of a zip file does further on */
	void *map;     /* the file, a zip file perhaps; NULL: it is not mapped */
	size_t mapped;
	void *image;            /* unpacked out of another file; NULL: not so */
	const char *debug_info; /* see struct elf_files */
	struct elf_file *debug; /* separate one with the symbol table, once looked for */
	bool debug_tried;
	struct dwarf_file *dwarf; /* debug info of this file or of `debug`, once looked for */
	bool dwarf_tried;
	struct np_elf_segments segments;
	bool usdt_known;
	int usdt_error;
	const struct np_usdt_site *sites;
	uint32_t n_sites;
};

/* The file offset of a link-time address, by the segment that is loaded there. */
bool elf_offset(struct elf_file *f, uint64_t address, uint64_t *offset);

/* The separate debug file, or the symbols that are packed in the file, or NULL. */
struct elf_file *elf_debug_file(struct elf_file *f);
/* dwarf_function.c */
void elf_dwarf_close(struct elf_file *f);

#endif
