# runqlat --woken counts only what was woken: 23 sleeps are 23 waits
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root tracepoint
-- setup
cat >waits.py <<'P'
import os, time
def name(text):
    with open('/proc/self/comm', 'w') as f: f.write(text)
name('before_')
time.sleep(0.002)
name('waits_')
for i in range(23): time.sleep(0.002)
end = time.monotonic() + 0.2    # others may want the CPU
while time.monotonic() < end: pass
name('after_')
time.sleep(0.002)
P
np_start runqlat --task waits_ --woken
python3 waits.py
np_end INT
tell SEEN "$(awk '/^task =/ { print } /^\[/ { n += $3 } END { print n }' np.out | tr '\n' ' ')"
-- out
task = all, in ns 23 


