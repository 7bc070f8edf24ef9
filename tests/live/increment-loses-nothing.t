# ++, --, += and -= lose nothing when several CPUs do them at once
-- needs root tracepoint
-- args
-q @e@
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ {
	@more++;
	@less[args.sig]--;
	@added += 3;
	@taken["x", 1] -= 2;
	$told = ++@each;
}
-- traffic
kills 4000 & kills 4000 & kills 4000
wait
-- timeout 4
-- out


@added: 36000
@each: 12000
@less[0]: -12000
@more: 12000
@taken[x, 1]: -24000
