# names that the compilers of Rust make, the old ones and the new, are shown as in the source
-- args
-q @e@ -- ./prog
-- script
t:syscalls:sys_enter_kill /args.pid == 4194304/ { print(ustack(4)); }
-- needs root tracepoint tool:gcc
-- setup
cat >prog.c <<'C'
#include <sys/syscall.h>
long leaf(long) __asm__("_RNvNtCs1234_7mycrate3net5check");
long method(long) __asm__("_RNvXs_NtCs1234_7mycrate3netNtB4_4PeerNtCs5678_4core5Clone5clone");
long old(long) __asm__("_ZN7mycrate4recv17h0123456789abcdefE");
long broken(long) __asm__("_Rust");
__attribute__((noinline)) long leaf(long pid)
{
	long n;
	__asm__ volatile("syscall" : "=a"(n) : "a"(SYS_kill), "D"(pid), "S"(0L) : "rcx", "r11", "memory");
	return n;
}
long method(long n) { return leaf(n) + 1; }
long old(long n) { return method(n) + 1; }
long broken(long n) { return old(n) + 1; }
int main(void) { return broken(4194304) == 3; }
C
gcc -O0 -fcf-protection=none -no-pie -o prog prog.c
-- out

        mycrate::net::check+{{\d+}}
        <mycrate::net::Peer as core::Clone>::clone+{{\d+}}
        mycrate::recv::h0123456789abcdef+{{\d+}}
        _Rust+{{\d+}}



