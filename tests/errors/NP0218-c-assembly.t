# assembly in C code is refused where it is; one without a word, which holds the compiler back, is taken
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
long f(long x)
{
	asm volatile("" : "+r"(x));
	asm volatile("r0 = 1; exit");
	return x;
}
END
echo 'asm(".section \"np.plan\",\"a\"");' > d.bpf.c
cat > main.np <<'END'
import "c.bpf.c"
import "d.bpf.c"
begin { print(f(1)); }
END
-- args
-n main.np
-- exit 1
-- err
c.bpf.c:4:2: error NP0218: assembly cannot be taken over
    4 |  asm volatile("r0 = 1; exit");
      |  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: write it in C
main.np:2:1: error NP0218: d.bpf.c: assembly cannot be taken over
    2 | import "d.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: write it in C
