# functions: numbers, strings, addresses and pointers in and out, maps, loops with a return in them, exit, one calling another, in predicates and records
-- needs root
-- script
fn twice($x: int64): int64 { return $x * 2; }
fn narrow($x: uint8): int8 { return $x; }
fn first($limit: uint32): uint32 {
	for ($i : 0..100) { $j = 0; while ($j < 20) { $j++; if (twice($i) * $j > $limit) { return $i * 1000 + $j; } } }
}
fn name($n: int32): string {
	if ($n == 1) { return "one"; }
	if ($n == 2) { return "a name that is longer than what fits on the stack of a BPF program, really"; }
	return comm;
}
fn greeting($who: string[32], $n: int64): string[48] { @calls[$who] = count(); return $who; }
fn parent($t: struct task_struct *): int32 { return $t->real_parent->tgid == ppid_of($t); }
fn ppid_of($t: struct task_struct *): int32 { return $t->real_parent->tgid; }
fn loop_home($a: ip): bool { return $a in 127.0.0.0/8; }
fn quit($status: int64) { printf("quit %d\n", $status); exit($status); }
begin /twice(2) == 4 && name(1) == "one"/ {
	printf("%d %d %d\n", twice(twice(3)), narrow(300), narrow(255));
	printf("%d %d\n", first(50), first(1000000));
	printf("%s|%s|%s\n", name(1), name(2), name(3));
	$s = greeting("world", 1); @texts[greeting("you", 2), $s] = twice(21);
	printf("%d %d %d\n", parent(curtask), loop_home("127.0.0.1"), loop_home("10.0.0.1"));
	for ($i : 0..5) { if ($i == 3) { quit(twice($i)); } printf("%s %d\n", name((int32)$i), twice($i)); }
	printf("never\n");
}
begin { printf("never\n"); }
-- exit 6
-- out
12 44 -1
2013 0
one|a name that is longer than what fits on the stack of a BPF program, really|nprobe
1 1 0
nprobe 0
one 2
a name that is longer than what fits on the stack of a BPF program, really 4
quit 6


@calls[world]: 1
@calls[you]: 1
@texts[you, world]: 42
