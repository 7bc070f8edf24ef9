# a member of another type
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
p:vfs_read { print(container_of(file->f_inode, struct dentry, d_inode)->d_flags); }
-- out
attaches to kprobe:vfs_read
reads members of struct dentry
reads members of struct file
reads memory of the kernel at computed addresses
shows lines
is sensitive: reads memory of the kernel at computed addresses
