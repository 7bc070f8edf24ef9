# offsetof and container_of: where a member is, and back
-- needs root
-- script
struct pair { char a; struct { int x; int y; } c; int d[4]; }
begin {
	print((offsetof(struct pair, c.y), offsetof(struct pair, d[2])));
	print(offsetof(struct list_head, prev));
	$at = (uint64)curtask + offsetof(struct task_struct, tasks);
	print(container_of($at, struct task_struct, tasks) == curtask);
	print(offsetof(curtask, comm) == offsetof(struct task_struct, comm));
	exit();
}
-- out
(8, 20)
8
true
true


