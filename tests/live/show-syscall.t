# system calls show strings (where none can be read, their addresses), flags and errors; not the number of the call
-- script
t:syscalls:sys_*_openat (comm == "python3");
t:syscalls:sys_*_socket (comm == "python3")
-- needs root tracepoint
-- traffic
python3 -c 'import ctypes, os, socket
try: os.open("/nonexistent np", os.O_WRONLY | os.O_APPEND)
except OSError: pass
ctypes.CDLL(None).syscall(257, -100, ctypes.c_void_p(0x10), 0, 0)
socket.socket(socket.AF_INET, socket.SOCK_DGRAM)'
-- contains
{{ tracepoint:syscalls:sys_enter_openat dfd=AT_FDCWD filename="/nonexistent np" flags=O_WRONLY\|O_APPEND\|O_CLOEXEC mode=\d+$}}
{{ tracepoint:syscalls:sys_exit_openat ret=-2 ENOENT$}}
{{ tracepoint:syscalls:sys_enter_openat dfd=AT_FDCWD filename=0x10 flags=O_RDONLY mode=0$}}
{{ tracepoint:syscalls:sys_exit_openat ret=-14 EFAULT$}}
{{ tracepoint:syscalls:sys_enter_socket family=AF_INET type=SOCK_DGRAM\|SOCK_CLOEXEC protocol=0$}}
{{ tracepoint:syscalls:sys_exit_socket ret=\d+$}}
-- absent
{{__syscall_nr}}
