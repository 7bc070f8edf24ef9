# -c: nothing of what goes before the command is traced: no waiting, no search along PATH
-- args
-q @e@ -c true
-- script
tracepoint:syscalls:sys_enter_execve /pid == cpid/ { @exec[str(args.filename)] = count(); }
tracepoint:syscalls:sys_enter_read /pid == cpid && comm != "true"/ { @read = count(); }
-- env
PATH=/nowhere:/usr/local/sbin:/usr/bin:/bin
-- needs root tracepoint
-- out


@exec[{{.*}}/true]: 1
