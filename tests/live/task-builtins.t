# curtask by its members, cgroup, rand, kaddr, has_key in either form, reg where the probe fired
-- args
-q @e@ -- ./prog
-- script
begin {
	printf("%s %d %d\n", curtask->comm, curtask->tgid == pid, curtask->real_parent->tgid != pid);
	@a[1, "x"] = 5;
	printf("%d %d\n", has_key(@a[1, "x"]), has_key(@a[2, "x"]));
	printf("%s %d\n", ksym(kaddr("vfs_read")), kaddr("vfs_read") % 16);
	$i = 0;
	while ($i < 100) { $i++; @big = sum(rand >= 2147483648); @mean = avg(rand / 4294968); }
	clear(@a);
}
p:@DIR@/prog:f { @[reg("di") == arg0, reg("sp") % 8, reg("rip") == reg("ip"), curtask->comm] = count(); }
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @group[cgroup > 0] = count(); }
-- needs root uprobe tracepoint btf tool:gcc
-- setup
tell DIR "$PWD"
printf '#include <signal.h>\n__attribute__((noinline)) int f(int n) { __asm__ volatile(""); return n; }\nint main(void) { kill(4194304, 0); return f(0) + f(0); }\n' >prog.c
gcc -O1 -o prog prog.c
-- contains
{{^nprobe 1 1$}}
{{^1 0$}}
{{^vfs_read 0$}}
{{^@\[true, 0, true, prog\]: 2$}}
{{^@big: ([2-7]\d)$}}
{{^@mean: ([3-6]\d\d)$}}
{{^@group\[true\]: 1$}}
