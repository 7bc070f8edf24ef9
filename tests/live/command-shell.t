# what the shell of -c started ends with it
-- script
begin { printf("@SEEN@\n"); exit(); }
-- needs root tool:pgrep
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
count() { pgrep -fc '^sleep 87.61$'; }
"$NP" -q -e 'begin {}' -c 'sleep 87.61; echo over' &
np=$!
for i in {1..500}; do [ "$(count)" = 0 ] || break; sleep 0.02; done
during=$(count)
kill -TERM $np
wait $np
for i in {1..50}; do [ "$(count)" = 0 ] && break; sleep 0.02; done
tell SEEN "$during then $(count)"
-- out
1 then 0


