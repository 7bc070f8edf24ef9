# kstack: the modes as bpftrace 0.27 prints them
-- args
-q @e@ -- ./execd
-- script
rawtracepoint:sched_process_exec /comm == "execd"/ { @[kstack(perf)] = count(); print(kstack(raw, 2)); print(stack_len(kstack(3))); printf("%d\n", stack_len(kstack) > 3); }
-- needs root btf
-- setup
cp "$(type -P true)" execd
-- contains
{{^ffffffff[0-9a-f]{8}$}}
{{^	ffffffff[0-9a-f]{8} do_syscall_64\+\d+$}}
{{^3$}}
{{^1$}}
-- absent
{{vmlinux|unknown}}
