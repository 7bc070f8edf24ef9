# drop_reason() gives a number the running kernel's name for it; %d stays the number, and so does what is no reason
-- script
begin {
	$n = (int32)SKB_DROP_REASON_NO_SOCKET;
	$d = (int32)SKB_DROP_REASON_NOT_SPECIFIED;
	printf("%d %s %d %s\n", $n != $d, drop_reason($n), drop_reason($n) == $n, drop_reason(99999));
	printf("%s\n", drop_reason($d + 0));
	exit();
}
-- needs root kernel>=5.17
-- out
1 SKB_DROP_REASON_NO_SOCKET 1 99999
SKB_DROP_REASON_NOT_SPECIFIED


