# functions of the kernel that change what the machine does need --unsafe, as helpers do
-- world 6.12
-- needs tool:clang-19
-- setup
cat > c.bpf.c <<'END'
#define KSYM __attribute__((section(".ksyms")))
extern void crash_kexec(void *) KSYM;
extern int bpf_send_signal_task(void *, int, int, unsigned long) KSYM;
extern int bpf_sock_destroy(void *) KSYM;
extern void bpf_rcu_read_lock(void) KSYM;
extern void bpf_rcu_read_unlock(void) KSYM;
static long (*bpf_setsockopt)(void *, int, int, void *, int) = (void *)49;
void crash(void) { crash_kexec(0); }
int stop(void *t) { return bpf_send_signal_task(t, 9, 0, 0); }
int end(void *s) { return bpf_sock_destroy(s); }
long set(void *s) { int x = 1; return bpf_setsockopt(s, 1, 2, &x, 4); }
void lock(void) { bpf_rcu_read_lock(); bpf_rcu_read_unlock(); }
END
cat > main.np <<'END'
import "c.bpf.c"
begin {
	lock();
	crash();
	stop(curtask);
	end(curtask);
	set(curtask);
}
END
-- args
-n main.np
-- exit 1
-- err
main.np:4:2: error NP0507: 'crash' changes what the machine does: it calls crash_kexec()
    4 |  crash();
      |  ^~~~~~~
  hint: run it with --unsafe to allow that
main.np:5:2: error NP0507: 'stop' changes what the machine does: it calls bpf_send_signal_task()
    5 |  stop(curtask);
      |  ^~~~~~~~~~~~~
  hint: run it with --unsafe to allow that
main.np:6:2: error NP0507: 'end' changes what the machine does: it calls bpf_sock_destroy()
    6 |  end(curtask);
      |  ^~~~~~~~~~~~
  hint: run it with --unsafe to allow that
main.np:7:2: error NP0507: 'set' changes what the machine does: it calls bpf_setsockopt()
    7 |  set(curtask);
      |  ^~~~~~~~~~~~
  hint: run it with --unsafe to allow that
