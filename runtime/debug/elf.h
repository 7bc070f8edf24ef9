/* What all readers of ELF files do. */
#ifndef NP_DEBUG_ELF_H
#define NP_DEBUG_ELF_H

#include <gelf.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Opens a file for reading; a pipe or a device never: it might wait, or do something, when it is
 * opened. -1: see errno, which is ENOEXEC of what is no file.
 */
int np_open_regular(const char *path);

/*
 * An ELF file that is kept open. It is not mapped unless it is large: see cut.h.
 */
Elf *np_elf_begin(int fd);

/* The section of a name, or NULL. */
Elf_Scn *np_elf_section(Elf *elf, const char *name, GElf_Shdr *shdr);

/* Code that is defined in the file and has a name in it. */
bool np_elf_is_function(const GElf_Sym *s);

/* The segments that are loaded. To be freed. */
struct np_elf_segments {
	struct np_elf_segment {
		uint64_t offset, address, file_size, size, align;
	} * v;
	uint32_t n;
};
void np_elf_segments(Elf *elf, struct np_elf_segments *out);
/* The address at which a byte of the file is linked. */
bool np_elf_linked(const struct np_elf_segments *s, uint64_t offset, uint64_t *address);
/* The place in the file of an address as it is linked. */
bool np_elf_offset(const struct np_elf_segments *s, uint64_t address, uint64_t *offset);

#endif
