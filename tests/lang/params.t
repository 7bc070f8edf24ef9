# params with type, arguments, default and help
-- args
-d tree @e@
-- world 6.12
-- script
param a: cidr = any "which"
param b: int(1..10) = 3
param c: one-of(x, y) = "x"
param d: string
begin { }
-- out
program
  param a cidr = any "which"
  param b int(1..10) = 3
  param c one-of(x, y) = x
  param d string
  clause
    probe begin group 0
    block
