# signal_name and syscall_name are strings: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	print(signal_name(9)); print(signal_name(0)); print(signal_name(34)); print(signal_name(65)); print(signal_name(-1));
	@k[signal_name(15)] = 1;
	exit();
}
-- out
Killed
Unknown signal 0
Real-time signal 0
N/A
N/A


@k[Terminated]: 1
