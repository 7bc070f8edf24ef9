# a map that nothing sets reads as 0 in programs of bpftrace, with a warning: the same bytes as bpftrace 0.27
-- needs root
-- script
begin { @y = @x; print(@y); if (@k[1] == 0) { print("none"); } }
begin /@z[tid]/ { print("never"); }
-- args
-q --dialect bpftrace @e@
-- out
@y: 0
none


@y: 0
-- err
-e:1:14: warning: map '@x' never gets a value: it is 0
    1 | begin { @y = @x; print(@y); if (@k[1] == 0) { print("none"); } }
      |              ^~
-e:1:33: warning: map '@k' never gets a value: it is 0
    1 | begin { @y = @x; print(@y); if (@k[1] == 0) { print("none"); } }
      |                                 ^~~~~
-e:2:8: warning: map '@z' never gets a value: it is 0
    2 | begin /@z[tid]/ { print("never"); }
      |        ^~~~~~~
