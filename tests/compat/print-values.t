# print values: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { print(1); print(-1); print("str"); print((1, "a", -2)); print((1, (2, 3))); print(true); print(1 == 1); print((uint8)200); print((int8)-1); print(18446744073709551615); exit(); }
-- out
1
-1
str
(1, a, -2)
(1, (2, 3))
true
true
200
-1
18446744073709551615


