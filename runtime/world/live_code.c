/* Machine code of functions: of files as they are on disk, of the kernel through /proc/kcore. */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world/live.h"

static int read_at(const char *path, uint64_t offset, void *buf, size_t len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;
	int err;

	if (fd < 0)
		return -errno;
	n = pread(fd, buf, len, (off_t)offset);
	err = n < 0 ? -errno : (int)n;
	close(fd);
	return err;
}

/* Where an address of the kernel is in its core file: the segments map them. */
static int kcore_offset(uint64_t address, uint64_t *offset)
{
	Elf64_Ehdr h;
	Elf64_Phdr p;

	if (read_at("/proc/kcore", 0, &h, sizeof(h)) != (int)sizeof(h))
		return -ENOENT;
	for (unsigned i = 0; i < h.e_phnum; i++) {
		if (read_at("/proc/kcore", h.e_phoff + i * sizeof(p), &p, sizeof(p)) !=
		    (int)sizeof(p))
			break;
		if (p.p_type == PT_LOAD && address >= p.p_vaddr &&
		    address - p.p_vaddr < p.p_filesz) {
			*offset = address - p.p_vaddr + p.p_offset;
			return 0;
		}
	}
	return -ENOENT;
}

int np_kernel_addresses(const char *name, bool (*f)(void *arg, uint64_t address), void *arg)
{
	size_t n = strlen(name), len;
	char *text, *save = NULL;
	int err = live_read_file("/proc/kallsyms", &text, &len);
	bool more = !err;

	for (char *line = err ? NULL : strtok_r(text, "\n", &save); line && more;
	     line = strtok_r(NULL, "\n", &save)) {
		char *end, *rest;
		uint64_t address = strtoull(line, &end, 16);

		rest = *end == ' ' && end[1] && end[2] == ' ' ? end + 3 : NULL;
		if (address && rest && strcspn(rest, "\t") == n && !strncmp(rest, name, n))
			more = f(arg, address);
	}
	if (!err)
		free(text);
	return err;
}

static bool take_first(void *arg, uint64_t address)
{
	*(uint64_t *)arg = address;
	return false;
}

/* A symbol's address in /proc/kallsyms, 0: it is not there, or not shown to us. */
static uint64_t kernel_address(const char *name)
{
	uint64_t address = 0;

	np_kernel_addresses(name, take_first, &address);
	return address;
}

uint64_t live_kernel_address(struct np_world *w, const char *name)
{
	(void)w;
	return kernel_address(name);
}

int live_can_override(struct np_world *w, const char *name)
{
	size_t n = strlen(name), len;
	char *text, *save = NULL;
	int found = 0;

	(void)w;
	if (live_read_file("/sys/kernel/debug/error_injection/list", &text, &len))
		return -1;
	/* "name [module]\tERRNO" */
	for (char *line = strtok_r(text, "\n", &save); line && !found;
	     line = strtok_r(NULL, "\n", &save))
		found = !strncmp(line, name, n) && (line[n] == '\t' || line[n] == ' ');
	free(text);
	return found;
}

int live_code(struct np_world *w, const char *path, const char *name, void *buf, size_t len)
{
	struct np_user_symbol sym;
	uint64_t offset;
	int err;

	if (path) {
		err = w->ops->user_symbol(w, path, name, &sym);
		return err ? err : read_at(path, sym.file_offset, buf, len);
	}
	err = kcore_offset(kernel_address(name), &offset);
	return err ? err : read_at("/proc/kcore", offset, buf, len);
}
