# what probe says of a timer: the same bytes as bpftrace 0.27
-- needs root
-- script
interval:10ms, interval:1_500_000, interval:ms:1e1, interval:0x100000, interval:us:2000, interval:hz:50 { @[probe] = 1; }
interval:ms:400 { print(probe); exit(); }
-- contains
{{^interval:ms:400$}}
{{^@\[interval:hz:50\]: 1$}}
{{^@\[interval:ms:10\]: 1$}}
{{^@\[interval:us:10000\]: 1$}}
{{^@\[interval:us:1048\]: 1$}}
{{^@\[interval:us:1500\]: 1$}}
{{^@\[interval:us:2000\]: 1$}}
