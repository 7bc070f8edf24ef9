# probe beside strings, as key, value, variable: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @k[probe] = 1; @k["other"] = 2; $s = "xxxxxxxxxx"; $s = probe; print($s); print(pid > 0 ? probe : "no"); @v[1] = probe; @v[2] = "text of some length"; print(@v[1] == "BEGIN"); exit(); }
-- out
begin
begin
false


@k[begin]: 1
@k[other]: 2
@v[1]: begin
@v[2]: text of some length
