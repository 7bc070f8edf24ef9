# C files that anybody may write are not given to a compiler
-- world 6.12
-- setup
mkdir open && chmod o+w open
echo 'int f(void) { return 0; }' > open/a.bpf.c
echo 'int f(void) { return 0; }' > b.bpf.c; chmod o+w b.bpf.c
cat > main.np <<'END'
import "open/a.bpf.c"
import "open"
import "b.bpf.c"
begin { }
END
-- args
-n main.np
-- exit 1
-- err
main.np:1:1: error NP0218: anybody may write 'open'
    1 | import "open/a.bpf.c"
      | ^~~~~~~~~~~~~~~~~~~~~
  hint: chmod o-w open
main.np:3:1: error NP0218: anybody may write 'b.bpf.c'
    3 | import "b.bpf.c"
      | ^~~~~~~~~~~~~~~~
  hint: chmod o-w b.bpf.c
