# comm(pid): the name of another task, empty where there is none
-- script
rawtracepoint:sched_process_exec /comm == "seen"/ { @[comm(@PID@), comm(p->pid), comm(4194305)] = count(); }
-- needs root btf kernel>=6.2
-- setup
cp "$(type -P sleep)" nap
cp "$(type -P true)" seen
spawn ./nap 100
tell PID $!
until grep -q nap /proc/$!/comm; do sleep 0.02; done
-- traffic
./seen
-- out


@[nap, seen, ]: 1
