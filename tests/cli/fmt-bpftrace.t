# --fmt is bpftrace's name of nprobe fmt
-- setup
printf '#!/usr/bin/env bpftrace\nBEGIN\n{\n  @x[1,2]=count();exit()\n}\n' > a.bt
-- args
--fmt a.bt
-- out
#!/usr/bin/env bpftrace
BEGIN {
	@x[1, 2] = count();
	exit();
}
