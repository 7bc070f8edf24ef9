# -l of functions of the kernel itself, by the name that it has as a module
-- args
-l 'kprobe:vmlinux:vfs_rea[d]'
-- world 6.12
-- out
kprobe:vfs_read
