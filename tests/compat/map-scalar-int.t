# map scalar int: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @a = 5; @b = -7; @c = 18446744073709551615; @d = (int8)-1; @e = (uint8)255; exit(); }
-- out


@a: 5
@b: -7
@c: 18446744073709551615
@d: -1
@e: 255
