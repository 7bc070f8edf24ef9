# aggregations of numbers of both signs share a map, which is signed then: as bpftrace 0.27
-- needs root
-- script
begin { @a = max(1); @a = max((uint64)18446744073709551615); @b = sum((uint32)5); @b = sum((int64)-7); @c = min((uint8)3); @c = min(-5); @d = avg((uint64)18446744073709551615); @e = avg((uint8)4); @e = avg(-8); exit(); }
-- out


@a: 1
@b: -2
@c: -5
@d: 18446744073709551615
@e: -2
