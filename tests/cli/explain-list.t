# all codes in the order of their numbers
-- args
explain
-- contains
NP0101  syntax error
NP0704  the kernel refused a request
Why the kernel drops packets: nprobe explain drops
