# strings in keys, of which nobody said how long they are, are as long as the kernel's keys allow
-- world 5.10
-- args
-d types @e@
-- script
kprobe:tcp_v4_rcv {
	@a[str(arg0)] = count();
}
-- contains
{{^map @a\[string\[481\]\]: count$}}
-- err
nprobe: warning: strings are cut at 480 bytes: keys of maps have 512 at most on this kernel
