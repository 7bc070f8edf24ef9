# runqlat counts a wait for each time that a task was woken or pushed off its CPU: as often as the kernel counts switches
-- script
begin { printf("%s\n", "@SEEN@"); exit(); }
-- needs root tracepoint
-- setup
cat >waits.py <<'P'
import os, time
status = open('/proc/self/status')
def switches():
    status.seek(0)
    return sum(int(l.split()[1]) for l in status if 'ctxt_switches' in l)
def name(text):
    with open('/proc/self/comm', 'w') as f: f.write(text)
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
if os.fork() == 0:              # a rival on the same CPU
    while os.getppid() != 1: pass
    os._exit(0)
outer = switches()
name('waits_')
before = switches()
for i in range(23): time.sleep(0.002)
while switches() < before + 33: pass
least = switches() - before
name('python3')
print(least - 1, switches() - outer + 1)
P
np_start runqlat --task waits_ --tasks
python3 waits.py >told
np_end INT
# on a busy machine more may come between the change of the name and the reading of the numbers
tell SEEN "$(awk -v told="$(<told)" 'BEGIN { split(told, of) } /^task =/ { printf "%s ", $3 } /^\[/ { n += $3 }
	END { print (n >= of[1] && n <= of[2] ? "as many" : n " and not " told) }' np.out)"
-- out
waits_, as many


