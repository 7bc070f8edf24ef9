# registers
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
kprobe:vfs_read { print(reg("di")); }
-- out
attaches to kprobe:vfs_read
reads registers
shows lines
is normal: attaches to kprobe:vfs_read
