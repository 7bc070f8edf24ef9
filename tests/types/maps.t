# types of maps are unified over the whole program
-- args
-d types @e@
-- world 6.12
-- script
begin { @a[1] = "ab"; @b = 1; @t[(1, "x")] = 5; } end { @a[2] = "a longer string"; @b = (uint8)3; @h = hist(@b); }
-- out
map @a[int64]: string[16]
map @b: int64
map @t[(int64, string[8])]: int64
map @h: hist
clause 0
  probe begin
block
  assign =
    map @a
      key: int 1
    string "ab"
  assign =
    map @b
    int 1
  assign =
    map @t
      key: int 1
      key: string "x"
    int 5
clause 1
  probe end
block
  assign =
    map @a
      key: int 2
    string "a longer string"
  assign =
    map @b
    cast (uint8)
      int 3
  assign =
    map @h
    call hist
      map @b
