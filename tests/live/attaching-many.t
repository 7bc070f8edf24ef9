# how many places a pattern stands for is said before they are attached
-- script
t:syscalls:sys_enter_*,t:syscalls:sys_exit_* (pid == 0) { @ = count(); } interval:ms:1 { exit(); }
-- needs root tracepoint
-- err contains
{{^Attaching [67]\d\d probes \.\.\.$}}
{{^Attached [67]\d\d probes$}}
-- out


