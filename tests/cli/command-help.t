# --help of a command
-- args
explain --help
-- out
usage: nprobe explain [NP0123 | REASON | drops]
what an error code means, with examples; why the kernel drops packets, such as IP_RPFILTER
