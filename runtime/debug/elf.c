/* ELF files: opening, sections by name, what a function is, segments. */
#include "debug/elf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "debug/cut.h"

#define READ_LARGEST (64 << 20) /* of what is read sections take memory */

int np_open_regular(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0 || (!fstat(fd, &st) && S_ISREG(st.st_mode)))
		return fd;
	close(fd);
	errno = ENOEXEC;
	return -1;
}

Elf *np_elf_begin(int fd)
{
	struct stat st;
	bool small = !fstat(fd, &st) && st.st_size <= READ_LARGEST;

	if (!small)
		np_debug_survive_cuts();
	return elf_begin(fd, small ? ELF_C_READ : ELF_C_READ_MMAP, NULL);
}

Elf_Scn *np_elf_section(Elf *elf, const char *name, GElf_Shdr *shdr)
{
	Elf_Scn *scn = NULL;
	size_t names;

	if (elf_getshdrstrndx(elf, &names))
		return NULL;
	while ((scn = elf_nextscn(elf, scn))) {
		const char *s =
			gelf_getshdr(scn, shdr) ? elf_strptr(elf, names, shdr->sh_name) : NULL;

		if (s && !strcmp(s, name))
			return scn;
	}
	return NULL;
}

bool np_elf_is_function(const GElf_Sym *s)
{
	int type = GELF_ST_TYPE(s->st_info);

	return (type == STT_FUNC || type == STT_GNU_IFUNC) && s->st_shndx != SHN_UNDEF;
}

void np_elf_segments(Elf *elf, struct np_elf_segments *out)
{
	size_t n;
	GElf_Phdr p;

	*out = (struct np_elf_segments){.n = 0};
	if (elf_getphdrnum(elf, &n) || !n || n > 4096)
		return;
	out->v = np_xcalloc(n, sizeof(*out->v));
	for (size_t i = 0; i < n; i++)
		if (gelf_getphdr(elf, (int)i, &p) && p.p_type == PT_LOAD)
			out->v[out->n++] = (struct np_elf_segment){
				p.p_offset, p.p_vaddr, p.p_filesz, p.p_memsz, p.p_align};
}

bool np_elf_linked(const struct np_elf_segments *s, uint64_t offset, uint64_t *address)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct np_elf_segment *g = &s->v[i];

		if (offset < g->offset || offset - g->offset >= g->file_size)
			continue;
		*address = offset - g->offset + g->address;
		return true;
	}
	return false;
}

bool np_elf_offset(const struct np_elf_segments *s, uint64_t address, uint64_t *offset)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct np_elf_segment *g = &s->v[i];

		if (address < g->address || address - g->address >= g->size)
			continue;
		*offset = address - g->address + g->offset;
		return true;
	}
	return false;
}
