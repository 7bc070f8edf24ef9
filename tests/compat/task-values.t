# values of the task, the clock and the machine by their forms: the same bytes as bpftrace 0.27
-- needs root btf kernel>=6.1
-- script
BEGIN {
	print(nsecs(monotonic) <= nsecs(boot)); print(nsecs(tai) > nsecs(boot)); print(nsecs(sw_tai) > nsecs); print(nsecs(boot) <= nsecs);
	print(leader_tid == pid); print(ppid == ppid()); print(ppid(curtask) == ppid); print(leader_tid(curtask) == tid); print(pcomm == pcomm(curtask));
	print(pid(init) == pid); print(pid(curr_ns) == pid); print(tid(init) == tid);
	print(jiffies > 0); print(numaid == 0); print(cpid); print(probetype); print(leader_comm == comm);
	@u = username; printf("%s|%10s|\n", username, username); print((1, username)); @k[username] = 1;
	print(kfunc_exist("bpf_rdonly_cast_of_nothing")); print(kfunc_allowed("nosuch"));
	exit();
}
-- out
true
true
true
true
true
true
true
true
true
true
true
true
true
true
0
special
true
root|      root|
(1, root)
false
false


@k[root]: 1
@u: root
