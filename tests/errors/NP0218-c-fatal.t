# C with which LLVM ends the process: it does so with a message that blames the C code
-- world 6.12
-- needs tool:clang-19
-- setup
echo 'unsigned __int128 f(long a) { return a; }' > c.bpf.c
echo 'import "c.bpf.c"; begin { print(1); }' > main.np
-- args
-n main.np
-- exit 1
-- err
nprobe: error NP0218: imported C code cannot become a program for BPF: {{.+}}
