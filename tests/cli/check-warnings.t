# check: unknown words of the header, params that are not what all mean by them, another layout
-- setup
cat > s.np <<'END'
//@ summary  S
//@ version  1.0.0
//@ license  MIT
//@ colour   blue

param addr: string = ""
begin {exit();}
END
-- args
check --world @top@/tests/fixtures/6.12.world s.np
-- out
s.np: good, safe
-- err
s.np:4:5: warning: the library knows nothing of 'colour'
    4 | //@ colour   blue
      |     ^~~~~~~~~~~~~
s.np:6:1: warning: 'addr' is a word that has the same meaning in all scripts
    6 | param addr: string = ""
      | ^~~~~~~~~~~~~~~~~~~~~~~
  hint: its type is cidr there
s.np:6:1: warning: 'addr' has no help: a text behind it
    6 | param addr: string = ""
      | ^~~~~~~~~~~~~~~~~~~~~~~
s.np:1:1: warning: the script is not in the layout of all scripts
    1 | //@ summary  S
      | ^
  hint: nprobe fmt -w s.np
