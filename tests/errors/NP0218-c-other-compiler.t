# what a compiler writes that is not ours to read: which one to have
-- world 6.12
-- env
PATH=@top@/tests/fixtures/c-compiler
-- setup
echo 'int f(void) { return 0; }' > c.bpf.c
echo 'import "c.bpf.c"; begin { print(f()); }' > main.np
-- args
-n main.np
-- exit 1
-- err
main.np:1:1: error NP0218: what the C compiler made of 'c.bpf.c' cannot be read: Invalid bitcode signature
    1 | import "c.bpf.c"; begin { print(f()); }
      | ^~~~~~~~~~~~~~~~
  hint: a clang newer than 19 may write what this nprobe does not know: apt install clang-19
