# loc of a sample is the very instruction that was to run next, not the one before it, as of a call
-- args
-q --debug-dir @DIR@ @e@
-- script
software:page-faults:1 /comm == "fault"/ { printf("<%s>\n", loc); count(loc); }
-- needs root tool:gcc tool:python3
-- setup
tell DIR "$PWD"
# the kernel writes to pages that are not there yet
cat >fault.c <<'C'
#include <sys/mman.h>
#include <sys/stat.h>
int main(void)
{
	for (int i = 0; i < 50; i++) {
		char *p = mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		stat("/", (struct stat *)p);
		munmap(p, 4096);
	}
}
C
gcc -O1 -o fault fault.c
NP=${NPROBE:-$TOP/build/nprobe}
"$NP" -q -e 'software:page-faults:1 /comm == "fault"/ { printf("%s\n", ksym(loc)); }' -c ./fault | grep -v '^0' | sort | uniq -c | sort -n | tail -1 | awk '{ print $2 }' >name
# a kernel whose function that writes is of instructions of one byte, each on a line of its own file
python3 - "$(cat name)" <<'P'
import subprocess, sys
notes = open("/sys/kernel/notes", "rb").read()
at = notes.index(b"\3\0\0\0GNU\0")
id = notes[at + 8:at + 8 + notes[at - 4]]
where = {}
for line in open("/proc/kallsyms"):
    word = line.split()
    if word[2] in ("_text", sys.argv[1]):
        where[word[2]] = int(word[0], 16)
base = 0xffffffff81000000
with open("fake.s", "w") as f:
    f.write('.file 1 "even.c"\n.file 2 "odd.c"\n.text\n.globl _text\n_text: nop\n')
    f.write('.section .fake,"ax",@progbits\n.type whole, @function\nwhole:\n')
    for n in range(4096):
        f.write(f".loc {1 + n % 2} {n + 1}\nnop\n")
    f.write(".size whole, . - whole\n")
subprocess.run(["gcc", "-g", "-nostdlib", "-static", "-no-pie", f"-Wl,--section-start=.text={base:#x},--section-start=.fake={where[sys.argv[1]] - where['_text'] + base:#x},-e,0",
                f"-Wl,--build-id=0x{id.hex()}", "-o", "vmlinux", "fake.s"], check=True)
P
-- traffic
./fault
-- contains
{{^<\w+\+0x[0-9a-f]*[02468ace] even\.c:\d+>$|^<\w+\+0x[0-9a-f]*[13579bdf] odd\.c:\d+>$}}
{{^\w+\+0x[0-9a-f]*[02468ace] even\.c:\d+ +\d+$|^\w+\+0x[0-9a-f]*[13579bdf] odd\.c:\d+ +\d+$}}
-- absent
{{0x[0-9a-f]*[02468ace] odd\.c}}
{{0x[0-9a-f]*[13579bdf] even\.c}}
