# a script's macros and constants may have names that mean something here
-- needs root
-- script
enum { dur = 3, loc, by };
macro cpu() { 6 }
macro comm() { "me" }
macro start(x) { x + 1 }
macro since(x) { x }
begin { print((cpu, cpu(), comm, comm())); print((start(1), since(3))); print(dur); print(loc + by); exit(); }
-- out
(6, 6, me, me)
(2, 3)
dur
9


