# types of maps are unified over the whole program
-- args
-d types @e@
-- world 6.12
-- script
begin { @a[1] = "ab"; @b = 1; @t[(1, "x")] = 5; } end { @a[2] = "a longer string"; @b = (uint8)3; @h = hist(@b); }
-- out
map @a[int64]: string[16]
map @b: uint8
map @t[int64, string[2]]: int64
map @h: hist
clause 0
  probe begin group 0
  block
    assign =
      map @a: string[16]
        1: int64
      "ab": string[3]
    assign =
      map @b: uint8
      1: int64
    assign =
      map @t: int64
        1: int64
        "x": string[2]
      5: int64
clause 1
  probe end group 1
  block
    assign =
      map @a: string[16]
        2: int64
      "a longer string": string[16]
    assign =
      map @b: uint8
      cast: uint8
        3: int64
    assign =
      map @h: hist
      call hist: hist (aggregation)
        map @b: uint8
