# -n looks at the script's options too
-- world 6.12
-- args
-n dropwatch --addr 10.0.0.0/33
-- exit 1
-- err
nprobe: error NP0505: '10.0.0.0/33' for option '--addr': the prefix length is not 0 to 32
  hint: it takes a network such as 10.0.0.0/8, an address, or any
