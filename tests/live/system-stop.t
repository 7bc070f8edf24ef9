# system: a signal, or the time limit, ends a command that hangs and what it started; the end probe's still runs
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root
-- setup
np_start --unsafe -e 'begin { printf("first\n"); system("echo runs; (echo $BASHPID >pid; exec sleep 300); echo no"); system("echo queued"); printf("second\n"); }
	end { system("echo last; exit 2"); } interval:s:100 { }'
until grep -q runs np.out && [ -s pid ]; do sleep 0.02; done
np_end INT
[ $MS -lt 3000 ] || echo "took $MS ms" >>np.out
cp np.out seen
{ grep -c 'ended with the tracing' np.err; grep -c 'not run' np.err; grep -c 'status 2' np.err; } >>seen
echo "status $STATUS" >>seen
timeout 20 "${NPROBE:-$TOP/build/nprobe}" -q --unsafe --for 100ms -e 'interval:ms:10 { system("sleep 300"); }' >>seen 2>/dev/null || echo "status $?" >>seen
tell SEEN "$(grep -v NOTIFY seen | tr '\n' ' ' | tr -s ' ')"
-- out
first runs second last 1 1 1 status 0 


