# opensnoop shows what is opened by open, openat and openat2, with its descriptor or error
-- args
opensnoop --comm opens_
-- needs root tracepoint arch:x86_64
-- setup
cat >opens.py <<'P'
import ctypes, os
how = (ctypes.c_uint64 * 3)(0, 0, 0)
libc = ctypes.CDLL(None)
with open('/proc/self/comm', 'w') as f: os.write(f.fileno(), b'opens_')
fd = os.open('/etc/hostname', os.O_RDONLY)
libc.syscall(2, b'/etc/passwd', 0, 0)
libc.syscall(257, -100, b'/nonexistent/a b', 0, 0)
libc.syscall(437, -100, b'/etc/group', how, 24)
libc.syscall(257, -100, None, 0, 0)
os._exit(0)
P
-- traffic
python3 opens.py
-- out
TIME            PID     COMM              FD PATH
{{\d\d:\d\d:\d\d\.\d{6} \d+ +opens_ +\d /etc/hostname}}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +opens_ +\d /etc/passwd}}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +opens_ +-2 ENOENT /nonexistent/a b}}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +opens_ +\d /etc/group}}
{{\d\d:\d\d:\d\d\.\d{6} \d+ +opens_ +-14 EFAULT }}


