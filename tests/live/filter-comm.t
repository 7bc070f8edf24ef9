# --comm lets through what commands of that name do, and no timer is asked
-- args
-q --comm bash @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { @[comm] = count(); }
interval:ms:100 { @ticks = 1; }
-- needs root tracepoint
-- traffic
kills 5
bash -c 'for i in 1 2 3; do kill -0 4194304; done' 2>/dev/null || true
sleep 0.3
-- out


@[bash]: 3
@ticks: 1
