# what the shell of -c started ends with it
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tool:pgrep
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
"$NP" -q -e 'interval:ms:300 { exit(); }' -c 'sleep 87.61; echo over'
for i in {1..50}; do pgrep -f '^sleep 87.61' >/dev/null || break; sleep 0.02; done
tell SEEN "$(pgrep -fc '^sleep 87.61')"
-- out
0


