# a C file that is none: nobody waits for what comes through a pipe
-- world 6.12
-- setup
mkfifo c.bpf.c
chmod 644 c.bpf.c
echo 'import "c.bpf.c"; begin { }' > main.np
-- args
-n main.np
-- exit 1
-- err
main.np:1:1: error NP0218: 'c.bpf.c' cannot be read: it is no file
    1 | import "c.bpf.c"; begin { }
      | ^~~~~~~~~~~~~~~~
