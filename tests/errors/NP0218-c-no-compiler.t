# without a compiler: what to install, and what does without one
-- world 6.12
-- env
PATH=/nowhere:.
-- setup
echo 'int f(void) { return 0; }' > c.bpf.c
echo 'import "c.bpf.c"; begin { print(f()); }' > main.np
printf '#!/bin/sh\necho not asked' > clang-19; chmod +x clang-19 # not that of the current directory
-- args
-n main.np
-- exit 1
-- err
main.np:1:1: error NP0218: 'c.bpf.c' is C code, and there is no clang to compile it
    1 | import "c.bpf.c"; begin { print(f()); }
      | ^~~~~~~~~~~~~~~~
  hint: apt install clang; an image that 'nprobe build' made needs none
