# structs that hold keys
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
p:vfs_read { print(file->f_cred->session_keyring->serial); }
-- out
attaches to kprobe:vfs_read
reads members of struct cred
reads members of struct file
reads members of struct key
reads what holds keys and passwords: struct key
shows lines
is sensitive: reads what holds keys and passwords: struct key
