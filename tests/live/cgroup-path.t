# cgroupid and cgroup_path: a group by its path, and the path of a group
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @[cgroup == cgroupid("@GROUP@"), cgroup_path(cgroup)] = count(); @none[cgroup_path(cgroup, "no*")] = count(); @text = cgroup_path(cgroup, "uni*"); }
-- needs root tracepoint
-- setup
root=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/self/mounts)
if [ -z "$root" ]; then root=$PWD/cgroups; mkdir "$root"; mount -t cgroup2 none "$root"; mounted=1; fi
group=$root/nprobe-path-test
mkdir "$group" "$group/below"
tell GROUP "$group/below"
-- traffic
python3 -c "import os, sys
open('$group/below/cgroup.procs', 'w').write(str(os.getpid()))
for i in range(3):
    try: os.kill(4194304, 0)
    except ProcessLookupError: pass"
-- cleanup
rmdir "$group/below" "$group" || true
[ -z "${mounted-}" ] || umount "$root"
-- contains
{{^@\[true, unified:.*/nprobe-path-test/below\]: 3$}}
{{^@none\[\]: 3$}}
{{^@text: unified:.*/nprobe-path-test/below$}}
