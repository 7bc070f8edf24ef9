# signal, signal_thread: by name and by number, to the process or thread that the event is of
-- args
-q --unsafe @e@ -- bash -c 'exec 2>/dev/null; trap "echo one" USR1; trap "echo two" USR2; kill -0 4194301; kill -0 4194302; kill -0 4194303; kill -0 4194304; echo not'
-- script
t:syscalls:sys_enter_kill /comm == "bash"/ {
	if (args.pid == 4194301) { signal("SIGUSR1"); }
	if (args.pid == 4194302) { signal(12); }
	if (args.pid == 4194303) { signal_thread("USR1"); }
	if (args.pid == 4194304) { signal("KILL"); }
}
-- needs root tracepoint
-- out
one
two
one


-- exit 0
