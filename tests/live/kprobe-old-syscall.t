# arguments of a system call by the name of before 4.17
-- script
kprobe:sys_openat /comm == "np-open"/ { @[str(arg1)] = count(); }
kprobe:SyS_close /comm == "np-open"/ { @fd[arg0 < 1000] = count(); }
-- needs root kprobe arch:x86_64
-- setup
cp /bin/cat np-open
-- traffic
echo x >np-file
./np-open np-file
./np-open np-file
-- err contains
'sys_openat' is no function on this kernel (the last one was 4.16): '__x64_sys_openat' is probed instead
'SyS_close' is no function on this kernel (the last one was 4.16): '__x64_sys_close' is probed instead
-- contains
{{^@\[np-file\]: 2$}}
{{^@fd\[(1|true)\]: \d+$}}
-- absent
{{^@fd\[(0|false)\]}}
