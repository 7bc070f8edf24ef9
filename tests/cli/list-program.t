# -l of a program, and of a file: where it would attach, in its order
-- setup
echo 'tracepoint:sched:sched_process_exi* { } interval:s:1 { } begin { }' > tool.bt
-- args
--list -v tool.bt
-- world 6.12
-- out
tracepoint:sched:sched_process_exit
    string[16] comm
    int32 pid
    int32 prio
interval:s:1
