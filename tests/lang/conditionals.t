# preprocessor lines: constants, and what is left out
-- args
-d tree @e@
-- world 6.12
-- script
#define N 5
#ifndef BPFTRACE_HAVE_BTF
this is not read {
#else
begin { @x = N; }
#endif
end { }
-- out
program
  const N
  clause
    probe begin group 0
    block
      assign =
        map @x
        int 5
  clause
    probe end group 1
    block
