# arguments, the context, strings of the user and kernel structs are at hand in every round
-- needs root
-- setup
cp "$(type -P true)" nap
-- args
-q @e@ -c './nap one two three'
-- script
t:syscalls:sys_enter_execve /str(args.argv[0]) == "./nap"/ {
	$n = 0;
	while ($n < 8 && args.argv[$n] != 0) { $n++; @words[comm != ""] = count(); }
	for ($i : 0..$n) { printf("%d of %d: %s\n", $i, $n, str(args.argv[$i])); }
	$t = curtask; $steps = 0;
	while ($t->pid > 1 && $steps < 100) { $t = $t->real_parent; $steps++; }
	print($t->pid <= 1);
}
-- out
0 of 4: ./nap
1 of 4: one
2 of 4: two
3 of 4: three
true


@words[true]: 4
