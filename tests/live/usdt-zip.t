# usdt: of a library that is stored in a zip file, with its arguments and a semaphore that is up while we trace
-- script
usdt:"@DIR@/app.zip!/lib/x.so":test:hit { @hit[probe, arg0, arg1] = count(); }
u:"@DIR@/app.zip!/lib/x.so":test:g* { @guarded[arg0] = count(); }
-- needs root uprobe tool:gcc tool:python3
-- setup
tell DIR "$PWD"
mkdir lib
cat >x.c <<'C'
#define _SDT_HAS_SEMAPHORES 1
#include <sys/sdt.h>
__attribute__((section(".probes"), visibility("hidden"))) volatile unsigned short test_hit_semaphore, test_guarded_semaphore;
void work(int a, long b)
{
	STAP_PROBE2(test, hit, a, b);
	if (test_guarded_semaphore)
		STAP_PROBE1(test, guarded, b);
}
C
gcc -shared -fPIC -O1 -nostdlib -o lib/x.so x.c
# where a page begins, as Android aligns them
python3 - <<'P'
import zipfile
with zipfile.ZipFile('app.zip', 'w', zipfile.ZIP_STORED) as z:
    z.writestr('readme', 'x' * (8192 - 30 - 6 - 30 - 8))
    z.write('lib/x.so')
d = open('app.zip', 'rb').read()
assert d.index(b'\x7fELF') == 8192
P
cat >map.c <<'C'
#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
/* The library's segments from within the zip file; argv: where work is. */
int main(void)
{
	int fd = open("app.zip", O_RDONLY);
	char *base = mmap(0, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	Elf64_Ehdr e;
	Elf64_Phdr p;
	void (*work)(int, long) = (void (*)(int, long))(base + WORK);

	pread(fd, &e, sizeof(e), 8192);
	for (int i = 0; i < e.e_phnum; i++) {
		pread(fd, &p, sizeof(p), 8192 + e.e_phoff + i * sizeof(p));
		if (p.p_type == PT_LOAD)
			mmap(base + (p.p_vaddr & ~4095ul), p.p_filesz + (p.p_vaddr & 4095),
			     PROT_READ | (p.p_flags & PF_X ? PROT_EXEC : 0) | (p.p_flags & PF_W ? PROT_WRITE : 0),
			     MAP_PRIVATE | MAP_FIXED, fd, 8192 + (p.p_offset & ~4095ul));
	}
	work(-1, 5);
	work(2, 6);
	work(2, 6);
	return 0;
}
C
gcc -O1 -DWORK="0x$(nm lib/x.so | awk '$3 == "work" { print $1 }')" -o map map.c
-- traffic
./map
-- contains
{{^@hit\[usdt:.*/app.zip!/lib/x.so:test:hit, -1, 5\]: 1$}}
{{^@hit\[usdt:.*/app.zip!/lib/x.so:test:hit, 2, 6\]: 2$}}
{{^@guarded\[5\]: 1$}}
{{^@guarded\[6\]: 2$}}
