# what the kernel refuses of C code is told at the statement that calls it, and whose code it is
-- needs root tool:clang-19
-- setup
echo 'long peek(long *p) { return *p; }' > c.bpf.c
cat > main.np <<'END'
import "c.bpf.c"
begin {
	print(1);
	print(peek((int64 *)5000));
}
END
-- args
main.np
-- exit 2
-- err
main.np:4:2: error NP0703: the kernel refused the program of 'begin': R1 invalid mem access '{{inv|scalar}}'
    4 |  print(peek((int64 *)5000));
      |  ^~~~~
  hint: the kernel looks into the C code of c.bpf.c, too: -v shows what it said
