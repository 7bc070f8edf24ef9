# a byte of a string: the same bytes as bpftrace 0.27
-- needs root
-- script
begin {
	print("abc"[0]); print("abc"[1] == 98);
	$s = "hello"; print($s[4]); print($s[5]);
	$c = comm; print($c[0] == comm[0]);
	$b = str("\xff"); print($b[0]);
	if ("/x"[0] == "/"[0]) { print("slash"); }
	exit();
}
-- out
97
true
111
0
true
-1
slash


