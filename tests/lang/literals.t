# numbers in all their forms
-- args
-d tree @e@
-- world 6.12
-- script
begin { $a = 10; $b = 0x1f; $c = 017; $d = 1e6; $e = 1_000; $f = 5UL; $g = 3ms; $h = 2h; $i = 10.0.0.1; $j = 10.0.0.0/8; $k = "a\tb\x41\101"; $l = true; }
-- out
program
  clause
    probe begin group 0
    block
      assign =
        scratch $a
        int 10
      assign =
        scratch $b
        int 31
      assign =
        scratch $c
        int 15
      assign =
        scratch $d
        int 1000000
      assign =
        scratch $e
        int 1000
      assign =
        scratch $f
        int 5 u
      assign =
        scratch $g
        int 3000000 ns
      assign =
        scratch $h
        int 7200000000000 ns
      assign =
        scratch $i
        address "10.0.0.1"
      assign =
        scratch $j
        address "10.0.0.0/8"
      assign =
        scratch $k
        string "a\tbAA"
      assign =
        scratch $l
        cast (bool)
          int 1
