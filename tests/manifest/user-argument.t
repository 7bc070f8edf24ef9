# a text that a function of the kernel is given may be the user's
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
p:vfs_read { print(str(buf)); }
-- out
attaches to kprobe:vfs_read
reads memory of programs
shows lines
is sensitive: reads memory of programs
