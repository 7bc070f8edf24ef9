# what changes the machine is unsafe, whatever it reads
-- args
show --manifest --world @top@/tests/fixtures/6.12.world @script@
-- script
begin { system("date"); } p:vfs_read { signal("KILL"); }
-- out
attaches to begin
attaches to kprobe:vfs_read
shows what commands print
changes the machine by bpf_send_signal()
changes what the command does: date
is unsafe: changes what the command does: date
