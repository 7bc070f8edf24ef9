# what a member is in, if it is of the type that the pointer points to: a list is walked so
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
p:vfs_read { print(container_of(file->f_inode->i_sb_list.next, struct inode, i_sb_list)->i_ino); }
-- out
attaches to kprobe:vfs_read
reads members of struct file
reads members of struct inode
shows lines
is normal: attaches to kprobe:vfs_read
