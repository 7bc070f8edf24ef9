# kmemleak counts what the kernel allocates for a task and has not freed: the buffers of 20 pipes, not of 3 closed ones
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root tracepoint
-- setup
cat >pipes.py <<'P'
import os, sys, time
with open('/proc/self/comm', 'w') as f: f.write('pipes_')
pipes = [os.pipe() for i in range(23)]
for fd in pipes[0] + pipes[7] + pipes[22]: os.close(fd)
with open('ready', 'w') as f: f.write('x')
time.sleep(600)
P
np_start kmemleak --task pipes_
spawn python3 pipes.py
until [ -e ready ]; do sleep 0.05; done
np_end INT
# 16 buffers of 40 bytes: 640, for which the kernel takes 1024
tell SEEN "$(awk '/^@bytes/ { pipe = 0 } /alloc_pipe_info/ { pipe = 1 } /^\]: / && pipe { print $2 }' np.out | sort -n | tail -n 1)"
-- out
20480


