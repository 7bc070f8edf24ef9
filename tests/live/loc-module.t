# lines of a module: its debug file by the build id, its code section by section
-- args
-q --debug-dir @DIR@ @e@
-- script
kprobe:veth_xmit { print(kstack(lines, 1)); }
t:net:netif_rx { @at[kstack(lines, 4)] = count(); }
end { printf("@SEEN@\n"); }
-- needs root netns vm kprobe tool:gcc
-- timeout 4
-- setup
net_pair
tell DIR "$PWD"
# its code is all one function, with another in it
{
	cat <<'C'
static inline __attribute__((always_inline)) void inner(void)
{
#line 20 "drivers/fake/inner.h"
	__asm__ volatile(".skip 65536, 0x90");
}
#line 30 "drivers/fake/outer.c"
void whole(void)
{
	inner();
}
C
	printf '__asm__(".pushsection .note.gnu.build-id, \\"a\\", @note; .byte %s; .popsection");\n' \
		"$(od -An -v -tu1 /sys/module/veth/notes/.note.gnu.build-id | tr -s ' \n' ',' | sed 's/^,//; s/,$//')"
} >fake.c
gcc -g -O1 -fcf-protection=none -fno-pic -c -o veth.ko fake.c
NP=${NPROBE:-$TOP/build/nprobe}
at=$(($(cat /sys/module/veth/sections/.text) + 0x100))
tell SEEN "$("$NP" addr --debug-dir "$PWD" veth:whole+0x80 'whole+0x80 [veth]' $(printf 0x%x $at) | tr '\n' ';')"
-- traffic
udp_closed 1
-- contains
{{^        inner drivers/fake/inner\.h:20 \(inlined\)$}}
{{^        veth_xmit\+0x[0-9a-f]+ \[veth\] drivers/fake/outer\.c:32$}}
{{^(whole\+0x80 \[veth\] drivers/fake/inner\.h:20 in inner < drivers/fake/outer\.c:32;){2}\w+\+0x[0-9a-f]+ \[veth\] drivers/fake/inner\.h:20 in inner < drivers/fake/outer\.c:32;$}}
