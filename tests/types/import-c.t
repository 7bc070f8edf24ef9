# signatures of C functions: numbers are converted to what they take, structs are those of the kernel by their tags, whatever C says of them
-- needs tool:clang-19
-- world 6.12
-- setup
cat > c.bpf.c <<'END'
struct sock___mine { int a; };
struct of_nobody;
enum colour { RED, GREEN };
typedef unsigned short port;
enum colour paint(port p, long l, _Bool b);
enum colour paint(port p, long l, _Bool b) { return b ? RED : GREEN; }
struct sock___mine *same(struct sock___mine *sk) { return sk; }
struct of_nobody *nobody(void *p, const char *text) { return p; }
END
cat > main.np <<'END'
import "c.bpf.c"
p:tcp_sendmsg {
	paint(1, 2, 3);
	$sk = same(sk);
	print($sk->__sk_common.skc_family);
	nobody(sk, "text");
	nobody(0, comm);
}
END
-- args
-d types main.np
-- out
clause 0
  probe kprobe:tcp_sendmsg group 0
  argument sk: struct sock *
  variable $sk: struct sock *
  block
    call paint: uint32
      convert: uint16
        1: int64
      2: int64
      convert: bool
        3: int64
    assign =
      $sk: struct sock *
      call same: struct sock *
        sk: struct sock * (argument)
    call print (builtin)
      .skc_family: uint16 (sock_common.skc_family at 16)
        ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
          $sk: struct sock *
    call nobody: struct of_nobody *
      sk: struct sock * (argument)
      "text": string[5]
    call nobody: struct of_nobody *
      0: int64
      comm: string[16] (builtin)
