# SIGINT, SIGTERM and SIGKILL leave no program and no map in the kernel; the first two print maps
-- script
begin { printf("int @INT@\nterm @TERM@\nkill @KILL@\n"); exit(); }
-- needs root tracepoint
-- setup
for signal in INT TERM KILL; do
	np_start -e 't:syscalls:sys_enter_kill /args.pid == 4194304/ { @ = count(); @s[kstack] = count(); }
		profile:hz:9 { @p = count(); } interval:s:1 { @i = count(); } end { printf("end\n"); }'
	ids=$(bpf_ids)
	kills 23
	np_end $signal
	tell $signal "status $STATUS, held $(($(wc -w <<<"$ids") > 8)), left $(bpf_left $ids), end $(grep -cx end np.out), count $(grep -cx '@: 23' np.out)"
done
-- out
int status 0, held 1, left 0, end 1, count 1
term status 0, held 1, left 0, end 1, count 1
kill status 137, held 1, left 0, end 0, count 0


