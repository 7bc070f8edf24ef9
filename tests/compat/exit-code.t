# exit code: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("before\n"); exit(3); printf("after\n"); } END { printf("end\n"); }
-- out
before
end


-- exit 3
