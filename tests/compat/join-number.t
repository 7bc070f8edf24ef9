# join of an address that is a plain number: whose memory it is is seen when it runs
-- needs root tracepoint arch:x86_64
-- args
-q -c "/bin/true a b" @e@
-- script
tracepoint:raw_syscalls:sys_enter /pid == cpid && args.id == 59/ { join(args.args[1], "+"); @argv = (uint64)args.args[1]; join(@argv); join(0); print(1); clear(@argv); }
-- out
/bin/true+a+b
/bin/true a b

1


