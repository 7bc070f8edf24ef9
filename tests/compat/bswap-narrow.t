# bswap of one byte is that byte without its sign: as bpftrace 0.27
-- needs root
-- script
begin { $a = (int8)-1; print(bswap((int8)$a)); print(bswap((int8)$a) > -1); print(bswap((int8)$a) + 0); exit(); }
-- out
255
true
255


