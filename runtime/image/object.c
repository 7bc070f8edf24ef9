/*
 * Program images: ELF sections by libelf, programs linked with the local functions that they
 * call, relocations by symbol name.
 */
#include "image/object.h"

#include <elf.h>
#include <gelf.h>
#include <libelf.h>
#include <linux/bpf.h>
#include <string.h>

#ifndef R_BPF_64_64
#define R_BPF_64_64 1
#define R_BPF_64_32 10
#endif

#define MAX_INSNS (1u << 20)     /* of one program: the kernel takes no more */
#define MAX_ALL_INSNS (1u << 22) /* of the image: programs may share what they call */
#define MAX_FUNCTIONS 256        /* of one program, as in the kernel */
#define MAX_WORK (1u << 26)      /* table rows looked at, all in all: less than a second */

struct section {
	const char *name;
	const uint8_t *bytes;
	size_t size;
	bool is_code;
	Elf_Data *relocations; /* of SHT_REL for it */
	size_t n_relocations;
};

/* One line of .BTF.ext: an instruction of a section and its place. */
struct origin {
	size_t section;
	struct np_object_line at;
};

struct image {
	struct np_arena *arena;
	Elf *elf;
	struct section *sections;
	size_t n_sections;
	Elf_Data *symbols;
	size_t n_symbols, strings;
	NP_VEC(struct origin) origins;
	size_t n_insns, work; /* of all programs so far */
	const char *error;
};

struct piece {
	size_t section;
	uint32_t from, to, at;
};

/* A program as it grows: pieces of sections, each once. */
struct linked {
	NP_VEC(struct bpf_insn) insns;
	NP_VEC(struct np_object_reloc) relocs;
	NP_VEC(uint32_t) functions;
	NP_VEC(bool) globals;
	NP_VEC(struct np_object_line) lines;
	/* pieces: section, first and last instruction there, where they went */
	NP_VEC(struct piece) pieces;
	bool has_callbacks, has_globals;
};

static bool wrong(struct image *im, const char *what)
{
	if (!im->error)
		im->error = what;
	return false;
}

static bool read_sections(struct image *im)
{
	size_t strings;
	Elf_Scn *scn = NULL;

	if (elf_getshdrnum(im->elf, &im->n_sections) || elf_getshdrstrndx(im->elf, &strings))
		return wrong(im, "not an ELF object");
	im->sections = np_alloc(im->arena, (im->n_sections + 1) * sizeof(*im->sections));
	while ((scn = elf_nextscn(im->elf, scn))) {
		GElf_Shdr sh;
		size_t i = elf_ndxscn(scn);
		Elf_Data *data;

		if (!gelf_getshdr(scn, &sh) || i >= im->n_sections)
			return wrong(im, "damaged: its section table");
		struct section *s = &im->sections[i];

		s->name = elf_strptr(im->elf, strings, sh.sh_name);
		if (!s->name)
			return wrong(im, "damaged: its section names");
		if (sh.sh_type == SHT_NOBITS || sh.sh_size == 0)
			continue;
		data = elf_getdata(scn, NULL);
		if (!data || !data->d_buf)
			continue;
		s->bytes = data->d_buf;
		s->size = data->d_size;
		s->is_code = sh.sh_flags & SHF_EXECINSTR;
		if (sh.sh_type == SHT_SYMTAB) {
			im->symbols = data;
			im->n_symbols = sh.sh_entsize ? sh.sh_size / sh.sh_entsize : 0;
			im->strings = sh.sh_link;
		}
	}
	scn = NULL;
	while ((scn = elf_nextscn(im->elf, scn))) {
		GElf_Shdr sh;

		if (gelf_getshdr(scn, &sh) && sh.sh_type == SHT_REL &&
		    sh.sh_info < im->n_sections && sh.sh_entsize) {
			im->sections[sh.sh_info].relocations = elf_getdata(scn, NULL);
			im->sections[sh.sh_info].n_relocations = sh.sh_size / sh.sh_entsize;
		}
	}
	return im->symbols || wrong(im, "damaged: it has no symbols");
}

static size_t find_section(const struct image *im, const char *name)
{
	for (size_t i = 1; i < im->n_sections; i++)
		if (im->sections[i].name && !strcmp(im->sections[i].name, name))
			return i;
	return 0;
}

/* Whether the function at an instruction is one that other objects could call. */
static bool is_global(const struct image *im, size_t section, uint32_t from)
{
	for (size_t i = 0; i < im->n_symbols; i++) {
		GElf_Sym sym;

		if (gelf_getsym(im->symbols, (int)i, &sym) && sym.st_shndx == section &&
		    GELF_ST_TYPE(sym.st_info) == STT_FUNC && sym.st_value / 8 == from &&
		    GELF_ST_BIND(sym.st_info) != STB_LOCAL)
			return true;
	}
	return false;
}

/* The end of the function at an instruction: the next function symbol of the section, or its end.
 */
static uint32_t function_end(const struct image *im, size_t section, uint32_t from)
{
	uint32_t end = (uint32_t)(im->sections[section].size / 8);

	for (size_t i = 0; i < im->n_symbols; i++) {
		GElf_Sym sym;

		if (!gelf_getsym(im->symbols, (int)i, &sym) || sym.st_shndx != section ||
		    GELF_ST_TYPE(sym.st_info) != STT_FUNC)
			continue;
		if (sym.st_value / 8 > from && sym.st_value / 8 < end)
			end = (uint32_t)(sym.st_value / 8);
	}
	return end;
}

static bool add_piece(struct image *im, struct linked *l, size_t section, uint32_t from,
		      uint32_t *at);

/*
 * Instruction `where` refers to a function of the image, at instruction `to` of a section: the
 * function is added, and the distance to it filled in.
 */
static bool link_function(struct image *im, struct linked *l, uint32_t where, size_t section,
			  int64_t to)
{
	uint32_t target;

	if (section >= im->n_sections || !im->sections[section].is_code)
		return wrong(im, "damaged: a relocation against data");
	if (to < 0 || to >= (int64_t)(im->sections[section].size / 8) ||
	    !add_piece(im, l, section, (uint32_t)to, &target))
		return wrong(im, "damaged: a call of nothing");
	struct bpf_insn *insn = &l->insns.v[where];

	if (insn->code == (BPF_JMP | BPF_CALL))
		insn->src_reg = BPF_PSEUDO_CALL;
	else
		insn->src_reg = BPF_PSEUDO_FUNC;
	insn->imm = (int32_t)(target - where - 1);
	return true;
}

/* One relocation of the instruction `where`. */
static bool relocate_one(struct image *im, struct linked *l, uint32_t where, const GElf_Sym *sym)
{
	const struct bpf_insn *insn = &l->insns.v[where];
	bool wide = insn->code == (BPF_LD | BPF_IMM | BPF_DW);
	bool call = insn->code == (BPF_JMP | BPF_CALL);
	const char *name;

	if ((!wide && !call) || (wide && where + 1 >= l->insns.n))
		return wrong(im, "damaged: a relocation of no constant");
	if (sym->st_shndx != SHN_UNDEF) {
		/* a call is relative to the symbol, in instructions; an address, in bytes */
		int64_t to = (int64_t)(sym->st_value / 8);

		l->has_callbacks |= wide;
		return link_function(im, l, where, sym->st_shndx,
				     to + (call ? (int64_t)insn->imm + 1 : insn->imm / 8));
	}
	name = elf_strptr(im->elf, im->strings, sym->st_name);
	if (!name || !*name)
		return wrong(im, "damaged: a relocation without a name");
	struct np_object_reloc r = {
		.insn = where, .symbol = np_strdup(im->arena, name), .is_call = call};

	if (wide)
		r.addend = (int64_t)((uint64_t)(uint32_t)insn[0].imm |
				     (uint64_t)(uint32_t)insn[1].imm << 32);
	np_vec_push(im->arena, &l->relocs, r);
	return true;
}

/* The instructions from..to of a section, which went to `at`. */
static bool relocate(struct image *im, struct linked *l, size_t section, uint32_t from, uint32_t to,
		     uint32_t at)
{
	const struct section *s = &im->sections[section];
	bool *done = np_alloc(im->arena, to - from);

	for (size_t i = 0; s->relocations && i < s->n_relocations; i++) {
		GElf_Rel rel;
		GElf_Sym sym;

		if (!gelf_getrel(s->relocations, (int)i, &rel) ||
		    !gelf_getsym(im->symbols, (int)GELF_R_SYM(rel.r_info), &sym) ||
		    rel.r_offset % 8)
			return wrong(im, "damaged: a relocation");
		if (rel.r_offset / 8 < from || rel.r_offset / 8 >= to)
			continue;
		uint32_t i_insn = (uint32_t)(rel.r_offset / 8) - from;

		if (done[i_insn])
			return wrong(im, "damaged: two relocations of one place");
		done[i_insn] = true;
		if (!relocate_one(im, l, at + i_insn, &sym))
			return false;
	}
	/* calls within a section may need no relocation: their distance is known already */
	for (uint32_t i = from; i < to; i++) {
		const struct bpf_insn *insn = &l->insns.v[at + i - from];
		bool call = insn->code == (BPF_JMP | BPF_CALL);

		if (done[i - from] || !insn->src_reg ||
		    !(call || insn->code == (BPF_LD | BPF_IMM | BPF_DW)))
			continue;
		/* a function of the kernel, a map: their numbers are the kernel's, not an image's
		 */
		if (!call || insn->src_reg != BPF_PSEUDO_CALL)
			return wrong(im, "damaged: it names something of a kernel by its number");
		if (!link_function(im, l, at + i - from, section, (int64_t)i + insn->imm + 1))
			return false;
	}
	return true;
}

/* Lines of the instructions from..to, which go to `at`; the kernel wants one at the first. */
static void add_lines(struct image *im, struct linked *l, size_t section, uint32_t from,
		      uint32_t to, uint32_t at)
{
	uint32_t first = l->lines.n;

	np_vec_each (struct origin, o, &im->origins) {
		struct np_object_line line = o->at;

		if (o->section != section || line.insn < from || line.insn >= to)
			continue;
		line.insn = line.insn - from + at;
		if (l->lines.n == first)
			line.insn = at;
		else if (line.insn <= l->lines.v[l->lines.n - 1].insn)
			continue;
		np_vec_push(im->arena, &l->lines, line);
	}
	if (im->origins.n && l->lines.n == first)
		np_vec_push(im->arena, &l->lines, ((struct np_object_line){.insn = at}));
}

/* Appends the function that begins at `from`, with what it calls; *at is where it went. */
static bool add_piece(struct image *im, struct linked *l, size_t section, uint32_t from,
		      uint32_t *at)
{
	const struct section *s = &im->sections[section];
	uint32_t to;

	for (uint32_t i = 0; i < l->pieces.n; i++)
		if (l->pieces.v[i].section == section && l->pieces.v[i].from == from) {
			*at = l->pieces.v[i].at;
			return true;
		}
	to = function_end(im, section, from);
	if (s->size % 8 || from >= to || l->insns.n + (to - from) > MAX_INSNS ||
	    im->n_insns + (to - from) > MAX_ALL_INSNS || l->pieces.n >= MAX_FUNCTIONS ||
	    im->work > MAX_WORK)
		return wrong(im, "damaged: a program");
	im->n_insns += to - from;
	im->work += im->n_symbols + s->n_relocations + im->origins.n;
	*at = l->insns.n;
	struct piece *p = np_vec_add(im->arena, &l->pieces);

	*p = (struct piece){section, from, to, *at};
	np_vec_push(im->arena, &l->functions, *at);
	/* the first is the program itself */
	np_vec_push(im->arena, &l->globals, *at && is_global(im, section, from));
	l->has_globals |= l->globals.v[l->globals.n - 1];
	add_lines(im, l, section, from, to, *at);
	for (uint32_t i = from; i < to; i++) {
		struct bpf_insn insn;

		memcpy(&insn, s->bytes + (size_t)i * 8, 8);
		np_vec_push(im->arena, &l->insns, insn);
	}
	return relocate(im, l, section, from, to, *at);
}

static bool read_program(struct image *im, const char *name, struct np_object_program *out)
{
	size_t section = find_section(im, name);
	struct linked l = {0};
	uint32_t at;

	if (!section || !im->sections[section].is_code)
		return wrong(im, "damaged: a program of its plan is missing");
	if (!add_piece(im, &l, section, 0, &at))
		return false;
	out->insns = (const uint64_t *)l.insns.v;
	out->n_insns = l.insns.n;
	out->relocs = l.relocs.v;
	out->n_relocs = l.relocs.n;
	out->functions = l.functions.v;
	out->n_functions = l.functions.n;
	out->globals = l.globals.v;
	out->has_globals = l.has_globals;
	out->lines = l.lines.v;
	out->n_lines = l.lines.n;
	out->has_callbacks = l.has_callbacks;
	return true;
}

/* A part of a BTF section: `len` bytes at `offset`, 32-bit numbers. */
static bool part_of(const struct section *s, uint32_t offset, uint32_t len)
{
	return offset <= s->size && len <= s->size - offset;
}

static uint32_t load32(const struct section *s, size_t offset)
{
	uint32_t v;

	memcpy(&v, s->bytes + offset, 4);
	return v;
}

/*
 * .BTF.ext's line info (header: u16 magic, u8 version and flags, u32 header length, then offset
 * and length of function info and line info; line info: u32 record size, and for each section
 * its name in .BTF's strings, u32 count, records of u32 instruction in bytes, file, text, and
 * line << 10 | column). It explains, no more: where it is damaged, it is not used.
 */
static void read_lines(struct image *im)
{
	const struct section *ext = &im->sections[find_section(im, ".BTF.ext")];
	const struct section *btf = &im->sections[find_section(im, ".BTF")];
	uint32_t at, end, size, strings, n_strings;

	if (ext->size < 24 || btf->size < 24 || load32(ext, 0) != 0x1eb9f ||
	    load32(btf, 0) != 0x1eb9f)
		return;
	at = load32(ext, 4) + load32(ext, 16);
	size = load32(ext, 20);
	strings = load32(btf, 4) + load32(btf, 16);
	n_strings = load32(btf, 20);
	if (!part_of(ext, at, size) || size < 4 || !part_of(btf, strings, n_strings) ||
	    !n_strings || btf->bytes[strings + n_strings - 1])
		return;
	end = at + size;
	size = load32(ext, at);
	if (size < 16)
		return;
	for (at += 4; end - at >= 8;) {
		uint32_t name = load32(ext, at), n = load32(ext, at + 4);
		size_t section;

		at += 8;
		if (name >= n_strings || n > (end - at) / size)
			return;
		section = find_section(im, (const char *)btf->bytes + strings + name);
		for (uint32_t i = 0; i < n; i++, at += size) {
			uint32_t place = load32(ext, at + 12);

			if (section)
				np_vec_push(im->arena, &im->origins,
					    ((struct origin){section,
							     {.insn = load32(ext, at) / 8,
							      .line = place >> 10,
							      .column = place & 1023}}));
		}
	}
}

static bool read_data(struct image *im, struct np_object *o)
{
	const struct section *s = &im->sections[find_section(im, NP_DATA_SECTION)];
	uint8_t *data;

	np_vec_each (struct np_plan_map, m, &o->plan->maps) {
		if (m->role != NP_MAP_DATA)
			continue;
		if (s->size > m->value_size)
			return wrong(im, "damaged: its constant bytes");
		data = np_alloc(im->arena, m->value_size);
		if (s->bytes)
			memcpy(data, s->bytes, s->size);
		o->data = data;
	}
	return true;
}

static struct np_object *read_image(struct image *im)
{
	struct np_object *o = np_alloc(im->arena, sizeof(*o));
	const char *error;
	size_t plan;

	if (!read_sections(im))
		return NULL;
	plan = find_section(im, NP_PLAN_SECTION);
	if (!plan || !im->sections[plan].bytes) {
		wrong(im, "not a program image of nprobe");
		return NULL;
	}
	o->plan = np_plan_decode(im->arena, im->sections[plan].bytes, im->sections[plan].size,
				 &error);
	if (!o->plan) {
		wrong(im, error);
		return NULL;
	}
	if (!read_data(im, o))
		return NULL;
	read_lines(im);
	o->programs = np_alloc(im->arena, (o->plan->programs.n + 1) * sizeof(*o->programs));
	for (uint32_t i = 0; i < o->plan->programs.n; i++)
		if (!read_program(im, o->plan->programs.v[i].section, &o->programs[i]))
			return NULL;
	return o;
}

bool np_is_image(const char *bytes, size_t len)
{
	return len > 4 && !memcmp(bytes, "\177ELF", 4);
}

struct np_object *np_object_read(struct np_arena *a, const void *bytes, size_t len,
				 const char **error)
{
	struct image im = {.arena = a};
	struct np_object *o = NULL;
	GElf_Ehdr eh;

	*error = NULL;
	elf_version(EV_CURRENT);
	/* libelf may convert in place: it gets a copy, which also aligns the sections */
	char *copy = np_memdup(a, bytes, len);

	im.elf = len > 64 ? elf_memory(copy, len) : NULL;
	if (!im.elf || elf_kind(im.elf) != ELF_K_ELF || !gelf_getehdr(im.elf, &eh) ||
	    eh.e_machine != EM_BPF || eh.e_ident[EI_CLASS] != ELFCLASS64)
		wrong(&im, "not a program image of nprobe");
	else
		o = read_image(&im);
	if (im.elf)
		elf_end(im.elf);
	*error = im.error;
	return o;
}
