# strerror is a string: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN {
	print(strerror(0)); print(strerror(2)); print(strerror(-2)); print(strerror(41)); print(strerror(9999));
	$s = strerror(1); print($s == "Operation not permitted"); @s = strerror(133);
	print(strlen(@s)); print(strcontains(strerror(13), "denied"));
	exit();
}
-- out
Success
No such file or directory
No such file or directory
Unknown error
Unknown error
true
30
true


@s: Memory page has hardware error
