# types that a script defines: places by C's rules; its own come before the kernel's; the kernel's are parts of them
-- args
-d types @e@
-- world 6.12
-- script
enum level { LOW = 1, HIGH = LOW << 4 | sizeof(u16), NEXT };
struct inner { char name[4]; short s; };
struct outer {
	u8 first;
	struct inner in[2];
	u64 a : 3, b : 40, c : 30;
	union { u32 word; u8 byte; };
	struct list_head list;
	struct sock *sk;
	enum level level;
	struct outer *next;
	u8 rest[];
} __attribute__((aligned(16)));
struct __attribute__((packed)) tight { u8 x; u64 y; u32 z : 5; };
typedef struct outer *outer_p;
begin {
	$o = (outer_p)curtask;
	@s[sizeof(struct outer), sizeof(struct tight)] = 1;
	@a = $o->in[1].s;
	@b = $o->b;
	@c = $o->c;
	@w = $o->next->byte;
	@l = $o->list.next;
	@k = $o->sk->__sk_common.skc_family;
	@e = $o->level == NEXT;
	@t = ((struct tight *)0)->y;
	@z = ((struct tight *)0)->z;
}
-- out
map @s[int64, int64]: int64
map @a: int16
map @b: uint64
map @c: uint64
map @w: uint8
map @l: struct list_head *
map @k: uint16
map @e: bool
map @t: uint64
map @z: uint32
clause 0
  probe begin group 0
  variable $o: struct outer *
  block
    assign =
      $o: struct outer *
      cast: struct outer *
        curtask: struct task_struct * (builtin)
    assign =
      map @s: int64
        80: int64
        10: int64
      1: int64
    assign =
      map @a: int16
      .s: int16 (inner.s at 4)
        index: struct inner
          ->in: struct inner[2] (outer.in at 2, by pointer)
            $o: struct outer *
          1: int64
    assign =
      map @b: uint64
      ->b: uint64 (outer.b at 16, 40 bits, by pointer)
        $o: struct outer *
    assign =
      map @c: uint64
      ->c: uint64 (outer.c at 24, 30 bits, by pointer)
        $o: struct outer *
    assign =
      map @w: uint8
      ->byte: uint8 (outer.byte at 28, by pointer)
        ->next: struct outer * (outer.next at 64, by pointer)
          $o: struct outer *
    assign =
      map @l: struct list_head *
      .next: struct list_head * (list_head.next at 0)
        ->list: struct list_head (outer.list at 32, by pointer)
          $o: struct outer *
    assign =
      map @k: uint16
      .skc_family: uint16 (sock_common.skc_family at 16)
        ->__sk_common: struct sock_common (sock.__sk_common at 0, by pointer)
          ->sk: struct sock * (outer.sk at 48, by pointer)
            $o: struct outer *
    assign =
      map @e: bool
      binary ==: bool
        ->level: enum level (outer.level at 56, by pointer)
          $o: struct outer *
        NEXT: enum level (enum level, 19)
    assign =
      map @t: uint64
      ->y: uint64 (tight.y at 1, by pointer)
        cast: struct tight *
          0: int64
    assign =
      map @z: uint32
      ->z: uint32 (tight.z at 9, 5 bits, by pointer)
        cast: struct tight *
          0: int64
