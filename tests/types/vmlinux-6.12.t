# the kernel itself is the module vmlinux, in patterns too
-- args
-d types @e@
-- world 6.12
-- script
kprobe:vmlinux:vfs_rea[d], fentry:vmlinux:vfs_rea[d], kprobe:*:vfs_rea[d], kprobe:vfs_rea[d] { @ = 1; }
-- contains
{{probe kprobe:vmlinux:vfs_read}}
{{probe fentry:vmlinux:vfs_read}}
{{probe kprobe:vfs_read}}
