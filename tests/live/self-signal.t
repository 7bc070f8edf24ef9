# self:signal: a program of ours for each signal that nprobe gets; the command gets its own
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root
-- setup
np_start -q -e 'self:signal:SIGUSR1 { @n++; printf("%s %d\n", probe, @n); } self:signal:USR2 { exit(); }' \
	-c "bash -c 'trap \"echo mine\" USR1; kill -USR1 \$\$; while :; do sleep 0.1; done'"
until grep -q mine np.out; do sleep 0.02; done
kill -USR1 $NP
until grep -q 'SIGUSR1 1' np.out; do sleep 0.02; done
kill -USR1 $NP
until grep -q 'SIGUSR1 2' np.out; do sleep 0.02; done
kill -USR2 $NP
wait $NP
tell SEEN "$(grep -v NOTIFY np.out | tr '\n' ' ')"
-- out
mine self:signal:SIGUSR1 1 self:signal:SIGUSR1 2   @n: 2 


