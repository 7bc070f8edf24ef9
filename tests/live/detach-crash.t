# a lost terminal, and the crash of the process that is looked at, end the run and leave nothing
-- script
begin { printf("hup @HUP@\ncrash @CRASH@\n"); exit(); }
-- needs root tracepoint
-- setup
probe='t:syscalls:sys_enter_kill /args.pid == 4194304/ { @ = count(); }'
np_start -e "$probe"
ids=$(bpf_ids)
kills 23
np_end HUP
tell HUP "status $STATUS, left $(bpf_left $ids), count $(grep -cx '@: 23' np.out)"
mkfifo go
python3 -c 'import os, signal, sys
open("go").read()
for i in range(7):
    try: os.kill(4194304, 0)
    except ProcessLookupError: pass
os.kill(os.getpid(), signal.SIGSEGV)' 2>/dev/null &
crashed=$!
SPAWNED+=($crashed)
np_start -p $crashed -e "$probe"
ids=$(bpf_ids)
kills 23                        # not by the process
echo >go
STATUS=0; wait $NP || STATUS=$?
tell CRASH "status $STATUS, left $(bpf_left $ids), count $(grep -cx '@: 7' np.out)"
-- out
hup status 0, left 0, count 1
crash status 0, left 0, count 1


