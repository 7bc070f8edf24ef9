# C code whose atomic operations a kernel does not have, which only adds; what adds without telling the value any has
-- world 5.10
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
static long n;
long add(long x) { return __sync_fetch_and_add(&n, x); }
void set(long x) { __sync_fetch_and_or(&n, x); }
void plain(long x) { __sync_fetch_and_add(&n, x); __sync_fetch_and_sub(&n, 2); }
END
cat > main.np <<'END'
import "c.bpf.c"
begin { plain(1); print(add(1)); set(1); }
END
-- args
-n main.np
-- exit 1
-- err
main.np:2:25: error NP0213: 'add' has atomic operations that this kernel lacks: it only adds, and does not tell what was there
    2 | begin { plain(1); print(add(1)); set(1); }
      |                         ^~~~~~
  hint: they take kernel 5.12
main.np:2:34: error NP0213: 'set' has atomic operations that this kernel lacks: it only adds, and does not tell what was there
    2 | begin { plain(1); print(add(1)); set(1); }
      |                                  ^~~~~~
  hint: they take kernel 5.12
