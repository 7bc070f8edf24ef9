# what the C compiler says is shown as it is, and which import it was
-- world 6.12
-- needs tool:clang-19
-- setup
echo 'int f(int a) { return a +; }' > c.bpf.c
echo 'import "c.bpf.c"; begin { print(f(1)); }' > main.np
-- args
-n main.np
-- exit 1
-- err
c.bpf.c:1:26: error: expected expression
    1 | int f(int a) { return a +; }
      |                          ^
1 error generated.
main.np:1:1: error NP0218: '{{/.*}}/clang-19' does not compile 'c.bpf.c'
    1 | import "c.bpf.c"; begin { print(f(1)); }
      | ^~~~~~~~~~~~~~~~
