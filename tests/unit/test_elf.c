/*
 * What is read out of ELF files: this program's own USDT sites and symbols, where the addresses
 * are known, and libc's functions as nm(1) lists them.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "world/world_live.h"

#if __has_include(<sys/sdt.h>)
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>
/* A value in the file by which the semaphore's place can be recognised. */
__extension__ unsigned short np_test_guarded_semaphore __attribute__((section(".probes"), used)) =
	0x5a17;
unsigned short np_test_plain_semaphore __attribute__((section(".probes"), used)) = 0x3c09;
#define HAS_SDT 1
#endif

#if defined(__x86_64__)
/* Functions whose first bytes are known. */
__asm__(".text\n"
	".globl np_test_marked\n.type np_test_marked, @function\n"
	"np_test_marked: endbr64\nret\n.size np_test_marked, . - np_test_marked\n"
	".globl np_test_unmarked\n.type np_test_unmarked, @function\n"
	"np_test_unmarked: nop\nret\n.size np_test_unmarked, . - np_test_unmarked\n");
#endif

/* Found by name below, so it must be there and be a function of its own. */
__attribute__((noinline, used)) int np_test_local(int a);
__attribute__((noinline, used)) int np_test_local(int a)
{
#ifdef HAS_SDT
	__asm__ volatile(".globl np_test_site\nnp_test_site:");
	STAP_PROBE(np_test, plain);
	STAP_PROBE2(np_test, guarded, a, (long)a * 2);
#endif
	return a + 1;
}

/* The link-time address at a file offset, by the program headers read by hand; 0: none. */
static uint64_t address_at(const char *path, uint64_t offset)
{
	int fd = open(path, O_RDONLY);
	uint64_t address = 0;
	Elf64_Ehdr e;
	Elf64_Phdr p;

	CHECK(fd >= 0 && pread(fd, &e, sizeof(e), 0) == (ssize_t)sizeof(e));
	for (unsigned i = 0; i < e.e_phnum; i++) {
		off_t at = (off_t)(e.e_phoff + i * sizeof(p));

		if (pread(fd, &p, sizeof(p), at) == (ssize_t)sizeof(p) && p.p_type == PT_LOAD &&
		    offset >= p.p_offset && offset < p.p_offset + p.p_filesz)
			address = offset - p.p_offset + p.p_vaddr;
	}
	close(fd);
	return address;
}

static void test_own_symbols(struct np_world *w, const char *self)
{
	struct np_user_symbol s;
	uint64_t at;

	CHECK_INT(w->ops->user_symbol(w, self, "np_test_local", &s), 0);
	CHECK_INT(s.address, (uintptr_t)np_test_local); /* linked without PIE */
	CHECK_INT(address_at(self, s.file_offset), s.address);
	CHECK(s.size > 0);
	CHECK_INT(w->ops->user_symbol(w, self, "np_test_loca", &s), -ENOENT);
	CHECK_INT(w->ops->user_symbol(w, self, "", &s), -ENOENT);
	CHECK_INT(w->ops->user_symbol(w, "/etc/passwd", "main", &s), -ENOEXEC);
	CHECK_INT(w->ops->user_symbol(w, "/no/such/file", "main", &s), -ENOENT);
#if defined(__x86_64__)
	CHECK_INT(w->ops->user_symbol(w, self, "np_test_marked", &s), 0);
	CHECK_INT(np_user_entry(self, s.file_offset, &at), 0);
	CHECK_INT(at, s.file_offset + 4);
	CHECK_INT(w->ops->user_symbol(w, self, "np_test_unmarked", &s), 0);
	CHECK_INT(np_user_entry(self, s.file_offset, &at), 0);
	CHECK_INT(at, s.file_offset);
#endif
	CHECK_INT(np_user_entry("/no/such/file", 0, &at), -ENOENT);
}

/* Each function that nm lists as a default version has nm's address. */
static void test_libc(struct np_world *w)
{
	const char *path = w->ops->find_binary(w, "c");
	unsigned n = 0, wrong = 0;
	char command[512], line[512];
	struct np_user_symbol s;
	FILE *nm;

	CHECK(path != NULL);
	if (!path)
		return;
	CHECK(strstr(path, "/libc.so") || strstr(path, "/libc.musl"));
	snprintf(command, sizeof(command), "nm -D --defined-only %s 2>/dev/null", path);
	nm = popen(command, "r");
	while (nm && fgets(line, sizeof(line), nm)) {
		unsigned long long address;
		char type, name[256], *version;

		if (sscanf(line, "%llx %c %255s", &address, &type, name) != 3 ||
		    !strchr("TW", type))
			continue;
		version = strchr(name, '@');
		if (version && version[1] != '@')
			continue;
		if (version)
			*version = 0;
		n++;
		if (w->ops->user_symbol(w, path, name, &s) || s.address != address ||
		    address_at(path, s.file_offset) != address) {
			wrong++;
			fprintf(stderr, "%s: nm says %llx\n", name, address);
		}
	}
	if (nm)
		pclose(nm);
	if (!n)
		CHECK_SKIP("nm is not installed");
	CHECK_INT(wrong, 0);
}

static bool count(void *arg, const char *path, const char *name)
{
	(void)path;
	*(unsigned *)arg += !strcmp(name, "np_test_local") || !strcmp(name, "main");
	return true;
}

static void test_names(struct np_world *w, const char *self)
{
	const char *sh = w->ops->find_binary(w, "sh"), *c = w->ops->find_binary(w, "c");
	unsigned n = 0;

	CHECK_INT(w->ops->each_user_symbol(w, self, count, &n), 0);
	CHECK_INT(n, 2);
	CHECK(sh && !access(sh, X_OK));
	CHECK_STR(w->ops->find_binary(w, self), self);
	CHECK(c && w->ops->find_binary(w, "libc"));
	if (c)
		CHECK_STR(w->ops->find_binary(w, "libc.so.6"), c);
	CHECK(!w->ops->find_binary(w, "no-such-library"));
	CHECK(!w->ops->find_binary(w, "") && !w->ops->find_binary(w, ".."));
	CHECK(!w->ops->find_binary(w, "./no/such/file"));
}

#ifdef HAS_SDT
extern const char np_test_site[];

static uint16_t half_at(const char *path, uint64_t offset)
{
	int fd = open(path, O_RDONLY);
	uint16_t v = 0;

	CHECK(pread(fd, &v, sizeof(v), (off_t)offset) == (ssize_t)sizeof(v));
	close(fd);
	return v;
}

/* `moved`: by how much the sections were moved behind the notes' back. */
static void check_sites(struct np_world *w, const char *path)
{
	const struct np_usdt_site *sites = NULL, *plain = NULL, *guarded = NULL;
	uint32_t n = 0;

	CHECK_INT(w->ops->usdt(w, path, &sites, &n), 0);
	for (uint32_t i = 0; i < n; i++) {
		if (strcmp(sites[i].provider, "np_test"))
			continue;
		if (!strcmp(sites[i].name, "plain"))
			plain = &sites[i];
		else if (!strcmp(sites[i].name, "guarded"))
			guarded = &sites[i];
	}
	CHECK(plain && guarded);
	if (!plain || !guarded)
		return;
	CHECK_STR(plain->args, "");
	CHECK_INT(address_at(path, plain->file_offset), (uintptr_t)np_test_site);
	CHECK_INT(half_at(path, plain->semaphore_offset), 0x3c09);
	CHECK_INT(half_at(path, guarded->semaphore_offset), 0x5a17);
	/* "-4@PLACE -8@PLACE": an int and a long. */
	CHECK(!strncmp(guarded->args, "-4@", 3) && strstr(guarded->args, " -8@"));
	CHECK(guarded->file_offset > plain->file_offset);
}

/*
 * A copy of this program in which every note's three addresses are too high by the same: as
 * prelink leaves it. The base says so, and the sites must come out the same.
 */
static void test_moved(struct np_world *w, const char *self)
{
	char path[] = "/tmp/np-elf-XXXXXX";
	int in = open(self, O_RDONLY), out = mkstemp(path);
	struct stat st;
	unsigned char *p, *at, *end;

	CHECK(in >= 0 && out >= 0 && !fstat(in, &st));
	p = malloc((size_t)st.st_size);
	CHECK(p && read(in, p, (size_t)st.st_size) == st.st_size);
	end = p + st.st_size;
	/* A note: name size 8, description size, type 3, "stapsdt\0", then the addresses. */
	for (at = p; (at = memmem(at, (size_t)(end - at), "stapsdt", 8)); at += 8) {
		static const uint32_t kind = 3;
		uint64_t words[3];

		if (at - p < 12 || end - at < 32 || memcmp(at - 4, &kind, 4))
			continue;
		memcpy(words, at + 8, sizeof(words));
		words[0] += 0x1000;
		words[1] += 0x1000;
		words[2] += words[2] ? 0x1000 : 0;
		memcpy(at + 8, words, sizeof(words));
	}
	CHECK(write(out, p, (size_t)st.st_size) == st.st_size);
	close(in);
	close(out);
	free(p);
	check_sites(w, path);
	unlink(path);
}

static void test_usdt(struct np_world *w, const char *self)
{
	const struct np_usdt_site *sites;
	uint32_t n;

	check_sites(w, self);
	test_moved(w, self);
	CHECK_INT(w->ops->usdt(w, "/bin/true", &sites, &n), 0);
	CHECK_INT(n, 0);
	CHECK_INT(w->ops->usdt(w, "/etc/passwd", &sites, &n), -ENOEXEC);
}
#endif

/* Cut off anywhere, and with single bytes changed: errors, never a crash. */
static void test_damaged(const char *self)
{
	char path[] = "/tmp/np-elf-XXXXXX";
	int in = open(self, O_RDONLY), out = mkstemp(path);
	unsigned char *p;
	struct stat st;
	uint32_t state = 7;

	CHECK(in >= 0 && out >= 0 && !fstat(in, &st));
	p = malloc((size_t)st.st_size);
	CHECK(p && read(in, p, (size_t)st.st_size) == st.st_size);
	close(in);
	for (int round = 0; round < 60; round++) {
		size_t len = (size_t)st.st_size;
		const struct np_usdt_site *sites;
		struct np_user_symbol s;
		struct np_world *w = np_world_live();
		unsigned n = 0;
		uint32_t count_sites;
		unsigned char was;
		/* The headers at the front and the section headers at the end matter most. */
		size_t place;

		state = state * 1664525 + 1013904223;
		place = round % 2 ? (state >> 8) % 1024 : len - 1 - (state >> 8) % 4096;
		was = p[place];
		p[place] = (unsigned char)(state >> 3);
		if (round % 5 == 0)
			len = (state >> 4) % len;
		CHECK(!ftruncate(out, 0) && pwrite(out, p, len, 0) == (ssize_t)len);
		p[place] = was;
		w->ops->user_symbol(w, path, "np_test_local", &s);
		w->ops->user_symbol(w, path, "no such", &s);
		w->ops->usdt(w, path, &sites, &count_sites);
		w->ops->each_user_symbol(w, path, count, &n);
		w->ops->close(w);
	}
	close(out);
	free(p);
	unlink(path);
}

/* Cut short while it is open, as by who installs another version: errors, never the end. */
static void test_cut(const char *self)
{
	char path[] = "/tmp/np-elf-XXXXXX";
	int in = open(self, O_RDONLY), out = mkstemp(path);
	struct np_world *w = np_world_live();
	const struct np_usdt_site *sites;
	struct np_user_function f;
	struct np_user_symbol s;
	char bytes[65536];
	uint32_t count_sites;
	unsigned n = 0;
	ssize_t got;

	while ((got = read(in, bytes, sizeof(bytes))) > 0)
		CHECK(write(out, bytes, (size_t)got) == got);
	close(in);
	CHECK_INT(w->ops->user_symbol(w, path, "np_test_local", &s), 0);
	CHECK_INT(ftruncate(out, 0), 0);
	w->ops->user_symbol(w, path, "no such", &s);
	w->ops->user_function(w, path, "np_test_local", &f);
	w->ops->usdt(w, path, &sites, &count_sites);
	w->ops->each_user_symbol(w, path, count, &n);
	w->ops->close(w);
	close(out);
	unlink(path);
}

int main(void)
{
	struct np_world *w = np_world_live();
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	CHECK(n > 0);
	self[n > 0 ? n : 0] = 0;
	test_own_symbols(w, self);
	test_libc(w);
	test_names(w, self);
#ifdef HAS_SDT
	test_usdt(w, self);
#else
	CHECK_SKIP("no <sys/sdt.h>");
#endif
	test_damaged(self);
	test_cut(self);
	w->ops->close(w);
	return check_done();
}
