# strings of the usual length are keys on every kernel; where keys are small, they are cut, and told
-- args
-q @e@ -- bash -c 'for i in 1 2 3; do true </etc/hostname; done'
-- script
t:syscalls:sys_enter_openat /comm == "bash" && str(filename) == "/etc/hostname"/ { @[str(filename), comm] = count(); }
-- needs root tracepoint
-- out


@[/etc/hostname, bash]: 3
