# strings of a system call: its arguments are the user's, what tasks point to is the kernel's
-- args
-q @e@ -- sh -c 'exec 2>/dev/null; true </np/a'
-- script
t:syscalls:sys_enter_openat /str(filename) == "/np/a"/ {
	$user = (uint64)filename; $kernel = (uint64)&curtask->comm;
	printf("%s %s %s [%s]\n", str(filename), str($user), str(uptr($user)), str(kptr(filename)));
	printf("%s %s %s [%s]\n", curtask->comm, str($kernel), str(kptr($kernel)), str(uptr($kernel)));
	print((buf($user, 4), buf($kernel, 2)));
}
-- needs root tracepoint btf
-- out
/np/a /np/a /np/a []
sh sh sh []
(/np/, sh)


