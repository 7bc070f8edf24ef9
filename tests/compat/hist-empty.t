# hist empty: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @ = hist(1); clear(@); exit(); }
-- out


