# an option that the script does not read
-- needs root
-- args
@e@ -- --dept=3
-- script
begin { print(getopt("depth", 35)); exit(); }
-- exit 1
-- err
nprobe: error NP0505: the script has no option '--dept'
  hint: did you mean '--depth'?
