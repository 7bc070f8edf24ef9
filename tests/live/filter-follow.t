# --follow: the command and all that it starts, nobody else; an image can do it too; -p's children
-- args
-q --follow @e@ -- bash ./tree.sh
-- script
t:syscalls:sys_enter_kill { @[args.pid] = count(); }
begin { printf("image %s\n", "@IMAGE@"); printf("pid %s\n", "@PID@"); }
-- needs root tracepoint btf
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
cat >tree.sh <<'S'
for i in 1 2 3; do kill -0 4194304; done 2>/dev/null
(kill -0 4194305; bash -c 'kill -0 4194306; (kill -0 4194307)') 2>/dev/null
exec bash -c 'for i in 1 2; do bash -c "kill -0 4194308"; done' 2>/dev/null
S
cat >loop.sh <<'S'
while :; do bash -c 'kill -0 4194311; true' 2>/dev/null; done
S
# others do the same all the time
spawn bash -c 'while :; do kill -0 4194309; (kill -0 4194309); sleep 0.01; done 2>/dev/null'
"$NP" build -o f.npo -e 't:syscalls:sys_enter_kill { @[args.pid] = count(); }' >/dev/null
run=$(dirname "$NP")/nprobe-run
[ -x "$run" ] || run=$NP
tell IMAGE "$("$run" f.npo -q --follow -- bash ./tree.sh | tr '\n' ' ')"
# a process that runs already: it only makes others, which are counted
bash ./loop.sh & LOOP=$! SPAWNED+=($!)
tell PID "$("$NP" -q --follow -p $LOOP --for 2s -e 't:syscalls:sys_enter_kill /pid != '$LOOP'/ { @[args.pid]++; if (@[args.pid] >= 2) { exit(); } }' | grep -c '@\[4194311\]: [23]')"
kill $LOOP
-- out
image   @[4194305]: 1 @[4194306]: 1 @[4194307]: 1 @[4194308]: 2 @[4194304]: 3 
pid 1


@[4194305]: 1
@[4194306]: 1
@[4194307]: 1
@[4194308]: 2
@[4194304]: 3
