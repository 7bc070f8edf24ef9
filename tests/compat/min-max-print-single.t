# min max print single: the same bytes as bpftrace 0.27
-- needs root
-- script
BEGIN { @mi = min(-9223372036854775807); @ma = max(0); @mx = max(-3); print(@mi); print(@ma); print(@mx); exit(); }
-- out
@mi: -9223372036854775807
@ma: 0
@mx: -3


@ma: 0
@mi: -9223372036854775807
@mx: -3
