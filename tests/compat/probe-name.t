# NAME=probe: the name is read, and says nothing: the same bytes as bpftrace 0.27
-- needs root
-- script
x=begin { print(probe); } x=end { print(2); } y=interval:ms:10 { exit(); }
-- out
begin
2


