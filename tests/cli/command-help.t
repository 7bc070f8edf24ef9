# --help of a command
-- args
explain --help
-- out
usage: nprobe explain [NP0123]
what an error code means, with examples
