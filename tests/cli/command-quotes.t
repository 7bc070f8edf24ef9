# -c with quotes, or what else is for a shell: the process is that of the command
-- needs root tracepoint
-- args
-q -c "/bin/sh -c 'exit 3; # two'" @e@
-- script
tracepoint:sched:sched_process_exit /pid == cpid/ { printf("%s %d %d\n", comm, ppid == cpid, (curtask->exit_code >> 8) & 0xff); }
-- err contains
'pid' is the builtin here, and the probe has an argument of that name too
-- out
sh 0 3


