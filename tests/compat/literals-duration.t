# literals duration: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(5ms); print(1s); print(2us); print(3ns); print(1m); print(1h); print(1d); exit(); }
-- out
5000000
1000000000
2000
3
60000000000
3600000000000
86400000000000


