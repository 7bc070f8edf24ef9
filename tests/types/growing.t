# types of maps settle whatever the order of their uses
-- args
-d types @e@
-- world 6.12
-- script
begin { @a = @b; @b = @c; @c = "a text of some length"; @n = @n + 1; @t[(1, "ab")] = 1; @t[2, "a longer key"] = 2; $t = (3, "c"); @t[$t] = 3; }
-- out
map @a: string[22]
map @b: string[22]
map @c: string[22]
map @n: int64
map @t[int64, string[13]]: int64
clause 0
  probe begin group 0
  variable $t: (int64, string[2])
  block
    assign =
      map @a: string[22]
      map @b: string[22]
    assign =
      map @b: string[22]
      map @c: string[22]
    assign =
      map @c: string[22]
      "a text of some length": string[22]
    assign =
      map @n: int64
      binary +: int64
        map @n: int64
        1: int64
    assign =
      map @t: int64
        1: int64
        "ab": string[3]
      1: int64
    assign =
      map @t: int64
        2: int64
        "a longer key": string[13]
      2: int64
    assign =
      $t: (int64, string[2])
      tuple: (int64, string[2])
        3: int64
        "c": string[2]
    assign =
      map @t: int64
        convert: (int64, string[13])
          $t: (int64, string[2])
      3: int64
