# syscall_name is a string: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	print(syscall_name(1)); print(syscall_name(9999)); print(syscall_name(434)); @s = syscall_name(0); print(@s == "read");
	exit();
}
-- out
write
Unknown syscall
pidfd_open
true


@s: read
