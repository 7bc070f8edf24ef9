# stacks are equal if their frames are: where they are taken, kept in a variable, in a map
# (Debian's 6.1 shows no frames of the kernel here: none is equal to none)
-- needs root tracepoint
-- args
-q @e@ -c './busy -c "exec 2>/dev/null; for i in 1 2 3; do kill -0 4194304; done"'
-- script
begin { $a = kstack; if ($a == kstack) { @begin++; } @b = kstack; if (@b != $a) { @wrong++; } clear(@b); }
t:syscalls:sys_enter_kill /comm == "busy"/ {
	$a = kstack;
	if (kstack == $a) { @same++; } else { @wrong++; }
	if (@k[1] == kstack) { @before++; }
	@k[1] = kstack;
	@d[ustack == @u[1]] = count();
	@u[1] = ustack;
	if (ustack != ustack) { @wrong++; }
	if (kstack(1) == kstack(1)) { @one++; }
}
end { clear(@k); clear(@u); }
-- setup
cp "$(type -P bash)" busy
-- contains
{{^@begin: 1$}}
{{^@before: [23]$}}
{{^@d\[false\]: 1$}}
{{^@d\[true\]: 2$}}
{{^@one: 3$}}
{{^@same: 3$}}
-- absent
{{wrong}}
