# where the kernel hides its addresses stacks are numbers, and that is told once, with what helps
-- script
t:skb:kfree_skb (comm == "np-drop") { @[kstack(3)] = count(); }
-- needs root tracepoint guest
-- setup
machine_sysctl kernel/kptr_restrict 2
-- traffic
"$TOOLS/unix_drop" np-drop 3
-- contains
{{^ *0xffffffff[0-9a-f]+$}}
-- absent
unix_release
-- err contains
{{^\d+ addresses of the kernel have no names, as the kernel hides them; 'nprobe doctor' says what mends that$}}
