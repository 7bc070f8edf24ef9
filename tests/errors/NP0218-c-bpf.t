# C that is no code for BPF: a frame larger than the stack
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
int f(int a)
{
	volatile char c[600];

	for (int i = 0; i < 600; i++)
		c[i] = a;
	return c[a & 511];
}
END
echo 'import "c.bpf.c"; begin { print(f(1)); }' > main.np
-- args
-n main.np
-- exit 1
-- err
main.np:1:1: error NP0218: 'c.bpf.c' cannot become a program for BPF: c.bpf.c:{{\d+:\d+: in function f .*stack limit is exceeded.*}}
    1 | import "c.bpf.c"; begin { print(f(1)); }
      | ^~~~~~~~~~~~~~~~
