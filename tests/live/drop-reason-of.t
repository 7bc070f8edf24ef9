# drop_reason() gives a number the kernel's name for it; %d stays the number, what is no reason too
-- script
begin {
	$two = 2;
	printf("%s %d %s\n", drop_reason(3), drop_reason(3), drop_reason(99999));
	printf("%s\n", drop_reason($two + 2));
	exit();
}
-- needs root kernel>=6.1
-- out
SKB_DROP_REASON_NO_SOCKET 3 99999
SKB_DROP_REASON_SOCKET_CLOSE


