# loc and stacks with the source: file:line and the inlined functions, of a debug file of this kernel's build id, wherever it was loaded
-- args
-q --debug-dir @DIR@/other:@DIR@ @e@
-- script
t:skb:kfree_skb /protocol == 0x800/ {
	count(loc);
	printf("<%s>\n", loc);
	print(kstack(lines, 2));
	count(kstack(2));
	@bpftrace[kstack(2)] = count();
	@sym[ksym(args.location)] = count();
}
-- needs root netns tracepoint tool:gcc tool:python3
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
fake_vmlinux() { # FILE BUILD-ID: linked elsewhere than where the kernel was loaded
	python3 - "$1" "$2" <<'P'
import subprocess, sys
where = {}
for line in open("/proc/kallsyms"):
    word = line.split()
    if len(word) == 3 and word[2] in ("_text", "__udp4_lib_rcv", "udp_rcv", "kfree_skb_reason"):
        where[word[2]] = int(word[0], 16)
base = 0xffffffff81000000
drop = where.get("__udp4_lib_rcv") or where["udp_rcv"]
subprocess.run(["gcc", "-g", "-O1", "-nostdlib", "-static", "-fno-pic", "-no-pie", "-mcmodel=kernel", "-fcf-protection=none",
                f"-Wl,--section-start=.text={base:#x},--section-start=.fake={drop - where['_text'] + base:#x},-e,0",
                f"-Wl,--build-id=0x{sys.argv[2]}", "-o", sys.argv[1], "fake.c"], check=True)
P
}
id=$(python3 -c 'n = open("/sys/kernel/notes", "rb").read(); at = n.index(b"\3\0\0\0GNU\0"); print(n[at + 8:at + 8 + n[at - 4]].hex())')
mkdir other
fake_vmlinux vmlinux "$id"
sed -i s/fake/false/ fake.c; sed -i 's/section(".false")/section(".fake")/' fake.c
fake_vmlinux other/vmlinux "00$id"
-- traffic
udp_closed 3
-- contains
{{^<(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ net/fake/inner\.h:20 in inner < net/fake/outer\.c:32>$}}
{{^(__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ net/fake/inner\.h:20 in inner < net/fake/outer\.c:32 +\d+$}}
{{^        inner net/fake/inner\.h:20 \(inlined\)$}}
{{^        (__udp4_lib_rcv|udp_rcv)\+0x[0-9a-f]+ net/fake/outer\.c:32$}}
{{^(__udp4_lib_rcv|udp_rcv)\+\d+ net/fake/inner\.h:20 in inner < net/fake/outer\.c:32 *$}}
{{^        (__udp4_lib_rcv|udp_rcv)\+\d+$}}
{{^@sym\[(__udp4_lib_rcv|udp_rcv)\]: 3$}}
-- absent
{{net/false}}
{{^        .*\+\d+ net/}}
