/* Inlined copies of a function: every place in the program where the compiler put its code. */
#include <dwarf.h>
#include <stdlib.h>
#include <string.h>

#include "debug/scopes.h"
#include "world/dwarf_internal.h"

#define LARGEST_INFO (256u << 20) /* more debug info than this is not searched */

struct search {
	struct elf_file *file;
	const char *name;
	NP_VEC(uint64_t) offsets; /* in the file */
};

static bool add_copy(Dwarf_Die *copy, void *arg)
{
	struct search *s = arg;
	const char *name;
	Dwarf_Addr entry;
	uint64_t offset;

	if (dwarf_tag(copy) != DW_TAG_inlined_subroutine)
		return true;
	name = dwarf_diename(copy);
	if (name && !strcmp(name, s->name) && !dwarf_entrypc(copy, &entry) && entry &&
	    elf_offset(s->file, entry, &offset))
		np_vec_push(s->file->arena, &s->offsets, offset);
	return true;
}

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

uint32_t elf_file_inlined(struct elf_file *f, const char *name, const uint64_t **offsets)
{
	struct dwarf_file *d = elf_dwarf(f);
	struct search s = {.file = f, .name = name};
	Dwarf_Off offset = 0, next;
	uint32_t n = 0;
	size_t header;
	GElf_Shdr info;
	Dwarf_Die cu;

	*offsets = NULL;
	if (!d || (np_elf_section(f->elf, ".debug_info", &info) && info.sh_size > LARGEST_INFO))
		return 0;
	for (; !dwarf_nextcu(d->dw, offset, &next, &header, NULL, NULL, NULL); offset = next)
		if (dwarf_offdie(d->dw, offset + header, &cu))
			np_scopes_each(&cu, add_copy, &s);
	if (!s.offsets.n)
		return 0;
	/* a copy within a copy may begin where that begins */
	qsort(s.offsets.v, s.offsets.n, sizeof(*s.offsets.v), by_value);
	for (uint32_t i = 1; i < s.offsets.n; i++)
		if (s.offsets.v[i] != s.offsets.v[n])
			s.offsets.v[++n] = s.offsets.v[i];
	*offsets = s.offsets.v;
	return n + 1;
}
