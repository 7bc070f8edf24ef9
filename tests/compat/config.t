# config: the same bytes as bpftrace 0.27
-- needs root
-- script
config = { print_maps_on_exit = false; BPFTRACE_MAX_STRLEN = 20; Max_Map_Keys = 2 }
begin {
	print(config.max_strlen);
	print(config.stack_mode);
	print(config.print_maps_on_exit);
	@[1] = (int64)1; @[2] = (int64)2; @[3] = (int64)3;
	print(@);
	exit();
}
-- err contains
@: 1 update lost: map is full at 2 keys
-- out
20
bpftrace
false
@[1]: 1
@[2]: 2


