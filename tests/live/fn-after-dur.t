# a function that is called behind a clause with dur, which is not its business
-- needs root
-- args
-q @e@
-- script
fn later($a: uint64): uint64 { return nsecs - $a; }
r:c:no_such_call_of_anyone?, r:c:malloc /pid == 0/ { @never = dur; }
begin { @a = later(nsecs) >= 0; exit(); }
-- out


@a: true
