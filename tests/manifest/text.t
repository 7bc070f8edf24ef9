# a text that a struct of the kernel points to
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
p:vfs_read { print(str(file->f_path.dentry->d_name.name)); }
-- out
attaches to kprobe:vfs_read
reads members of struct dentry
reads members of struct file
reads texts of the kernel
shows lines
is normal: attaches to kprobe:vfs_read
