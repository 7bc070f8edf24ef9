# options of bpftrace that mean the same here, or change nothing
-- needs root
-- setup
mkdir dir
echo '#define Q 7' > dir/q.h
echo 'struct own { int a; char b; };' > own.h
-- args
--btf -b -B line --usdt-file-activation --traceable-functions /none -k --no-warnings --include own.h -I dir -q @e@
-- script
#include "q.h"
begin { 5; print(sizeof(struct own)); print(Q); exit(); }
-- out
8
7


-- err
nprobe: option '-k' changes nothing: what cannot be read is 0 or "", and nothing is said of it
