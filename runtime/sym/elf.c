/*
 * The function symbols of one ELF file, by file offset: what a mapping and an address give
 * without knowing where the file was loaded, so that position-independent and fixed programs
 * are the same.  A stripped file is completed from its debug file where one is installed.
 */
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "debug/elf.h"
#include "debug/find.h"
#include "sym/sym_internal.h"

#define NAME_LONGEST 4096
#define TABLE_LARGEST (256u << 20) /* bytes of symbols, or of names */

struct sym_file {
	struct sym_table table;
	struct np_elf_segments segments;
};

/* A file says of itself how large its sections are, and may have holes. */
static Elf_Data *read_data(Elf_Scn *scn)
{
	GElf_Shdr sh;

	return scn && gelf_getshdr(scn, &sh) && sh.sh_size <= TABLE_LARGEST ? elf_getdata(scn, NULL)
									    : NULL;
}

/*
 * Names are gathered in `names`, for the Elf is closed before they are used: the whole section of
 * them, once. However many symbols name one text, it takes no more than it does in the file.
 */
static bool add_names(Elf *elf, const GElf_Shdr *sh, struct np_text *names)
{
	Elf_Scn *scn = elf_getscn(elf, sh->sh_link);
	Elf_Data *data = read_data(scn);

	if (!data || !data->d_buf)
		return false;
	np_text_addn(names, data->d_buf, data->d_size);
	np_text_addc(names, '\0'); /* the last, too, has an end */
	return true;
}

static void read_section(struct sym_file *f, Elf *elf, Elf_Scn *scn, const GElf_Shdr *sh,
			 struct np_text *names)
{
	Elf_Data *data = read_data(scn);
	size_t n = data && sh->sh_entsize ? data->d_size / sh->sh_entsize : 0;
	size_t begin = names->n;

	if (!n || !add_names(elf, sh, names))
		return;
	for (size_t i = 0; i < n && i < INT32_MAX; i++) {
		struct sym_entry *e;
		const char *name;
		GElf_Sym s;

		if (!gelf_getsym(data, (int)i, &s) || !np_elf_is_function(&s) || !s.st_value ||
		    s.st_name >= names->n - begin)
			continue;
		name = names->s + begin + s.st_name;
		if (!*name || strnlen(name, NAME_LONGEST + 1) > NAME_LONGEST)
			continue;
		e = sym_table_add(&f->table);
		e->address = s.st_value;
		e->name = (uint32_t)(begin + s.st_name);
		e->extra = s.st_size < UINT32_MAX ? (uint32_t)s.st_size : UINT32_MAX;
	}
}

/* The first table of that type: files have one of each. */
static void read_table(struct sym_file *f, Elf *elf, uint32_t type, struct np_text *names)
{
	GElf_Shdr sh;

	for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));)
		if (gelf_getshdr(scn, &sh) && sh.sh_type == type) {
			read_section(f, elf, scn, &sh, names);
			return;
		}
}

/* True when the file has a full table, not only its dynamic symbols. */
static bool read_symbols(struct sym_file *f, Elf *elf, struct np_text *names)
{
	uint32_t before = f->table.n;

	read_table(f, elf, SHT_SYMTAB, names);
	if (f->table.n != before)
		return true;
	read_table(f, elf, SHT_DYNSYM, names);
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
	fd = np_open_regular(found);
	if (fd < 0)
		return false;
	full = add_elf(f, elf_begin(fd, ELF_C_READ, NULL), names);
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
	np_elf_segments(elf, &f->segments);
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
	elf = elf_begin(fd, ELF_C_READ, NULL);
	f = read_elf(elf);
	elf_end(elf);
	return f;
}

void sym_file_names(struct sym_file *f, int fd, const char *path, const char *dirs)
{
	Elf *elf = elf_begin(fd, ELF_C_READ, NULL);

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
	free(f->segments.v);
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
	return np_elf_linked(&f->segments, file_offset, address);
}

bool sym_file_range(const struct sym_file *f, uint64_t *low, uint64_t *high)
{
	const struct np_elf_segment *first = f->segments.v, *last = first + f->segments.n - 1;

	if (!f->segments.n)
		return false;
	*low = first->align ? first->address & -first->align : first->address;
	*high = last->address + last->size;
	return *low < *high;
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
