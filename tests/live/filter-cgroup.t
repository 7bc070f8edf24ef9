# --cgroup lets through what runs in the group or below it
-- args
-q --cgroup @GROUP@ @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @[args.sig] = count(); }
-- needs root tracepoint kernel>=6.1
-- setup
root=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/self/mounts)
if [ -z "$root" ]; then root=$PWD/cgroups; mkdir "$root"; mount -t cgroup2 none "$root"; mounted=1; fi
group=$root/nprobe-test-$$
mkdir "$group" "$group/below"
tell GROUP "$group"
send() { python3 -c 'import os, sys
if sys.argv[1]: open(sys.argv[1] + "/cgroup.procs", "w").write(str(os.getpid()))
for i in range(int(sys.argv[3])):
    try: os.kill(4194304, int(sys.argv[2]))
    except ProcessLookupError: pass' "$@"; }
-- traffic
send "" 10 2
send "$group" 11 3
send "$group/below" 12 4
-- cleanup
rmdir "$group/below" "$group" || true
[ -z "${mounted-}" ] || umount "$root"
-- out


@[11]: 3
@[12]: 4
