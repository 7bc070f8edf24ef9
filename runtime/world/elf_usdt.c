/*
 * USDT sites: notes of owner "stapsdt", type 3, in .note.stapsdt.  A note is three addresses
 * (site, .stapsdt.base as linked, semaphore) and three strings (provider, name, arguments).
 * prelink moves sections without touching notes: the base tells by how much.
 */
#include <errno.h>
#include <string.h>

#include "base/vec.h"
#include "world/elf_internal.h"

#define NT_STAPSDT 3

struct cursor {
	const unsigned char *p;
	size_t n;
};

static bool take_address(struct cursor *c, size_t width, uint64_t *out)
{
	if (c->n < width)
		return false;
	*out = 0;
	memcpy(out, c->p, width); /* the notes have the host's byte order, as we only trace it */
	c->p += width;
	c->n -= width;
	return true;
}

static bool take_string(struct cursor *c, const char **out)
{
	size_t len = strnlen((const char *)c->p, c->n);

	if (len == c->n)
		return false;
	*out = (const char *)c->p;
	c->p += len + 1;
	c->n -= len + 1;
	return true;
}

/* One note; false: malformed, or of an address that no segment has. */
static bool read_site(struct elf_file *f, struct cursor c, uint64_t base, struct np_usdt_site *out)
{
	size_t width = gelf_getclass(f->elf) == ELFCLASS32 ? 4 : 8;
	uint64_t pc, linked_base, semaphore, moved = 0;
	const char *provider, *name, *args;

	if (!take_address(&c, width, &pc) || !take_address(&c, width, &linked_base) ||
	    !take_address(&c, width, &semaphore) || !take_string(&c, &provider) ||
	    !take_string(&c, &name) || !take_string(&c, &args))
		return false;
	if (base)
		moved = base - linked_base;
	memset(out, 0, sizeof(*out));
	if (!elf_offset(f, pc + moved, &out->file_offset))
		return false;
	if (semaphore && !elf_offset(f, semaphore + moved, &out->semaphore_offset))
		return false;
	out->provider = np_strdup(f->arena, provider);
	out->name = np_strdup(f->arena, name);
	out->args = np_strdup(f->arena, args);
	return true;
}

static int read_sites(struct elf_file *f)
{
	NP_VEC(struct np_usdt_site) sites = {0};
	GElf_Shdr shdr;
	uint64_t base;
	Elf_Scn *scn;
	Elf_Data *d;

	base = np_elf_section(f->elf, ".stapsdt.base", &shdr) ? shdr.sh_addr : 0;
	scn = np_elf_section(f->elf, ".note.stapsdt", &shdr);
	if (!scn)
		return 0;
	d = elf_getdata(scn, NULL);
	if (!d)
		return -ENOEXEC;
	for (size_t at = 0, name, desc, next; at < d->d_size; at = next) {
		const char *bytes = d->d_buf;
		struct np_usdt_site site;
		struct cursor c;
		GElf_Nhdr n;

		next = gelf_getnote(d, at, &n, &name, &desc);
		if (!next)
			break;
		if (n.n_type != NT_STAPSDT || n.n_namesz != 8 || memcmp(bytes + name, "stapsdt", 8))
			continue;
		c.p = (const unsigned char *)bytes + desc;
		c.n = n.n_descsz;
		if (read_site(f, c, base, &site))
			np_vec_push(f->arena, &sites, site);
	}
	f->sites = sites.v;
	f->n_sites = sites.n;
	return 0;
}

int elf_file_usdt(struct elf_file *f, const struct np_usdt_site **sites, uint32_t *n)
{
	if (!f->usdt_known) {
		f->usdt_known = true;
		f->usdt_error = read_sites(f);
	}
	if (f->usdt_error)
		return f->usdt_error;
	*sites = f->sites;
	*n = f->n_sites;
	return 0;
}
