# kmemleak --older leaves out what was allocated since
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root tracepoint kernel>=5.13
-- setup
cat >pipes.py <<'P'
import os, sys, time
with open('/proc/self/comm', 'w') as f: f.write('pipes_')
pipes = [os.pipe() for i in range(7)]
time.sleep(3)
pipes += [os.pipe() for i in range(16)]
with open('ready', 'w') as f: f.write('x')
time.sleep(600)
P
np_start kmemleak --task pipes_ --older 2s
spawn python3 pipes.py
until [ -e ready ]; do sleep 0.05; done
np_end INT
tell SEEN "$(awk '/^@older/ { pipe = 0 } /alloc_pipe_info/ { pipe = 1 } /^\]: / && pipe { print $2 }' np.out | sort -n | tail -n 1)"
-- out
7168


