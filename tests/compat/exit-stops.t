# exit stops: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("a\n"); exit(); printf("not\n"); } END { printf("end\n"); @e = 1; }
-- out
a
end


@e: 1
