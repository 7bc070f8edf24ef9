# probe is a string wherever one is wanted: the same bytes as bpftrace 0.27
-- needs root
-- script
begin {
	print(probe); print(probe == "begin"); print("end" == probe); print(strlen(probe)); print(str_concat(probe, "x")); print(strcontains(probe, "egi"));
	print(is_str(probe)); $p = probe; print($p); @x = probe; print(@x == "begin"); @k[probe] = 1; exit();
}
-- out
begin
true
false
5
beginx
true
true
begin
true


@k[begin]: 1
@x: begin
