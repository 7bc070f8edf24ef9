# the n-th argument may become what the function has there
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
kprobe:vfs_read { print(((struct file *)arg0)->f_flags); }
-- out
attaches to kprobe:vfs_read
reads members of struct file
shows lines
is normal: attaches to kprobe:vfs_read
