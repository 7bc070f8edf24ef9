# print empty map: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(@m); @m[1] = 1; clear(@m); print(@m); @c = count(); clear(@c); exit(); }
-- out
@m[1]: 1


