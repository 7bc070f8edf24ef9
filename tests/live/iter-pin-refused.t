# iter:NAME:FILE where no file can be made: why, what to do, and nothing is left
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root btf
-- timeout 3
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
mkdir fs
mount -t bpf bpf fs
try() { "$NP" -e "iter:task:$1 { print(pid); }" 2>&1 | sed -n "s|$PWD/||g; s/.*did not attach: //p; s/^  hint/hint/p" >>got; }
try "$PWD/fs/none/list"
try "$PWD/list"
try "$PWD/fs/a.b"
try "$PWD/fs/$(printf '%0300d' 0)"
unshare -m sh -c 'mount -t tmpfs none /sys/fs/bpf && exec "$@"' - "$NP" -e 'iter:task:list { print(pid); }' 2>&1 |
	sed -n 's/.*did not attach: //p; s/^  hint/hint/p' >>got
ls fs | grep -v debug >>got || :
tell SEEN "$(tr '\n' '~' <got | sed 's/~/\\n/g')"
-- cleanup
umount "$PWD/fs"
-- out
there is no directory 'fs/none'
hint: mkdir -p fs/none
'{{.*}}' is not in a BPF file system, where programs are pinned
hint: a FILE without a '/' before it is in /sys/fs/bpf
the names of a BPF file system have no dots, and 'a.b' has
File name too long: 'fs/{{0+}}
the BPF file system is not mounted at /sys/fs/bpf
hint: mount -t bpf bpf /sys/fs/bpf



