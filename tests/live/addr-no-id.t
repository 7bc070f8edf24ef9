# of a kernel that does not tell its build id only a file is taken whose path names its release
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tool:gcc tool:unshare
-- setup
cat >fake.c <<'C'
__asm__(".globl _text; .text; _text: nop");
void whole(void)
{
	__asm__ volatile(".skip 256, 0x90");
}
C
gcc -g -O1 -nostdlib -static -fno-pic -no-pie -mcmodel=kernel -Wl,-e,0 -Wl,--build-id=none -o fake fake.c
NP=${NPROBE:-$TOP/build/nprobe}
cat >look <<'S'
mount --bind empty /sys/kernel/notes
"$1" addr --debug-dir "$PWD/$2" whole+0x10 2>&1 | head -1 | cut -c1-60
S
: >empty
mkdir any ours
cp fake any/vmlinux
cp fake ours/vmlinux-$(uname -r)
tell SEEN "$(unshare -m sh look "$NP" any) / $(unshare -m sh look "$NP" ours)"
-- contains
{{^nprobe: error .* / whole\+0x10 fake\.c:4$}}
