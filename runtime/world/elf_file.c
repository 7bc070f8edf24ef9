/*
 * Function symbols of ELF files.  One name is looked for in one pass over .symtab, then
 * .dynsym, then the separate debug file that its build id or .gnu_debuglink names, or else
 * .gnu_debugdata within.  All sizes come from the file and libelf checks them; names are checked
 * here.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "debug/elf.h"
#include "debug/find.h"
#include "world/elf_internal.h"
#include "world/names.h"
#include "world/world_live.h"
#include "world/zip.h"

/*
 * The whole file. Of a program nobody reads it here: while a file is mapped somewhere the kernel
 * looks at the instructions that probes are put at, and says which cannot be probed.
 */
static bool map_file(struct elf_file *f)
{
	struct stat st;

	if (fstat(f->fd, &st) || st.st_size <= 0)
		return false;
	f->mapped = (size_t)st.st_size;
	f->map = mmap(NULL, f->mapped, PROT_READ, MAP_PRIVATE, f->fd, 0);
	if (f->map == MAP_FAILED)
		f->map = NULL;
	return f->map != NULL;
}

/* The member of a zip file. */
static int open_member(struct elf_file *f, const char *name)
{
	size_t offset, size;
	int err = zip_find(f->map, f->mapped, name, &offset, &size);

	if (err)
		return err;
	f->base = offset;
	f->elf = elf_memory((char *)f->map + offset, size);
	return 0;
}

static void close_file(struct elf_file *f)
{
	elf_end(f->elf);
	free(f->segments.v);
	free(f->image);
	if (f->map)
		munmap(f->map, f->mapped);
	if (f->fd >= 0)
		close(f->fd);
}

static int open_elf(struct np_arena *a, const char *path, struct elf_file **out)
{
	const char *member = strstr(path, "!/");
	const char *file = member ? np_strndup(a, path, (size_t)(member - path)) : path;
	struct elf_file *f;
	int fd = np_open_regular(file), err = 0;

	if (fd < 0)
		return -errno;
	elf_version(EV_CURRENT);
	f = np_alloc(a, sizeof(*f));
	f->arena = a;
	f->path = np_strdup(a, path);
	f->fd = fd;
	if (!map_file(f) && member)
		err = -ENOEXEC;
	else if (member)
		err = open_member(f, member + 2);
	else
		f->elf = np_elf_begin(fd);
	if (!err && (!f->elf || elf_kind(f->elf) != ELF_K_ELF))
		err = -ENOEXEC;
	if (err) {
		close_file(f);
		return err;
	}
	np_elf_segments(f->elf, &f->segments);
	*out = f;
	return 0;
}

static void close_elf(struct elf_file *f)
{
	elf_dwarf_close(f);
	if (f->debug)
		close_elf(f->debug);
	close_file(f);
}

int elf_file_open(struct np_arena *a, struct elf_files *files, const char *path,
		  struct elf_file **out)
{
	void **known = np_strmap_find(&files->by_path, path, strlen(path));
	int err;

	if (known) {
		*out = *known;
		return 0;
	}
	err = open_elf(a, path, out);
	if (!err)
		(*out)->debug_info = files->debug_info;
	if (!err)
		*np_strmap_put(a, &files->by_path, (*out)->path, strlen(path)) = *out;
	return err;
}

void elf_files_close(struct elf_files *files)
{
	for (uint32_t i = 0; i < files->by_path.cap; i++) {
		if (files->by_path.slots[i].key)
			close_elf(files->by_path.slots[i].value);
	}
	memset(files, 0, sizeof(*files));
}

bool elf_offset(struct elf_file *f, uint64_t address, uint64_t *offset)
{
	if (!np_elf_offset(&f->segments, address, offset))
		return false;
	*offset += f->base;
	return true;
}

/* Fedora's programs have the names of their functions with them, packed. */
static struct elf_file *open_mini(struct elf_file *f)
{
	size_t size;
	void *image = np_debug_mini(f->elf, &size);
	struct elf_file *mini;

	if (!image)
		return NULL;
	mini = np_alloc(f->arena, sizeof(*mini));
	mini->arena = f->arena;
	mini->path = f->path;
	mini->fd = -1;
	mini->image = image;
	mini->elf = elf_memory(image, size);
	if (mini->elf && elf_kind(mini->elf) == ELF_K_ELF)
		return mini;
	close_file(mini);
	return NULL;
}

struct elf_file *elf_debug_file(struct elf_file *f)
{
	char path[4096];

	if (f->debug_tried)
		return f->debug;
	f->debug_tried = true;
	if (!np_debug_find(f->elf, f->debug_info, f->path, path, sizeof(path)) ||
	    open_elf(f->arena, path, &f->debug))
		f->debug = open_mini(f);
	if (f->debug)
		f->debug->debug_tried = true; /* it has none of its own */
	return f->debug;
}

/* One symbol table, and for .dynsym the versions of its symbols. */
struct table {
	Elf_Data *data, *versions;
	size_t n, strndx;
	bool data_too; /* not code alone */
};

static bool table_open(struct elf_file *f, uint32_t type, struct table *t)
{
	Elf_Scn *scn = NULL;
	GElf_Shdr shdr;

	while ((scn = elf_nextscn(f->elf, scn))) {
		if (!gelf_getshdr(scn, &shdr) || shdr.sh_type != type || !shdr.sh_entsize)
			continue;
		t->data = elf_getdata(scn, NULL);
		t->n = shdr.sh_size / shdr.sh_entsize;
		t->strndx = shdr.sh_link;
		t->versions = NULL;
		if (type == SHT_DYNSYM) {
			scn = np_elf_section(f->elf, ".gnu.version", &shdr);
			t->versions = scn ? elf_getdata(scn, NULL) : NULL;
		}
		return t->data != NULL;
	}
	return false;
}

/* The i-th symbol if it is code that is defined here; *name may have "@VERSION". */
static bool table_function(struct elf_file *f, const struct table *t, size_t i, GElf_Sym *sym,
			   const char **name)
{
	unsigned type;

	if (!gelf_getsym(t->data, (int)i, sym) || sym->st_shndx == SHN_UNDEF || !sym->st_value)
		return false;
	type = GELF_ST_TYPE(sym->st_info);
	if (!np_elf_is_function(sym) &&
	    !(t->data_too && (type == STT_OBJECT || type == STT_NOTYPE)))
		return false;
	*name = elf_strptr(f->elf, t->strndx, sym->st_name);
	return *name && **name;
}

/* Of several symbols of a name: the default version, and global before local. */
static unsigned rank(const struct table *t, size_t i, const GElf_Sym *sym, const char *version)
{
	unsigned r = GELF_ST_BIND(sym->st_info) == STB_LOCAL ? 1 : 3;
	GElf_Versym v;

	if (version && version[1] != '@')
		r--;
	if (t->versions && gelf_getversym(t->versions, (int)i, &v) && v & 0x8000)
		r--;
	return r + 1;
}

static bool find_in(struct elf_file *f, uint32_t type, const char *name, bool data_too,
		    GElf_Sym *out)
{
	size_t len = strlen(name);
	unsigned best = 0;
	struct table t = {.data_too = data_too};

	if (!table_open(f, type, &t))
		return false;
	for (size_t i = 1; i < t.n; i++) {
		const char *s;
		GElf_Sym sym;
		unsigned r;

		if (!table_function(f, &t, i, &sym, &s) || strncmp(s, name, len) ||
		    (s[len] && s[len] != '@'))
			continue;
		r = rank(&t, i, &sym, s[len] ? s + len : NULL);
		if (r > best) {
			best = r;
			*out = sym;
		}
	}
	return best != 0;
}

int elf_file_symbol(struct elf_file *f, const char *name, struct np_user_symbol *out)
{
	struct elf_file *debug;
	uint64_t offset;
	GElf_Shdr shdr;
	GElf_Sym sym;

	if (!*name)
		return -ENOENT;
	if (!find_in(f, SHT_SYMTAB, name, false, &sym) &&
	    !find_in(f, SHT_DYNSYM, name, false, &sym)) {
		debug = elf_debug_file(f);
		if (!debug || !find_in(debug, SHT_SYMTAB, name, false, &sym))
			return -ENOENT;
	}
	/* Always by the file that is mapped: a debug file's own segments hold nothing. */
	if (!elf_offset(f, sym.st_value, &offset))
		return -ENOENT;
	out->name = np_strdup(f->arena, name);
	out->file_offset = offset;
	out->address = sym.st_value;
	out->size = sym.st_size;
	out->is_go = np_elf_section(f->elf, ".note.go.buildid", &shdr) != NULL;
	out->is_indirect = GELF_ST_TYPE(sym.st_info) == STT_GNU_IFUNC;
	return 0;
}

int elf_file_place(struct elf_file *f, const char *name, struct np_user_place *out)
{
	struct elf_file *debug;
	GElf_Ehdr ehdr;
	GElf_Sym sym;

	if (!*name)
		return -ENOENT;
	if (!find_in(f, SHT_SYMTAB, name, true, &sym) &&
	    !find_in(f, SHT_DYNSYM, name, true, &sym)) {
		debug = elf_debug_file(f);
		if (!debug || !find_in(debug, SHT_SYMTAB, name, true, &sym))
			return -ENOENT;
	}
	*out = (struct np_user_place){
		.address = sym.st_value,
		.size = sym.st_size,
		.fixed = gelf_getehdr(f->elf, &ehdr) && ehdr.e_type == ET_EXEC,
	};
	return 0;
}

int elf_file_linked(struct elf_file *f, uint64_t offset, uint64_t *address)
{
	return offset >= f->base && np_elf_linked(&f->segments, offset - f->base, address)
		       ? 0
		       : -ENOENT;
}

/* The function of a table that an address is in; of several the one that starts last. */
static bool find_at(struct elf_file *f, uint32_t type, uint64_t address, struct np_user_symbol *out)
{
	struct table t = {0};
	bool found = false;

	if (!table_open(f, type, &t))
		return false;
	for (size_t i = 1; i < t.n; i++) {
		const char *s;
		GElf_Sym sym;

		if (!table_function(f, &t, i, &sym, &s) || address < sym.st_value ||
		    address - sym.st_value >= sym.st_size ||
		    (found && sym.st_value <= out->address))
			continue;
		found = true;
		out->address = sym.st_value;
		out->size = sym.st_size;
		out->name = np_strndup(f->arena, s, strcspn(s, "@"));
	}
	return found;
}

int elf_file_at(struct elf_file *f, uint64_t address, struct np_user_symbol *function,
		uint64_t *file_offset)
{
	struct elf_file *debug;
	GElf_Shdr shdr;

	*function = (struct np_user_symbol){.name = ""};
	if (!elf_offset(f, address, file_offset))
		return -ENOENT;
	if (!find_at(f, SHT_SYMTAB, address, function) &&
	    !find_at(f, SHT_DYNSYM, address, function)) {
		debug = elf_debug_file(f);
		if (!debug || !find_at(debug, SHT_SYMTAB, address, function))
			return 0;
	}
	function->file_offset = *file_offset - (address - function->address);
	function->is_go = np_elf_section(f->elf, ".note.go.buildid", &shdr) != NULL;
	return 0;
}

static void add_all(struct elf_file *f, uint32_t type, const char *path, struct names *list)
{
	struct table t = {0};

	if (!table_open(f, type, &t))
		return;
	for (size_t i = 1; i < t.n; i++) {
		const char *s;
		GElf_Sym sym;

		if (!table_function(f, &t, i, &sym, &s) ||
		    GELF_ST_TYPE(sym.st_info) == STT_GNU_IFUNC)
			continue;
		if (strchr(s, '@'))
			s = np_strndup(f->arena, s, strcspn(s, "@"));
		names_add(list, path, s);
	}
}

int elf_file_each_symbol(struct elf_file *f, np_name_fn fn, void *arg)
{
	struct names list = {0};
	struct table t = {0};

	add_all(f, SHT_SYMTAB, f->path, &list);
	add_all(f, SHT_DYNSYM, f->path, &list);
	if (!table_open(f, SHT_SYMTAB, &t) && elf_debug_file(f))
		add_all(f->debug, SHT_SYMTAB, f->path, &list);
	names_sort(&list, true);
	names_each(&list, fn, arg);
	names_free(&list);
	return 0;
}

int np_user_entry(const char *path, uint64_t file_offset, uint64_t *out)
{
	static const unsigned char endbr64[4] = {0xf3, 0x0f, 0x1e, 0xfa};
	unsigned char code[4];
	int fd = np_open_regular(path), err = 0;
	ssize_t n;

	if (fd < 0)
		return -errno;
	n = pread(fd, code, sizeof(code), (off_t)file_offset);
	if (n < 0)
		err = -errno;
	else
		*out = file_offset + (n == 4 && !memcmp(code, endbr64, 4) ? 4 : 0);
	close(fd);
	return err;
}
