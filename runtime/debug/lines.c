/*
 * Lines by libdw; libdwfl opens the files: unpacks them, finds what belongs to them, and places
 * the sections of modules.  Which unit has an address is looked up in a table of our own: not all
 * compilers write .debug_aranges.
 */
#include "debug/lines.h"

#include <dwarf.h>
#include <elfutils/libdwelf.h>
#include <elfutils/libdwfl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strmap.h"
#include "base/vec.h"
#include "debug/cut.h"
#include "debug/elf.h"
#include "debug/find.h"
#include "debug/scopes.h"
#include "debug/split.h"

struct unit {
	Dwarf_Addr low, high;
	Dwarf_Off die;
};
struct known {
	uint64_t address; /* the key of its entry */
	uint32_t n;
	struct np_line *v;
};

struct np_lines {
	struct np_arena *arena;
	const char *path, *dirs;
	const char *folders[2]; /* of the file, and of the one with its debug info */
	const char *missing;    /* a file with more of it */
	Dwfl *dwfl;
	Dwfl_Module *module;
	Dwarf *dw; /* NULL: not asked for, or not there */
	Dwarf_Addr bias;
	bool tried, is_module;
	bool shared;               /* what it shares with other files is found */
	NP_VEC(struct unit) units; /* by their beginning */
	struct np_strmap answers;  /* address -> struct known */
};

static const char *folder_of(struct np_arena *a, int fd)
{
	char link[64], path[4096], *slash;
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path));
	slash = n > 0 ? memrchr(path, '/', (size_t)n) : NULL;
	return slash ? np_strndup(a, path, (size_t)(slash - path)) : NULL;
}

/* Whether that is what .gnu_debuglink has; else it is what several debug files share. */
static bool is_debuglink(Elf *elf, const char *link, GElf_Word crc)
{
	GElf_Word own_crc;
	const char *own = dwelf_elf_gnu_debuglink(elf, &own_crc);

	return !link || (own && !strcmp(link, own) && crc == own_crc);
}

/*
 * libdwfl asks; its own search would ask servers, too. What it is to open by itself, if we could
 * not, is not named.
 */
static int find_debug(Dwfl_Module *m, void **user, const char *name, Dwarf_Addr base,
		      const char *file, const char *link, GElf_Word crc, char **found)
{
	struct np_lines *l = *user;
	GElf_Addr bias;
	Elf *elf = dwfl_module_getelf(m, &bias);
	char path[4096];
	int fd;

	(void)name, (void)base;
	if (!l || !elf)
		return -1;
	if (is_debuglink(elf, link, crc)) {
		if (!np_debug_find(elf, l->dirs, l->path, path, sizeof(path)))
			return -1;
		fd = np_open_regular(path);
	} else {
		/* asked while the debug info is opened that has the link */
		fd = np_debug_open_shared(dwfl_module_getdwarf(m, &bias), l->dirs, file, path,
					  sizeof(path));
		l->shared = fd >= 0;
	}
	if (fd >= 0)
		*found = strdup(path);
	if (fd >= 0 && !l->shared)
		l->folders[1] = folder_of(l->arena, fd);
	return fd;
}

static const Dwfl_Callbacks callbacks = {
	.find_elf = dwfl_build_id_find_elf, /* never asked: the file is given */
	.find_debuginfo = find_debug,
	.section_address = dwfl_offline_section_address,
};

struct np_lines *np_lines_open(const char *path, int fd, const char *dirs)
{
	struct np_arena *a;
	struct np_lines *l;
	void **user;
	GElf_Addr bias;
	GElf_Ehdr ehdr;
	Elf *elf;

	if (fd < 0)
		fd = np_open_regular(path);
	if (fd < 0)
		return NULL;
	a = np_arena_new();
	l = np_alloc(a, sizeof(*l));
	l->arena = a;
	l->path = np_strdup(a, path);
	l->folders[0] = folder_of(a, fd);
	l->dirs = np_strdup(a, dirs ? dirs : "");
	np_debug_survive_cuts();
	l->dwfl = dwfl_begin(&callbacks);
	if (l->dwfl) {
		dwfl_report_begin(l->dwfl);
		l->module = dwfl_report_offline(l->dwfl, "", path, fd);
		dwfl_report_end(l->dwfl, NULL, NULL);
	}
	if (!l->module) {
		close(fd);
		np_lines_close(l);
		errno = ENOEXEC;
		return NULL;
	}
	dwfl_module_info(l->module, &user, NULL, NULL, NULL, NULL, NULL, NULL);
	*user = l;
	elf = dwfl_module_getelf(l->module, &bias);
	l->is_module = elf && gelf_getehdr(elf, &ehdr) && ehdr.e_type == ET_REL;
	return l;
}

void np_lines_close(struct np_lines *l)
{
	if (!l)
		return;
	dwfl_end(l->dwfl);
	np_arena_free(l->arena);
}

bool np_lines_is(struct np_lines *l, const uint8_t *id, size_t n)
{
	const unsigned char *own;
	GElf_Addr at;
	int len = dwfl_module_build_id(l->module, &own, &at);

	return len > 0 && (size_t)len == n && !memcmp(own, id, n);
}

bool np_lines_is_module(struct np_lines *l)
{
	return l->is_module;
}

static int by_low(const void *a, const void *b)
{
	const struct unit *x = a, *y = b;

	return x->low < y->low ? -1 : x->low > y->low;
}

static void add_unit(struct np_lines *l, Dwarf_Die *cu)
{
	Dwarf_Addr base, low, high;

	for (ptrdiff_t at = 0; (at = dwarf_ranges(cu, at, &base, &low, &high)) > 0;)
		if (low && low < high) /* what the linker left out begins at 0 */
			np_vec_push(l->arena, &l->units,
				    ((struct unit){low, high, dwarf_dieoffset(cu)}));
}

static void read_units(struct np_lines *l)
{
	Dwarf_Off offset = 0, next;
	size_t header;
	Dwarf_Die cu;

	for (; !dwarf_nextcu(l->dw, offset, &next, &header, NULL, NULL, NULL); offset = next)
		if (dwarf_offdie(l->dw, offset + header, &cu))
			add_unit(l, &cu);
	if (l->units.n)
		qsort(l->units.v, l->units.n, sizeof(*l->units.v), by_low);
}

bool np_lines_known(struct np_lines *l)
{
	if (!l->tried) {
		l->tried = true;
		l->dw = dwfl_module_getdwarf(l->module, &l->bias);
		if (l->dw && !l->shared)
			np_debug_no_shared(l->dw);
		if (l->dw)
			read_units(l);
	}
	return l->units.n != 0;
}

/* The unit that has an address. */
static bool find_unit(struct np_lines *l, Dwarf_Addr address, Dwarf_Die *cu)
{
	uint32_t low = 0, high = l->units.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (l->units.v[middle].low <= address)
			low = middle + 1;
		else
			high = middle;
	}
	/* a range may lie within another */
	for (uint32_t i = 0; low && i < 8; i++, low--)
		if (address < l->units.v[low - 1].high)
			return dwarf_offdie(l->dw, l->units.v[low - 1].die, cu) != NULL;
	return false;
}

/* --- names of files --- */

/* "a/./b/../c" is "a/c". In place. */
static void simplify(char *path)
{
	char *to = path, *from = path;
	bool root = *path == '/';

	while (*from) {
		size_t n = strcspn(from, "/");
		char *last;

		if (!n || (n == 1 && from[0] == '.')) {
			from += n + (from[n] == '/');
			continue;
		}
		last = memrchr(path, '/', (size_t)(to - path));
		if (n == 2 && !memcmp(from, "..", 2) && to > path + root &&
		    strncmp(last ? last + 1 : path, "..", 2)) {
			to = last ? last + (last == path && root) : path;
			from += n + (from[n] == '/');
			continue;
		}
		if (to > path + root || (root && to == path))
			*to++ = '/';
		memmove(to, from, n);
		to += n;
		from += n + (from[n] == '/');
	}
	if (to == path && root)
		to++;
	*to = '\0';
}

/*
 * As one calls the file who builds the program: below the directory that the compiler ran in, or
 * the one above that both are in, if that is not one of the system.
 */
static const char *short_path(struct np_lines *l, const char *path, const char *dir)
{
	char *own = np_strdup(l->arena, path), *at;
	size_t common = 0, depth = 0; /* of the directory that both are in */

	simplify(own);
	if (own[0] != '/') {
		for (at = own; !strncmp(at, "../", 3);)
			at += 3;
		return at;
	}
	if (!dir || *dir != '/')
		return own;
	at = np_strdup(l->arena, dir);
	simplify(at);
	for (size_t i = 0; own[i] && (own[i] == at[i] || (own[i] == '/' && !at[i])); i++) {
		if (own[i] != '/')
			continue;
		common = i;
		depth += i != 0;
		if (!at[i])
			return own + common + 1;
	}
	return depth >= 2 ? own + common + 1 : own;
}

/* --- places --- */

struct chain {
	struct np_line v[NP_LINES_DEEPEST];
	uint32_t n;
};

static const char *compile_dir(Dwarf_Die *cu)
{
	Dwarf_Attribute attr;

	return dwarf_formstring(dwarf_attr(cu, DW_AT_comp_dir, &attr));
}

static bool add_place(struct np_lines *l, struct chain *c, Dwarf_Die *cu, const char *file,
		      int line)
{
	if (!file || line <= 0 || c->n == NP_LINES_DEEPEST)
		return false;
	c->v[c->n++] = (struct np_line){
		.file = short_path(l, file, compile_dir(cu)),
		.line = (uint32_t)line,
	};
	return true;
}

static Dwarf_Word number(Dwarf_Die *die, unsigned name)
{
	Dwarf_Attribute attr;
	Dwarf_Word n;

	return dwarf_formudata(dwarf_attr(die, name, &attr), &n) ? 0 : n;
}

/* Outwards from the innermost: each inlined function is called from the place before it. */
static void add_callers(struct np_lines *l, struct chain *c, Dwarf_Die *cu, Dwarf_Die *unit,
			struct np_scopes *scopes)
{
	Dwarf_Files *files;

	if (dwarf_getsrcfiles(unit, &files, NULL))
		return;
	for (uint32_t i = scopes->n; i--;) {
		Dwarf_Die *scope = &scopes->v[i];
		const char *name = dwarf_diename(scope), *file;

		c->v[c->n - 1].function = name ? np_strdup(l->arena, name) : "?";
		file = dwarf_filesrc(files, number(scope, DW_AT_call_file), NULL, NULL);
		if (!add_place(l, c, cu, file, (int)number(scope, DW_AT_call_line)))
			break;
	}
}

static void read_chain(struct np_lines *l, Dwarf_Addr address, struct chain *c)
{
	struct np_scopes scopes;
	const char *missing;
	Dwarf_Line *row;
	Dwarf_Die cu, unit;
	int line;

	if (!find_unit(l, address, &cu))
		return;
	row = dwarf_getsrc_die(&cu, address);
	if (!row || dwarf_lineno(row, &line) ||
	    !add_place(l, c, &cu, dwarf_linesrc(row, NULL, NULL), line))
		return;
	if (!np_split_unit(&cu, l->folders, &unit, &missing) && !l->missing)
		l->missing = np_strdup(l->arena, missing ? missing : "?");
	np_scopes_at(&unit, address, &scopes);
	add_callers(l, c, &cu, &unit, &scopes);
}

/* libdwfl's addresses to ours: as the file is linked; of a module as it placed the sections. */
static GElf_Addr symbol_bias(struct np_lines *l)
{
	GElf_Addr bias = 0;

	if (!l->is_module)
		dwfl_module_getelf(l->module, &bias);
	return bias;
}

uint32_t np_lines_at(struct np_lines *l, uint64_t address, const struct np_line **out)
{
	struct chain c = {.n = 0};
	struct known *k;
	void **found;

	*out = NULL;
	if (!np_lines_known(l))
		return 0;
	found = np_strmap_find(&l->answers, (const char *)&address, sizeof(address));
	if (!found) {
		k = np_alloc(l->arena, sizeof(*k));
		k->address = address;
		read_chain(l, address + symbol_bias(l) - l->bias, &c);
		k->n = c.n;
		k->v = np_alloc(l->arena, (c.n + 1) * sizeof(*c.v));
		memcpy(k->v, c.v, c.n * sizeof(*c.v));
		found = np_strmap_put(l->arena, &l->answers, (const char *)&k->address,
				      sizeof(k->address));
		*found = k;
	}
	k = *found;
	*out = k->v;
	return k->n;
}

void np_lines_text(const struct np_line *v, uint32_t n, struct np_text *out)
{
	for (uint32_t i = 0; i < n; i++) {
		np_text_addf(out, "%s%s:%u", i ? " < " : "", v[i].file, v[i].line);
		if (v[i].function)
			np_text_addf(out, " in %s", v[i].function);
	}
}

const char *np_lines_missing(const struct np_lines *l)
{
	return l->missing;
}

/* --- sections and symbols --- */

bool np_lines_section(struct np_lines *l, const char *name, uint64_t *address)
{
	GElf_Addr bias;
	Elf *elf = dwfl_module_getelf(l->module, &bias);
	GElf_Shdr sh;

	if (!elf || !np_elf_section(elf, name, &sh) || !(sh.sh_flags & SHF_ALLOC))
		return false;
	*address = sh.sh_addr + bias;
	return true;
}

/* What is written in assembly often has no type. */
static bool is_place(const GElf_Sym *s)
{
	return np_elf_is_function(s) ||
	       (GELF_ST_TYPE(s->st_info) == STT_NOTYPE && s->st_shndx != SHN_UNDEF);
}

bool np_lines_symbol(struct np_lines *l, const char *name, uint32_t nth, uint64_t *address,
		     uint64_t *size)
{
	int n = dwfl_module_getsymtab(l->module);
	GElf_Sym sym;
	GElf_Addr at;

	size_t len = strlen(name);

	for (int i = 1; i < n; i++) {
		const char *s = dwfl_module_getsym_info(l->module, i, &sym, &at, NULL, NULL, NULL);

		/* "name@@VERSION" */
		if (!s || strncmp(s, name, len) || (s[len] && s[len] != '@') || !is_place(&sym) ||
		    nth--)
			continue;
		*address = at - symbol_bias(l);
		*size = sym.st_size;
		return true;
	}
	return false;
}

const char *np_lines_name(struct np_lines *l, uint64_t address, uint64_t *offset)
{
	GElf_Sym sym;
	GElf_Off at;

	const char *name = dwfl_module_addrinfo(l->module, address + symbol_bias(l), &at, &sym,
						NULL, NULL, NULL);

	*offset = at;
	return name;
}
