# what a program connects to, binds and sends to is shown as an address or a path; where none can be read, as a pointer
-- script
t:syscalls:sys_enter_connect (comm == "python3");
t:syscalls:sys_enter_sendto (comm == "python3");
t:syscalls:sys_enter_bind (comm == "python3");
-- needs root tracepoint
-- traffic
python3 -c 'import ctypes, socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"x", ("127.0.0.1", 9))
u = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
try: u.connect("/run/none")
except OSError: pass
try: u.connect("/run/no pid=1")
except OSError: pass
u.bind("\0abstract-np")
ctypes.CDLL(None).connect(3, ctypes.c_void_p(0x10), 16)
v = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
try: v.connect(("::1", 9))
except OSError: pass'
-- contains
{{ tracepoint:syscalls:sys_enter_sendto fd=\d+ buff=0x\w+ len=1 flags=0 addr=127.0.0.1:9 addr_len=16$}}
{{ tracepoint:syscalls:sys_enter_connect fd=\d+ uservaddr=/run/none addrlen=\d+$}}
{{ tracepoint:syscalls:sys_enter_connect fd=\d+ uservaddr="/run/no pid=1" addrlen=\d+$}}
{{ tracepoint:syscalls:sys_enter_bind fd=\d+ umyaddr=@abstract-np addrlen=\d+$}}
{{ tracepoint:syscalls:sys_enter_connect fd=3 uservaddr=0x10 addrlen=16$}}
{{ tracepoint:syscalls:sys_enter_connect fd=\d+ uservaddr=\[::1\]:9 addrlen=28$}}
