# integers: signs, widths, literals, differences
-- args
-d types @e@
-- world 6.12
-- script
begin { $u = (uint32)5; $s = (int8)-3; @a = $u + 1; @b = $u + $s; @c = nsecs - 1; @d = nsecs + 1; @e = 1; @e = nsecs; @f = -1; @f = nsecs; @g = 1 << 4 | 3; @h = !$u; @i = $u == 5; @j = (uint8)300; @k = ~(uint8)5; @l++; @m = 18446744073709551615; }
-- out
map @a: uint64
map @b: int64
map @c: int64
map @d: uint64
map @e: uint64
map @f: int64
map @g: int64
map @h: bool
map @i: bool
map @j: uint8
map @k: uint8
map @l: int64
map @m: uint64
clause 0
  probe begin group 0
  variable $u: uint32
  variable $s: int8
  block
    assign =
      $u: uint32
      cast: uint32
        5: int64
    assign =
      $s: int8
      cast: int8
        -3: int64
    assign =
      map @a: uint64
      binary +: uint64
        $u: uint32
        1: int64
    assign =
      map @b: int64
      binary +: int64
        $u: uint32
        $s: int8
    assign =
      map @c: int64
      binary -: int64
        nsecs: uint64 (builtin)
        1: int64
    assign =
      map @d: uint64
      binary +: uint64
        nsecs: uint64 (builtin)
        1: int64
    assign =
      map @e: uint64
      1: int64
    assign =
      map @e: uint64
      nsecs: uint64 (builtin)
    assign =
      map @f: int64
      -1: int64
    assign =
      map @f: int64
      nsecs: uint64 (builtin)
    assign =
      map @g: int64
      19: int64
    assign =
      map @h: bool
      unary !: bool
        $u: uint32
    assign =
      map @i: bool
      binary ==: bool
        $u: uint32
        5: int64
    assign =
      map @j: uint8
      cast: uint8
        300: int64
    assign =
      map @k: uint8
      convert: uint8
        unary ~: uint64
          cast: uint8
            5: int64
    postfix ++: int64
      map @l: int64
    assign =
      map @m: uint64
      18446744073709551615: uint64
