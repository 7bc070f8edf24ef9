# strings of 60000 bytes as keys, where the kernel has such keys
-- args
-q @e@ -- bash -c 'printf -v s "%060000d" 0; for i in "${s}Z" "${s}Z" "${s}1"; do /bin/true np-long "$i"; done'
-- script
t:syscalls:sys_enter_execve /str(args.argv[1]) == "np-long"/ { @count[str(args.argv[2], 65536)] = count(); }
end { print(@count); clear(@count); }
-- needs root tracepoint kernel>=5.13
-- out
@count[{{0{30000}0{30000}1}}]: 1
@count[{{0{30000}0{30000}Z}}]: 2


