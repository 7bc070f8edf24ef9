/* Debug info: what is opened, where addresses are in files, how much is unpacked. */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <lzma.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "debug/elf.h"
#include "debug/find.h"
#include "debug/lines.h"

static void test_open(void)
{
	char dir[] = "/tmp/np-debug-XXXXXX", path[64];
	int fd;

	CHECK(mkdtemp(dir) != NULL);
	snprintf(path, sizeof(path), "%s/pipe", dir);
	CHECK_INT(mkfifo(path, 0600), 0);
	CHECK_INT(np_open_regular(path), -1);
	CHECK_INT(errno, ENOEXEC);
	unlink(path);
	CHECK_INT(np_open_regular(path), -1);
	CHECK_INT(errno, ENOENT);
	CHECK_INT(np_open_regular(dir), -1);
	CHECK_INT(errno, ENOEXEC);
	CHECK_INT(np_open_regular("/dev/null"), -1);
	CHECK_INT(errno, ENOEXEC);
	fd = np_open_regular("/proc/self/exe");
	CHECK(fd >= 0);
	close(fd);
	rmdir(dir);
}

/* A file that is cut short while its lines are looked for has none: that ends nobody. */
static void test_cut(void)
{
	char path[] = "/tmp/np-cut-XXXXXX", piece[4096];
	int fd = mkstemp(path), own = open("/proc/self/exe", O_RDONLY);
	const struct np_line *line;
	struct np_lines *whole = np_lines_open("/proc/self/exe", -1, ""), *l;
	ssize_t n;

	while ((n = read(own, piece, sizeof(piece))) > 0)
		CHECK(write(fd, piece, (size_t)n) == n);
	l = np_lines_open(path, -1, "");
	CHECK(whole && l);
	/* linked where it is run: -no-pie */
	CHECK(np_lines_at(whole, (uintptr_t)test_cut, &line) == 1);
	CHECK(!ftruncate(fd, 0));
	CHECK(np_lines_at(l, (uintptr_t)test_cut, &line) == 0);
	np_lines_close(l);
	np_lines_close(whole);
	close(own);
	close(fd);
	unlink(path);
}

static void test_segments(void)
{
	/* the second is larger in memory than in the file */
	struct np_elf_segment v[] = {{0, 0x1000, 0x100, 0x100, 0x1000},
				     {0x100, 0x3000, 0x10, 0x20, 0x1000}};
	struct np_elf_segments s = {v, 2};
	uint64_t at;

	CHECK(np_elf_linked(&s, 0xff, &at) && at == 0x10ff);
	CHECK(np_elf_linked(&s, 0x100, &at) && at == 0x3000);
	CHECK(!np_elf_linked(&s, 0x110, &at));
	CHECK(np_elf_offset(&s, 0x1000, &at) && at == 0);
	CHECK(np_elf_offset(&s, 0x301f, &at) && at == 0x11f);
	CHECK(!np_elf_offset(&s, 0x3020, &at) && !np_elf_offset(&s, 0xfff, &at));
}

#define LARGEST (256u << 20) /* that is unpacked */

struct packed {
	Elf64_Ehdr header;
	Elf64_Shdr sections[3];
	char names[32];
	uint8_t data[128 << 10];
};

/* An ELF file with so many zeros in it, packed. */
static struct packed *pack(size_t zeros)
{
	static const uint8_t zero[1 << 16];
	struct packed *f = calloc(1, sizeof(*f));
	lzma_stream x = LZMA_STREAM_INIT;
	lzma_ret ret = lzma_easy_encoder(&x, 0, LZMA_CHECK_NONE);

	x.next_out = f->data;
	x.avail_out = sizeof(f->data);
	while (ret == LZMA_OK) {
		if (!x.avail_in) {
			x.next_in = zero;
			x.avail_in = zeros < sizeof(zero) ? zeros : sizeof(zero);
			zeros -= x.avail_in;
		}
		ret = lzma_code(&x, zeros ? LZMA_RUN : LZMA_FINISH);
	}
	CHECK_INT(ret, LZMA_STREAM_END);
	memcpy(f->names, "\0.gnu_debugdata\0.names", 23);
	f->header = (Elf64_Ehdr){
		.e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64,
			    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB,
			    EV_CURRENT},
		.e_type = ET_EXEC,
		.e_version = EV_CURRENT,
		.e_shoff = offsetof(struct packed, sections),
		.e_ehsize = sizeof(f->header),
		.e_shentsize = sizeof(*f->sections),
		.e_shnum = 3,
		.e_shstrndx = 2,
	};
	f->sections[1] = (Elf64_Shdr){.sh_name = 1,
				      .sh_type = SHT_PROGBITS,
				      .sh_offset = offsetof(struct packed, data),
				      .sh_size = x.total_out};
	f->sections[2] = (Elf64_Shdr){.sh_name = 16,
				      .sh_type = SHT_STRTAB,
				      .sh_offset = offsetof(struct packed, names),
				      .sh_size = sizeof(f->names)};
	lzma_end(&x);
	return f;
}

static void test_unpack(size_t zeros, bool unpacks)
{
	struct packed *f = pack(zeros);
	Elf *elf = elf_memory((char *)f, sizeof(*f));
	size_t size = 0;
	uint8_t *out = np_debug_mini(elf, &size);

	CHECK_INT(out != NULL, unpacks);
	if (out)
		CHECK(size == zeros && !out[0] && !out[size - 1]);
	free(out);
	elf_end(elf);
	free(f);
}

int main(void)
{
	elf_version(EV_CURRENT);
	test_open();
	test_cut();
	test_segments();
	test_unpack(100, true);
	test_unpack(1 << 20, true);
	test_unpack(LARGEST + 1, false);
	return check_done();
}
