# a line without printf names the thread where it is not the first one of its process
-- script
t:syscalls:sys_enter_getppid (comm == "threads") "main %d", pid == tid;
t:syscalls:sys_enter_getpgid (comm == "threads");
-- needs root tracepoint
-- traffic
/usr/bin/python3 -c 'import os, threading
open("/proc/self/comm", "w").write("threads")
os.getppid()
def other():
	open("/proc/self/task/%d/comm" % threading.get_native_id(), "w").write("threads")
	os.getppid()
	os.getpgid(7)
t = threading.Thread(target=other)
t.start()
t.join()'
-- contains
{{^\d\d:\d\d:\d\d\.\d{6} threads +\d+ tracepoint:syscalls:sys_enter_getppid main 1$}}
{{^\d\d:\d\d:\d\d\.\d{6} threads +(?P<pid>\d+)/(?!(?P=pid) )\d+ tracepoint:syscalls:sys_enter_getppid main 0$}}
{{^\d\d:\d\d:\d\d\.\d{6} threads +\d+/\d+ tracepoint:syscalls:sys_enter_getpgid pid=7$}}
