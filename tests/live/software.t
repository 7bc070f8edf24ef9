# software: fires at every so many events of the kernel: 200 pages that are touched first
-- script
software:page-faults:1 /pid == @PID@/ { @faults = count(); @[probe] = count(); }
end { printf("%d\n", @faults >= 200); clear(@faults); }
-- needs root kernel>=5.19
-- setup
mkfifo go
spawn bash -c 'read <go; exec python3 -c "
import mmap
m = mmap.mmap(-1, 200 * 4096)
for i in range(200): m[i * 4096] = 1"'
tell PID $!
-- traffic
echo >go
wait $! || true
sleep 0.3
-- contains
{{^1$}}
{{^@\[software:page-faults:1\]: \d+$}}
