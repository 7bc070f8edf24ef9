/*
 * Symbols: the parser against hand-made text, the table against /proc/kallsyms itself, user
 * symbols against our own functions, libc's and what nm says of this program.
 */
#include <dlfcn.h>
#include <elf.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sym/sym_internal.h"

static int failures, checks;

static void check(int line, bool ok, const char *what)
{
	checks++;
	if (ok)
		return;
	failures++;
	printf("%s:%d: %s\n", __FILE__, line, what);
}
#define CHECK(x) check(__LINE__, x, #x)

static bool is(const struct sym_kernel *k, uint64_t address, const char *name, uint64_t offset,
	       const char *module)
{
	struct np_symbol s;

	if (!sym_kernel_find(k, address, &s))
		return !name;
	return name && !strcmp(s.name, name) && s.offset == offset && !strcmp(s.module, module);
}

static void parse(struct sym_kernel *k, const char *text)
{
	memset(k, 0, sizeof(*k));
	sym_kernel_parse(k, strdup(text), strlen(text));
}

static void hand_made(void)
{
	struct sym_kernel k;

	parse(&k, "0000000000000000 A fixed_percpu_data\n"
		  "ffffffff81000000 T _stext\n"
		  "ffffffff81000000 T _text\n"
		  "ffffffff81000040 t do_it\n"
		  "ffffffff81000050 t .Lgarbage\n"
		  "a broken line\n"
		  "\n"
		  "ffffffff81000080 W weak\n"
		  "ffffffffc0002000 t later\t[mod]\n"
		  "ffffffffc0001000 t earlier\t[mod]\n"
		  "ffffffffc0001100 d data\t[other]");
	CHECK(!k.hidden && k.table.n == 7);
	CHECK(is(&k, 0xffffffff81000000, "_stext", 0, ""));
	CHECK(is(&k, 0xffffffff8100003f, "_stext", 0x3f, ""));
	CHECK(is(&k, 0xffffffff81000051, "do_it", 0x11, ""));
	CHECK(is(&k, 0xffffffff81000081, "weak", 1, ""));
	CHECK(is(&k, 0xffffffffc0001001, "earlier", 1, "mod"));
	CHECK(is(&k, 0xffffffffc0001104, "data", 4, "other"));
	CHECK(is(&k, 0xffffffffc0002fff, "later", 0xfff, "mod"));
	CHECK(is(&k, 0xffffffff80ffffff, NULL, 0, ""));
	CHECK(is(&k, 0xffffffffa0000000, NULL, 0, "")); /* in a gap */
	CHECK(is(&k, 5, NULL, 0, ""));
	sym_table_free(&k.table);

	parse(&k, "0000000000000000 T _stext\n0000000000000000 t do_it\n");
	CHECK(k.hidden && is(&k, 0xffffffff81000000, NULL, 0, ""));
	sym_table_free(&k.table);
	parse(&k, "");
	CHECK(!k.hidden && is(&k, 1ull << 63, NULL, 0, ""));
	sym_table_free(&k.table);
	parse(&k, "ffffffff81000000 T");
	CHECK(k.table.n == 0);
	sym_table_free(&k.table);
	memset(&k, 0, sizeof(k));
	sym_kernel_read(&k, "/nonexistent");
	CHECK(k.read && k.hidden);
}

static double ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Every 50th text symbol, by its first name, and a byte behind it. */
static void running_kernel(void)
{
	struct np_syms *syms = np_syms_new();
	char *line = NULL, name[512], module[128];
	size_t cap = 0;
	unsigned n = 0, asked = 0;
	uint64_t last = 0;
	struct np_symbol s;
	double t = ms();
	FILE *f = fopen("/proc/kallsyms", "re");

	CHECK(!np_syms_hidden(syms)); /* nothing was read yet */
	np_sym_kernel(syms, ~0ull, &s);
	t = ms() - t;
	if (!f || np_syms_hidden(syms)) {
		printf("skipped: the kernel hides its addresses\n");
		np_syms_free(syms);
		return;
	}
	while (getline(&line, &cap, f) > 0) {
		unsigned long long address;
		char type;

		module[0] = '\0';
		if (sscanf(line, "%llx %c %511s [%127[^]]", &address, &type, name, module) < 3)
			continue;
		if (!(address >> 63) || name[0] == '$' || address == last)
			continue;
		if (!strcmp(module, "bpf")) /* programs of others come and go */
			continue;
		if (address > last && n++ % 50 == 0 && (type == 't' || type == 'T')) {
			asked++;
			CHECK(np_sym_kernel(syms, address, &s) && !strcmp(s.name, name) &&
			      s.offset == 0 && !strcmp(s.module, module));
		}
		last = address;
	}
	free(line);
	fclose(f);
	CHECK(asked > 100);
	printf("kallsyms in %.1f ms, %u symbols asked for\n", t, asked);
	np_syms_free(syms);
}

__attribute__((noinline)) static int our_static(int x)
{
	__asm__ volatile("" : "+r"(x));
	return x + 1;
}
__attribute__((noinline)) int our_global(int x)
{
	__asm__ volatile("" : "+r"(x));
	return x + 2;
}

static bool user_is(struct np_syms *syms, pid_t pid, const void *address, unsigned off,
		    const char *name)
{
	struct np_symbol s;

	if (!np_sym_user(syms, (uint32_t)pid, (uint64_t)address + off, &s))
		return !name;
	if (name && !strcmp(s.name, name) && s.offset == off && s.module[0] == '/')
		return true;
	printf("got %s+%llu in %s\n", s.name, (unsigned long long)s.offset, s.module);
	return false;
}

static void processes(void)
{
	struct np_syms *syms = np_syms_new();
	int keep[2];
	pid_t child;

	CHECK(our_static(1) + our_global(1) == 5);
	CHECK(user_is(syms, getpid(), our_static, 0, "our_static"));
	CHECK(user_is(syms, getpid(), our_static, 2, "our_static"));
	CHECK(user_is(syms, getpid(), our_global, 1, "our_global"));
	CHECK(user_is(syms, getpid(), dlsym(RTLD_NEXT, "getpid"), 0, "getpid"));
	CHECK(user_is(syms, getpid(), syms, 0, NULL)); /* the heap */
	CHECK(user_is(syms, getpid(), NULL, 16, NULL));

	/* another process; what is known of it stays when it has ended */
	if (pipe(keep))
		abort();
	child = fork();
	if (!child) {
		char c;

		close(keep[1]);
		_exit(read(keep[0], &c, 1) != 0);
	}
	CHECK(user_is(syms, child, our_static, 0, "our_static"));
	close(keep[1]);
	waitpid(child, NULL, 0);
	CHECK(user_is(syms, child, our_static, 0, "our_static"));
	np_syms_free(syms);

	/* one that was gone before anybody asked */
	syms = np_syms_new();
	CHECK(user_is(syms, child, our_static, 0, NULL));
	np_syms_free(syms);
	close(keep[0]);
}

/* One line of nm -S: false if it is no function of a known size. */
static bool nm_function(const char *line, uint64_t *address, uint64_t *size, char name[512])
{
	unsigned long long a, s;
	char type;

	if (sscanf(line, "%llx %llx %c %511s", &a, &s, &type, name) != 4 ||
	    (type != 't' && type != 'T') || !s)
		return false;
	*address = a;
	*size = s;
	return true;
}

/* The last byte of all functions that nm lists in this program. */
static void against_nm(void)
{
	char command[128], line[1024], name[512];
	struct np_syms *syms = np_syms_new();
	uint64_t address, size, moved = 0;
	unsigned asked = 0, agreed = 0;
	struct np_symbol s;

	snprintf(command, sizeof(command), "nm -S /proc/%d/exe 2>/dev/null", getpid());
	for (int pass = 0; pass < 2; pass++) {
		FILE *f = popen(command, "r");

		while (f && fgets(line, sizeof(line), f)) {
			if (!nm_function(line, &address, &size, name))
				continue;
			if (pass == 0) { /* where a position-independent program was put */
				if (!strcmp(name, "our_global"))
					moved = (uint64_t)our_global - address;
				continue;
			}
			asked++;
			agreed += np_sym_user(syms, (uint32_t)getpid(), address + moved + size - 1,
					      &s) &&
				  s.offset == size - 1;
		}
		if (f)
			pclose(f);
	}
	if (!asked)
		printf("skipped: no nm\n");
	CHECK(agreed == asked);
	printf("nm: %u functions, %u agreed\n", asked, agreed);
	np_syms_free(syms);
}

#define MANY 2000
/* An ELF file of 2000 functions that have one name, a byte each. */
struct one_name {
	Elf64_Ehdr header;
	Elf64_Phdr segment;
	Elf64_Shdr sections[3];
	Elf64_Sym symbols[MANY];
	char names[1 + 5000 + 1];
};

static struct one_name *one_name(size_t length)
{
	struct one_name *f = calloc(1, sizeof(*f));

	f->header = (Elf64_Ehdr){
		.e_ident = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64,
			    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB,
			    EV_CURRENT},
		.e_type = ET_EXEC,
		.e_version = EV_CURRENT,
		.e_phoff = offsetof(struct one_name, segment),
		.e_shoff = offsetof(struct one_name, sections),
		.e_ehsize = sizeof(f->header),
		.e_phentsize = sizeof(f->segment),
		.e_phnum = 1,
		.e_shentsize = sizeof(*f->sections),
		.e_shnum = 3,
	};
	f->segment = (Elf64_Phdr){.p_type = PT_LOAD, .p_vaddr = 0x1000, .p_filesz = MANY};
	f->sections[1] = (Elf64_Shdr){.sh_type = SHT_SYMTAB,
				      .sh_offset = offsetof(struct one_name, symbols),
				      .sh_size = sizeof(f->symbols),
				      .sh_entsize = sizeof(*f->symbols),
				      .sh_link = 2};
	f->sections[2] = (Elf64_Shdr){.sh_type = SHT_STRTAB,
				      .sh_offset = offsetof(struct one_name, names),
				      .sh_size = sizeof(f->names)};
	for (uint32_t i = 0; i < MANY; i++)
		f->symbols[i] = (Elf64_Sym){.st_name = 1,
					    .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC),
					    .st_shndx = 1,
					    .st_value = 0x1000 + i,
					    .st_size = 1};
	memset(f->names + 1, 'A', length);
	return f;
}

static size_t taken(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}

/* Names take what they take in the file; one that nobody would read is none. */
static void long_names(void)
{
	struct one_name *f = one_name(4000);
	size_t before = taken();
	struct sym_file *symbols = sym_file_of_memory(f, sizeof(*f));
	struct np_symbol s;

	CHECK(symbols && taken() - before < 1 << 20);
	CHECK(sym_file_find(symbols, MANY - 1, &s) && strlen(s.name) == 4000 && !s.offset);
	sym_file_free(symbols);
	free(f);
	f = one_name(5000);
	symbols = sym_file_of_memory(f, sizeof(*f));
	CHECK(symbols && !sym_file_find(symbols, 7, &s));
	sym_file_free(symbols);
	free(f);
}

int main(void)
{
	hand_made();
	long_names();
	running_kernel();
	processes();
	against_nm();
	printf("%d checks, %d failed\n", checks, failures);
	return failures != 0;
}
