# and one that was kept as a number
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
kprobe:vfs_read { $x = arg0; @[tid] = arg0; print((((struct file *)$x)->f_flags, ((struct file *)@[tid])->f_flags)); }
-- out
attaches to kprobe:vfs_read
reads members of struct file
reads memory of the kernel at computed addresses
keeps @
shows lines
shows maps
is sensitive: reads memory of the kernel at computed addresses
