# C code that changes what the machine does needs --unsafe, too, by whatever function it comes there
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
static long (*bpf_send_signal)(unsigned number) = (void *)109;
static long (*bpf_loop)(unsigned n, void *f, void *arg, unsigned long flags) = (void *)181;
static __attribute__((noinline)) long deep(int i, int *number) { return bpf_send_signal(*number); }
long stop(int number) { return bpf_loop(1, deep, &number, 0); }
long tame(int number) { return number; }
END
cat > main.np <<'END'
import "c.bpf.c"
begin { tame(19); stop(19); }
END
-- args
-n main.np
-- exit 1
-- err
main.np:2:19: error NP0507: 'stop' changes what the machine does: it calls bpf_send_signal()
    2 | begin { tame(19); stop(19); }
      |                   ^~~~~~~~
  hint: run it with --unsafe to allow that
