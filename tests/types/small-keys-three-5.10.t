# three strings in a key: as long as the kernel's keys allow
-- world 5.10
-- args
-d types @e@
-- script
kprobe:tcp_v4_rcv {
	@a[str(arg0), str(arg1), str(arg2)] = count();
}
-- contains
{{^map @a\[string\[161\], string\[161\], string\[161\]\]: count$}}
-- err
nprobe: warning: strings are cut at 160 bytes: keys of maps have 512 at most on this kernel
