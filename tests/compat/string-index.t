# a character of a string: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { $s = "/abc"; print($s[0]); print($s[0] == "/"[0]); $i = 2; print($s[$i]); print("xyz"[1]); exit(); }
-- out
47
true
98
121


