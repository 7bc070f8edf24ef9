# loc and stacks with the source: file:line and the inlined functions, of a debug file of this kernel's build id, wherever it was loaded
-- args
-q --debug-dir @DIR@/other:@DIR@ @e@
-- script
t:skb:kfree_skb /protocol == 0x800/ {
	count(loc);
	printf("<%s>\n", loc);
	print(kstack(lines, 3));
	count(kstack(3));
	@bpftrace[kstack(3)] = count();
	@sym[ksym(args.location)] = count();
}
end { printf("@SEEN@\n"); }
-- needs root netns tracepoint tool:gcc tool:python3
-- timeout 4
-- setup
net_pair
tell DIR "$PWD"
# a kernel whose only function is where the datagram is dropped: long enough, and with another in it
cat >fake.c <<'C'
#define PLACE __attribute__((section(".fake"))) void
static inline __attribute__((always_inline)) void inner(void)
{
#line 20 "net/fake/inner.h"
	__asm__ volatile(".skip 16384, 0x90");
}
#line 30 "net/fake/outer.c"
PLACE whole(void)
{
	inner();
}
__attribute__((naked)) void _text(void) { __asm__("nop"); }
C
mkdir other
python3 - <<'P'
import subprocess
notes = open("/sys/kernel/notes", "rb").read()
at = notes.index(b"\3\0\0\0GNU\0")
id = notes[at + 8:at + 8 + notes[at - 4]]
where = {}
for line in open("/proc/kallsyms"):
    word = line.split()
    if word[2] in ("_text", "__udp4_lib_rcv", "udp_rcv"):
        where[word[2]] = int(word[0], 16)
base = 0xffffffff81000000
drop = where.get("__udp4_lib_rcv") or where["udp_rcv"]
# linked elsewhere than where the kernel was loaded
subprocess.run(["gcc", "-g", "-O1", "-nostdlib", "-static", "-fno-pic", "-no-pie", "-mcmodel=kernel", "-fcf-protection=none",
                f"-Wl,--section-start=.text={base:#x},--section-start=.fake={drop - where['_text'] + base:#x},-e,0",
                f"-Wl,--build-id=0x{id.hex()}", "-o", "vmlinux", "fake.c"], check=True)
same = open("vmlinux", "rb").read()
assert same.count(id) == 1 and b"net/fake" in same
open("other/vmlinux", "wb").write(same.replace(id, id[::-1]).replace(b"net/fake", b"net/none"))
print(f"{drop + 0x100:#x}", file=open("address", "w"))
P
NP=${NPROBE:-$TOP/build/nprobe}
tell SEEN "$("$NP" addr --debug-dir "$PWD" whole+0x80 $(cat address) | tr '\n' ';')"
-- traffic
udp_closed 3
-- contains
{{^<(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ net/fake/inner\.h:20 in inner < net/fake/outer\.c:32>$}}
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ net/fake/inner\.h:20 in inner < net/fake/outer\.c:32 +\d+$}}
{{^        inner net/fake/inner\.h:20 \(inlined\)$}}
{{^        (__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ net/fake/outer\.c:32$}}
{{^(__udp4_lib_rcv|udp_rcv)\+\d+ net/fake/inner\.h:20 in inner < net/fake/outer\.c:32 *$}}
{{^        (__udp4_lib_rcv|udp_rcv)\+\d+$}}
{{^@sym\[(__udp4_lib_rcv|udp_rcv)\]: ([3-9]|\d{2,})$}}
{{^whole\+0x80 net/fake/inner\.h:20 in inner < net/fake/outer\.c:32;(__udp4_lib_rcv|udp_rcv)\+0x100 net/fake/inner\.h:20 in inner < net/fake/outer\.c:32;$}}
-- absent
{{net/none}}
{{^        .*\+\d+ net/}}
