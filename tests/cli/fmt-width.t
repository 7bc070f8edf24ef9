# lines of more than 100 columns end where the brackets and operators around are the fewest
-- args
fmt @e@
-- script
begin
{
	printf("%s %d %d %d %s %s\n", comm, nsecs / 1000000000, nsecs % 1000000000, (pid + tid) * 10000000, "the end of it");
	if ($a == 1 && ($b == "a text that is long" || $c == "another text that is long enough for a line")) { exit(); }
	$x = "a text of so many bytes that it is nearly as long as a line may be, but not quite"; // a comment that makes it longer
	@y[$x,
	   1] = $a +
2;
}
tracepoint:syscalls:sys_enter_open,tracepoint:syscalls:sys_enter_openat,tracepoint:syscalls:sys_enter_openat2 { count() }
t:net:net_dev_xmit { @lengths[name] = hist(len); @counts[name, comm] = count(); @sums[name] = sum(len) }
-- out
begin {
	printf("%s %d %d %d %s %s\n", comm, nsecs / 1000000000, nsecs % 1000000000,
	       (pid + tid) * 10000000, "the end of it");
	if ($a == 1 &&
	    ($b == "a text that is long" || $c == "another text that is long enough for a line")) {
		exit();
	}
	$x = "a text of so many bytes that it is nearly as long as a line may be, but not quite"; // a comment that makes it longer
	@y[$x,
	   1] = $a +
		2;
}
tracepoint:syscalls:sys_enter_open, tracepoint:syscalls:sys_enter_openat,
tracepoint:syscalls:sys_enter_openat2
{
	count();
}
t:net:net_dev_xmit {
	@lengths[name] = hist(len);
	@counts[name, comm] = count();
	@sums[name] = sum(len);
}
