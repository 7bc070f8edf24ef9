# json strings: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { printf("quote \" back \\ tab\t nl\n"); @["a\"b"] = 1; @s = "new\nline"; time("%Y\n"); print("x\ty"); exit(); }
-- out
quote " back \ tab	 nl
2026
x	y


@[a"b]: 1
@s: new
line
