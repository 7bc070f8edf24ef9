# a pointer that a loop walks along is one of the kernel's to the verifier, too: nothing has to be tried twice
-- needs root
-- args
-v -c "sleep 0.1" @e@
-- script
t:syscalls:sys_enter_clock_nanosleep /pid == cpid/ {
	$t = curtask;
	for ($i : 0..100) {
		if ($t.pid < 2) { break; }
		$t = $t.real_parent;
	}
	printf("%d\n", $t.pid < 2);
	exit();
}
-- out
1


-- err contains
tracepoint:syscalls:sys_enter_clock_nanosleep: tracepoint
