# --help of a compiled script shows its options
-- needs btf
-- setup
printf 'param n: int(1..9) = 3  "how many"\nparam who: comm  "of whom"\nbegin { print(n); print(who); exit(); }\n' >tool.np
"${NPROBE:-$TOP/build/nprobe}" build tool.np -o tool.npo
-- args
tool.npo --help
-- out
tool.npo - a compiled script

Usage: nprobe tool.npo [options]

Options of this script:
  --n 1..9     how many (default 3)
  --who comm   of whom (needed)

Options of every script (-o, --for, -v ...): nprobe --help
