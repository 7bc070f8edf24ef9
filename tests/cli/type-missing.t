# a type that is not there, and the nearest
-- args
type --world @top@/tests/fixtures/6.12.world 'struct iphdrr'
-- exit 1
-- err
nprobe: error NP0209: this kernel's BTF has no type 'struct iphdrr'
  hint: did you mean 'iphdr'?
