# a command that cannot be run is told by name and reason, and is a failure
-- args
@e@ -- /no/such/program a
-- script
t:syscalls:sys_enter_getppid { @ = count(); }
-- needs root tracepoint
-- err contains
{{cannot run '/no/such/program': No such file or directory}}
-- exit 1
