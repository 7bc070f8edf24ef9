# kstack: the modes as bpftrace 0.27 prints them
-- args
-q @e@ -- bash -c 'kill -0 4194304'
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @[kstack(perf)] = count(); print(kstack(raw, 2)); print(stack_len(kstack(3))); printf("%d\n", stack_len(kstack) > 3); }
-- needs root tracepoint
-- contains
{{^ffffffff[0-9a-f]{8}$}}
{{^	ffffffff[0-9a-f]{8} do_syscall_64\+\d+$}}
{{^3$}}
{{^1$}}
-- absent
{{vmlinux|unknown}}
