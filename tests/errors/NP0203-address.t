# a kprobe at an address needs --unsafe
-- args
-n @e@
-- world 6.12
-- script
kprobe:0xffffffff81000000 { @ = 1; }
-- exit 1
-- err
-e:1:8: error NP0203: a probe at an address needs --unsafe
    1 | kprobe:0xffffffff81000000 { @ = 1; }
      |        ^~~~~~~~~~~~~~~~~~
  hint: function+offset is checked: kprobe:vfs_read+0x8
