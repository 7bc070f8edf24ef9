# functions of C files by a name that the script or another file has
-- world 6.12
-- needs tool:clang-19
-- setup
echo 'int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; }' > a.bpf.c
cp a.bpf.c b.bpf.c
echo 'int mul(int a, int b) { return a * b; }' > c.bpf.c
cat > main.np <<'END'
import "a.bpf.c"
import "b.bpf.c"
import "c.bpf.c"
fn mul($x: int64): int64 { return $x; }
begin { }
END
-- args
-n main.np
-- exit 1
-- err
main.np:2:1: error NP0216: 'add' is a function of 'a.bpf.c', too
    2 | import "b.bpf.c"
      | ^~~~~~~~~~~~~~~~
main.np:1:1: note: imported here
    1 | import "a.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: what only 'b.bpf.c' itself calls is 'static'
main.np:4:4: error NP0216: 'mul' is a function of 'c.bpf.c', too
    4 | fn mul($x: int64): int64 { return $x; }
      |    ^~~
main.np:3:1: note: imported here
    3 | import "c.bpf.c"
      | ^~~~~~~~~~~~~~~~
