# functions of the kernel that C code may call
-- needs root tool:clang-19 kernel>=6.3
-- setup
cat > c.bpf.c <<'END'
extern void bpf_rcu_read_lock(void) __attribute__((section(".ksyms")));
extern void bpf_rcu_read_unlock(void) __attribute__((section(".ksyms")));
long locked(long x)
{
	bpf_rcu_read_lock();
	x++;
	bpf_rcu_read_unlock();
	return x;
}
END
cat > main.np <<'END'
import "c.bpf.c"
begin { print(locked(4)); exit(); }
END
-- args
-q main.np
-- out
5


