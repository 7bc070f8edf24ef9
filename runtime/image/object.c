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

#define MAX_INSNS (1u << 20)

struct section {
	const char *name;
	const uint8_t *bytes;
	size_t size;
	Elf_Data *relocations; /* of SHT_REL for it */
	size_t n_relocations;
};

struct image {
	struct np_arena *arena;
	Elf *elf;
	struct section *sections;
	size_t n_sections;
	Elf_Data *symbols;
	size_t n_symbols, strings;
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
	/* pieces: section, first and last instruction there, where they went */
	NP_VEC(struct piece) pieces;
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

static bool relocate(struct image *im, struct linked *l, size_t section, uint32_t from, uint32_t to,
		     uint32_t at)
{
	const struct section *s = &im->sections[section];

	for (size_t i = 0; s->relocations && i < s->n_relocations; i++) {
		GElf_Rel rel;
		GElf_Sym sym;
		uint32_t where, target;
		const char *name;

		if (!gelf_getrel(s->relocations, (int)i, &rel) ||
		    !gelf_getsym(im->symbols, (int)GELF_R_SYM(rel.r_info), &sym) ||
		    rel.r_offset % 8)
			return wrong(im, "damaged: a relocation");
		if (rel.r_offset / 8 < from || rel.r_offset / 8 >= to)
			continue;
		where = (uint32_t)(rel.r_offset / 8) - from + at;
		struct bpf_insn *insn = &l->insns.v[where];

		name = elf_strptr(im->elf, im->strings, sym.st_name);
		if (sym.st_shndx != SHN_UNDEF) {
			/* a call of a function of ours, relative to the symbol */
			if (insn->code != (BPF_JMP | BPF_CALL) || sym.st_shndx >= im->n_sections)
				return wrong(im, "damaged: a relocation against data");
			int64_t to_insn = (int64_t)(sym.st_value / 8) + insn->imm + 1;

			if (to_insn < 0 ||
			    to_insn >= (int64_t)(im->sections[sym.st_shndx].size / 8) ||
			    !add_piece(im, l, sym.st_shndx, (uint32_t)to_insn, &target))
				return wrong(im, "damaged: a call of nothing");
			insn = &l->insns.v[where];
			insn->src_reg = BPF_PSEUDO_CALL;
			insn->imm = (int32_t)(target - where - 1);
			continue;
		}
		if (!name || !*name)
			return wrong(im, "damaged: a relocation without a name");
		bool wide = insn->code == (BPF_LD | BPF_IMM | BPF_DW);

		if ((!wide && insn->code != (BPF_JMP | BPF_CALL)) ||
		    (wide && where + 1 >= l->insns.n))
			return wrong(im, "damaged: a relocation of no constant");
		struct np_object_reloc r = {.insn = where, .symbol = np_strdup(im->arena, name)};

		if (wide)
			r.addend = (int64_t)((uint64_t)(uint32_t)insn[0].imm |
					     (uint64_t)(uint32_t)insn[1].imm << 32);
		np_vec_push(im->arena, &l->relocs, r);
	}
	return true;
}

/* Appends the function that begins at `from`, with what it calls; *at is where it went. */
static bool add_piece(struct image *im, struct linked *l, size_t section, uint32_t from,
		      uint32_t *at)
{
	const struct section *s = &im->sections[section];
	uint32_t to = function_end(im, section, from);

	for (uint32_t i = 0; i < l->pieces.n; i++)
		if (l->pieces.v[i].section == section && l->pieces.v[i].from == from) {
			*at = l->pieces.v[i].at;
			return true;
		}
	if (s->size % 8 || from >= to || l->insns.n + (to - from) > MAX_INSNS || l->pieces.n > 256)
		return wrong(im, "damaged: a program");
	*at = l->insns.n;
	struct piece *p = np_vec_add(im->arena, &l->pieces);

	*p = (struct piece){section, from, to, *at};
	np_vec_push(im->arena, &l->functions, *at);
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

	if (!section || !im->sections[section].size)
		return wrong(im, "damaged: a program of its plan is missing");
	if (!add_piece(im, &l, section, 0, &at))
		return false;
	out->insns = (const uint64_t *)l.insns.v;
	out->n_insns = l.insns.n;
	out->relocs = l.relocs.v;
	out->n_relocs = l.relocs.n;
	out->functions = l.functions.v;
	out->n_functions = l.functions.n;
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
	o->programs = np_alloc(im->arena, (o->plan->programs.n + 1) * sizeof(*o->programs));
	for (uint32_t i = 0; i < o->plan->programs.n; i++)
		if (!read_program(im, o->plan->programs.v[i].section, &o->programs[i]))
			return NULL;
	return o;
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
