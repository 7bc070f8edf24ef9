# a loop that more statements leave than the jumps of BPF can reach over
-- args
-n many.np
-- setup
{ echo 'begin { while (1) {'
  for i in {1..1800}; do echo "if (nsecs == $i) { @[$i] = 1; break; }"; done
  echo '} }'; } >many.np
-- timeout 4
-- err
nprobe: error NP0402: a clause is too large for the jumps of BPF
  hint: use several clauses
-- exit 1
