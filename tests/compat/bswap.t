# bswap: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(bswap((uint8)0x12)); printf("%x %x %x\n", bswap((uint16)0x1234), bswap((uint32)0x12345678), bswap((uint64)0x1122334455667788)); print(bswap((uint16)1)); exit(); }
-- out
18
3412 78563412 44332211
256


