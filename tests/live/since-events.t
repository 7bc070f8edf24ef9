# the time between two events of one key: a nap of 20 ms took at least that
-- needs root
-- setup
cp "$(command -v sleep)" nap
-- args
-q @e@ -c './nap 0.02'
-- script
t:syscalls:sys_enter_clock_nanosleep /comm == "nap"/ { start(tid, comm); }
t:syscalls:sys_exit_clock_nanosleep { $t = since(tid, comm) / 1000000; @[$t >= 20 && $t < 1000] = count(); }
-- out


@[true]: 1
