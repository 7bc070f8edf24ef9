/*
 * The function symbols of one ELF file, by file offset: what a mapping and an address give
 * without knowing where the file was loaded, so that position-independent and fixed programs
 * are the same.  A stripped file is completed from its debug file where one is installed.
 */
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "debug/find.h"
#include "sym/sym_internal.h"

struct segment {
	uint64_t offset, address, size; /* bytes of the file, and where they are linked */
	uint64_t memory, align;         /* bytes there, and what the address is rounded to */
};

struct sym_file {
	struct sym_table table;
	struct segment *segments;
	uint32_t n_segments;
};

static void read_segments(struct sym_file *f, Elf *elf)
{
	size_t n;
	GElf_Phdr ph;

	if (elf_getphdrnum(elf, &n) || !n || n > 4096)
		return;
	f->segments = np_xcalloc(n, sizeof(*f->segments));
	for (size_t i = 0; i < n; i++)
		if (gelf_getphdr(elf, (int)i, &ph) && ph.p_type == PT_LOAD)
			f->segments[f->n_segments++] = (struct segment){
				ph.p_offset, ph.p_vaddr, ph.p_filesz, ph.p_memsz, ph.p_align};
}

static bool is_function(const GElf_Sym *s)
{
	int type = GELF_ST_TYPE(s->st_info);

	return (type == STT_FUNC || type == STT_GNU_IFUNC) && s->st_shndx != SHN_UNDEF &&
	       s->st_value;
}

/* Names are gathered in `names`: the Elf is closed before they are used. */
static void read_section(struct sym_file *f, Elf *elf, Elf_Scn *scn, const GElf_Shdr *sh,
			 struct np_text *names)
{
	Elf_Data *data = elf_getdata(scn, NULL);
	size_t n = data && sh->sh_entsize ? data->d_size / sh->sh_entsize : 0;

	for (size_t i = 0; i < n && i < INT32_MAX; i++) {
		struct sym_entry *e;
		const char *name;
		GElf_Sym s;

		if (!gelf_getsym(data, (int)i, &s) || !is_function(&s))
			continue;
		name = elf_strptr(elf, sh->sh_link, s.st_name);
		if (!name || !name[0] || names->n > UINT32_MAX / 2)
			continue;
		e = sym_table_add(&f->table);
		e->address = s.st_value;
		e->name = (uint32_t)names->n;
		e->extra = s.st_size < UINT32_MAX ? (uint32_t)s.st_size : UINT32_MAX;
		np_text_addn(names, name, strlen(name) + 1);
	}
}

/* True when the file has a full table, not only its dynamic symbols. */
static bool read_symbols(struct sym_file *f, Elf *elf, struct np_text *names)
{
	bool full = false;
	GElf_Shdr sh;

	for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));)
		if (gelf_getshdr(scn, &sh) && sh.sh_type == SHT_SYMTAB) {
			read_section(f, elf, scn, &sh, names);
			full = f->table.n != 0;
		}
	if (full)
		return true;
	for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));)
		if (gelf_getshdr(scn, &sh) && sh.sh_type == SHT_DYNSYM)
			read_section(f, elf, scn, &sh, names);
	return false;
}

static bool add_elf(struct sym_file *f, Elf *elf, struct np_text *names)
{
	bool full = elf && elf_kind(elf) == ELF_K_ELF && read_symbols(f, elf, names);

	elf_end(elf);
	return full;
}

static bool add_debug_file(struct sym_file *f, Elf *elf, const char *path, const char *dirs,
			   struct np_text *names)
{
	char found[4096];
	bool full;
	int fd;

	if (!np_debug_find(elf, dirs, path, found, sizeof(found)))
		return false;
	fd = open(found, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	full = add_elf(f, elf_begin(fd, ELF_C_READ_MMAP, NULL), names);
	close(fd);
	return full;
}

/* Fedora's programs have the names of their functions with them, packed. */
static void add_mini(struct sym_file *f, Elf *elf, struct np_text *names)
{
	size_t size;
	void *image = np_debug_mini(elf, &size);

	if (image)
		add_elf(f, elf_memory(image, size), names);
	free(image);
}

static struct sym_file *read_elf(Elf *elf)
{
	struct sym_file *f;

	if (!elf || elf_kind(elf) != ELF_K_ELF)
		return NULL;
	f = np_xcalloc(1, sizeof(*f));
	read_segments(f, elf);
	return f;
}

static void read_names(struct sym_file *f, Elf *elf, const char *path, const char *dirs)
{
	struct np_text names = {0};

	if (!read_symbols(f, elf, &names) && !add_debug_file(f, elf, path, dirs, &names))
		add_mini(f, elf, &names);
	f->table.text = names.s;
	f->table.text_len = names.n;
	sym_table_sort(&f->table);
}

struct sym_file *sym_file_open(int fd)
{
	struct sym_file *f;
	Elf *elf;

	if (elf_version(EV_CURRENT) == EV_NONE)
		return NULL;
	elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
	f = read_elf(elf);
	elf_end(elf);
	return f;
}

void sym_file_names(struct sym_file *f, int fd, const char *path, const char *dirs)
{
	Elf *elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);

	if (elf && elf_kind(elf) == ELF_K_ELF)
		read_names(f, elf, path, dirs);
	elf_end(elf);
}

struct sym_file *sym_file_of_memory(void *image, size_t len)
{
	struct sym_file *f;
	Elf *elf;

	if (elf_version(EV_CURRENT) == EV_NONE)
		return NULL;
	elf = elf_memory(image, len);
	f = read_elf(elf);
	if (f)
		read_names(f, elf, NULL, NULL);
	elf_end(elf);
	return f;
}

void sym_file_free(struct sym_file *f)
{
	if (!f)
		return;
	sym_table_free(&f->table);
	free(f->segments);
	free(f);
}

/*
 * Of the names at one address, one that says that it reaches so far; rather malloc than
 * __libc_malloc.
 */
static const struct sym_entry *best_name(const struct sym_file *f, const struct sym_entry *e,
					 uint64_t offset)
{
	const struct sym_entry *best = NULL, *end = f->table.v + f->table.n;

	for (const struct sym_entry *at = e; at < end && at->address == e->address; at++) {
		if (at->extra && offset >= at->extra)
			continue;
		if (f->table.text[at->name] != '_')
			return at;
		if (!best)
			best = at;
	}
	return best;
}

bool sym_file_linked(const struct sym_file *f, uint64_t file_offset, uint64_t *address)
{
	for (uint32_t i = 0; i < f->n_segments; i++) {
		const struct segment *s = &f->segments[i];

		if (file_offset < s->offset || file_offset - s->offset >= s->size)
			continue;
		*address = file_offset - s->offset + s->address;
		return true;
	}
	return false;
}

bool sym_file_range(const struct sym_file *f, uint64_t *low, uint64_t *high)
{
	const struct segment *first = f->segments, *last = first + f->n_segments - 1;

	if (!f->n_segments)
		return false;
	*low = first->align ? first->address & -first->align : first->address;
	*high = last->address + last->memory;
	return true;
}

bool sym_file_find(const struct sym_file *f, uint64_t file_offset, struct np_symbol *out)
{
	const struct sym_entry *e;
	uint64_t address;

	if (!sym_file_linked(f, file_offset, &address))
		return false;
	e = sym_table_find(&f->table, address);
	if (e)
		e = best_name(f, e, address - e->address);
	if (!e)
		return false;
	out->name = f->table.text + e->name;
	out->offset = address - e->address;
	return true;
}
