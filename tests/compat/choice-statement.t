# c ? a : b as a statement, of calls that have no value: the same bytes as bpftrace 0.27
-- needs root
-- script
macro say(a) { a ? print("yes") : print("no") }
begin { 1 ? print(1) : print(2); say(1); say(0); pid ? exit() : print(2); }
-- out
1
yes
no


